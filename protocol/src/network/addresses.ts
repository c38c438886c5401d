import type { Address } from 'viem';
import type { Boxes } from './ballotBoxes.ts';
import { boxKeyOf, type ContractKey, contractTable, singletonKeys } from './contracts.ts';
import type { ContractAddresses } from './description.ts';

/** A contract of a network, and where it is. */
export interface PlacedContract {
  readonly key: ContractKey;
  /** What tells a further box of one kind from the first: its number; empty for every other contract. */
  readonly suffix: string;
  readonly address: Address;
}

/** A network, as far as its contracts are told. */
export interface Placed extends Boxes {
  readonly contracts: ContractAddresses;
}

/** All contracts of a network: those of which there is one each, then its ballot boxes. */
export function placedContracts({ contracts, ballotBoxes }: Placed): PlacedContract[] {
  return [
    ...singletonKeys.map((key) => ({ key, suffix: '', address: contracts[key] })),
    ...ballotBoxes.map(({ kind, number, address }, i) => {
      const isFirst = ballotBoxes.findIndex((box: { readonly kind: string }) => box.kind === kind) === i;
      return { key: boxKeyOf(kind), suffix: isFirst ? '' : String(number), address };
    }),
  ];
}

/** The same by name, as people and reports call them: a box as `ballotBox`, a further one of its kind as `ballotBox3`. */
export function addressesByName(network: Placed): Record<string, Address> {
  return Object.fromEntries(
    placedContracts(network).map(({ key, suffix, address }) => [`${key}${suffix}`, address]),
  );
}

/** Where the events come from that the index and audits follow. */
export function followedAddresses(network: Placed): Address[] {
  return placedContracts(network)
    .filter(({ key }) => contractTable[key].indexed)
    .map(({ address }) => address);
}

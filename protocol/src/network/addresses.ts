import type { Address } from 'viem';
import type { Boxes } from './ballotBoxes.ts';
import { boxKeyOf, type ContractKey, contractTable, singletonKeys } from './contracts.ts';
import type { ContractAddresses } from './description.ts';

/** A contract of a network, and where it is. */
export interface PlacedContract {
  readonly key: ContractKey;
  readonly address: Address;
  /** Of a ballot box. */
  readonly number?: number;
}

/** A network, as far as its contracts are told. */
export interface Placed extends Boxes {
  readonly contracts: ContractAddresses;
}

/** All contracts of a network: those of which there is one each, then its ballot boxes. */
export function placedContracts({ contracts, ballotBoxes }: Placed): PlacedContract[] {
  return [
    ...singletonKeys.map((key) => ({ key, address: contracts[key] })),
    ...ballotBoxes.map(({ kind, number, address }) => ({ key: boxKeyOf(kind), address, number })),
  ];
}

/** Where the events come from that the index and audits follow. */
export function followedAddresses(network: Placed): Address[] {
  return placedContracts(network)
    .filter(({ key }) => contractTable[key].indexed)
    .map(({ address }) => address);
}

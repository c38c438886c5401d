import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import { type Address, type Hex, type PublicClient, concat, numberToHex } from 'viem';
import type { Deployment } from '@patto/protocol/network/description';

/** What the chain says: all events up to a block, in order, and the times of their blocks. */
export type Journal = Awaited<ReturnType<typeof readJournal>>;

/** Where an event stands on the chain. */
export interface Place {
  readonly blockNumber: bigint;
  readonly logIndex: number;
  readonly transactionHash: Hex;
}

/** Reads every event of the contracts up to `block`. */
export async function readJournal(
  client: PublicClient,
  { contracts, ballotBoxes }: Deployment,
  block: bigint,
) {
  const range = (address: Address | Address[]) =>
    ({ address, fromBlock: 0n, toBlock: block, strict: true }) as const;
  const [access, registry, membership, reputation, ballots] = await Promise.all([
    client.getContractEvents({ ...range(contracts.accessManager), abi: accessManagerAbi }),
    client.getContractEvents({ ...range(contracts.commonsRegistry), abi: commonsRegistryAbi }),
    client.getContractEvents({ ...range(contracts.membership), abi: membershipAbi }),
    client.getContractEvents({ ...range(contracts.reputation), abi: reputationAbi }),
    client.getContractEvents({ ...range(ballotBoxes.map((box) => box.address)), abi: ballotBoxAbi }),
  ]);
  const places: readonly Place[] = [...access, ...registry, ...membership, ...reputation, ...ballots];
  const times = new Map<bigint, bigint>();
  for (const blockNumber of new Set([...places.map((place) => place.blockNumber), block])) {
    times.set(blockNumber, (await client.getBlock({ blockNumber })).timestamp);
  }
  const timeOf = (blockNumber: bigint): bigint => {
    const time = times.get(blockNumber);
    if (time === undefined) throw new Error(`No time of block ${blockNumber}`);
    return time;
  };
  return { client, contracts, ballotBoxes, block, timeOf, access, registry, membership, reputation, ballots };
}

/** Unix seconds as the index writes them. */
export function microseconds(seconds: bigint | number): string {
  return (BigInt(seconds) * 1_000_000n).toString();
}

export function number32(value: number): Hex {
  return numberToHex(value, { size: 4 });
}

/** The id that the index gives to what an event says. */
export function eventId({ blockNumber, logIndex }: Place): Hex {
  return concat([number32(Number(blockNumber)), number32(logIndex)]);
}

/** The fields that every entity of a fact has. */
export function placed(journal: Pick<Journal, 'timeOf'>, place: Place) {
  return {
    block: place.blockNumber.toString(),
    timestamp: microseconds(journal.timeOf(place.blockNumber)),
    transaction: place.transactionHash,
  };
}

export function byId<T extends { id: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

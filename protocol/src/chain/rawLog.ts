import type { Address, Hex } from 'viem';

/** A log as the chain gives it, and nothing more, so that it can be kept, sent to a worker and altered in a test. */
export interface RawLog {
  address: Address;
  topics: readonly Hex[];
  data: Hex;
  block: number;
  transaction: Hex;
  /** Position of the log within its block, from 0. */
  logIndex: number;
}

/** Where something stands on the chain. */
export interface Place {
  block: number;
  transaction: Hex;
  /** Position of the log within its block, from 0. */
  logIndex: number;
  /** Position of a vote within its log, from 0. */
  position?: number;
}

/** Where a log stands. */
export function placeOf({ block, transaction, logIndex }: RawLog): Place {
  return { block, transaction, logIndex };
}

/**
 * The topics as viem wants them, which asks that there be at least one.
 * @throws Error for a log without topics, which none of our contracts emits.
 */
export function topicsOf(log: RawLog): [Hex, ...Hex[]] {
  const [first, ...others] = log.topics;
  if (first === undefined) throw new Error(`Log ${log.logIndex} of block ${log.block} has no topics`);
  return [first, ...others];
}

/** Bytes of the logs' topics and data. */
export function logBytes(logs: readonly RawLog[]): number {
  return logs.reduce((sum, { topics, data }) => sum + 32 * topics.length + (data.length - 2) / 2, 0);
}

import type { BallotMode } from '@patto/protocol/ballots/mode';
import { decodeChoices } from '@patto/protocol/ballots/vote';
import type { Hex } from 'viem';
import type { TransactionRecord } from '../../../shared/transactions/machine.ts';
import type { Draft } from './draft.ts';

/** What can be said of a person's vote in a ballot. */
export interface ShownVote {
  /**
   * `listed`: the index has it; `recorded`: the chain has it; `sent`: on its way; `unknown`: the chain has a vote of the
   * person, and which one is not known yet.
   */
  state: 'listed' | 'recorded' | 'sent' | 'unknown';
  /** Absent where it is not known which choices count. */
  points?: Draft;
  transaction?: Hex | undefined;
  block?: number | undefined;
}

type Pending = Pick<TransactionRecord, 'status' | 'byEffect' | 'fact' | 'hash' | 'block'>;

/**
 * The vote of the index, or until it has one what this device sent. Where it is known by its effect alone that the person has
 * voted, another vote that she signed may be the one that counts: then nothing is said of the choices.
 */
export function shownVote(
  indexed: { choices: Hex; batch: { transaction: Hex; block: number } } | null | undefined,
  pending: Pending | undefined,
  mode: BallotMode,
): ShownVote {
  if (indexed != null) {
    const { transaction, block } = indexed.batch;
    return { state: 'listed', points: decodeChoices(BigInt(indexed.choices), mode), transaction, block };
  }
  const points = pending?.fact['points'];
  if (pending === undefined || pending.byEffect === true || !Array.isArray(points)) {
    return { state: 'unknown' };
  }
  const { hash, block, status } = pending;
  return { state: status === 'sent' ? 'sent' : 'recorded', points, transaction: hash, block };
}

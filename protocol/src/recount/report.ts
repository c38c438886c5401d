import type { Hex } from 'viem';
import type { BallotMode } from '../ballots/mode.ts';
import type { BallotPhase } from '../ballots/phase.ts';
import type { EqualSharesResult } from '../ballots/rules/equalSharesResult.ts';
import type { Place } from './record.ts';

/** What a recount compares. */
export type DifferenceKind =
  /** The opening's log against what is stored; `field` names which. */
  | 'opening'
  | 'sheetDigest'
  /** A log's votes do not divide into whole votes. */
  | 'malformedVotes'
  | 'invalidChoices'
  | 'outsidePeriod'
  | 'notMember'
  | 'memberAfterStart'
  | 'secondVote'
  | 'weight'
  | 'voteDigest'
  | 'voteCount'
  /** The counter of an option; `option` says which. */
  | 'tally'
  /** The result by the rules against the stored one. */
  | 'result'
  | 'resultCost'
  /** The result's log against what is stored. */
  | 'announcedResult'
  /** A log's votes against the transaction that brought them. */
  | 'sentVotes'
  | 'sentChoices'
  /** A vote's signer against the member it is counted for. */
  | 'signature'
  | 'sender';

/**
 * One place where the chain's statements do not fit each other. `expected` is what the contract stores, the transaction
 * sent or the rules demand; `found` is what stands in the logs, or for a result what the chain has instead.
 */
export interface Difference {
  kind: DifferenceKind;
  place?: Place;
  expected: string;
  found: string;
  field?: string;
  option?: number;
  member?: number;
}

/** How far the transactions behind the votes were checked. */
export interface SignatureReport {
  /** Signatures recovered and compared with the member's account. */
  recovered: number;
  /** Votes cast by the member's own transaction or forwarded request. */
  own: number;
  /** Votes signed by a contract account, which only the chain itself can check. */
  byContract: number;
  /** Votes that came through a contract whose calls cannot be read from outside. */
  unreadable: number;
}

export interface RecountReport {
  /** Whether nothing differs. */
  equal: boolean;
  differences: Difference[];
  /** More than `differences` holds where very many differ. */
  differenceCount: number;
  ballotId: number;
  commonsId: number;
  mode: BallotMode;
  phase: BallotPhase;
  /** Votes in the logs. */
  votes: number;
  /** Members when the ballot started. */
  members: number;
  voteDigest: bigint;
  /** Points on each option. */
  tally: number[];
  /** Votes that gave each option at least one point. */
  supporters: number[];
  result: RecountedResult;
  /** Undefined where transactions were not fetched. */
  signatures: SignatureReport | undefined;
  sheet: Hex | undefined;
  fromBlock: number;
  toBlock: number;
  logs: number;
  bytes: number;
}

export interface RecountedResult {
  /** `unknownSheet` where a budget's costs could not be found, `voting` before the end, `cancelled` for a withdrawn ballot. */
  state: 'counted' | 'unknownSheet' | 'voting' | 'cancelled';
  /** By the rules. */
  selected: number[];
  cost: bigint;
  /** What the chain has; undefined before a proposal. */
  stored: { selected: number[]; cost: bigint; final: boolean; answered: boolean } | undefined;
  quorumMet: boolean;
  /** How the method of equal shares came to it. */
  equalShares: EqualSharesResult | undefined;
}

const mostKept = 1_000;

/** Collects differences and keeps the first of very many. */
export class Differences {
  readonly list: Difference[] = [];
  count = 0;

  add(difference: Difference): void {
    this.count++;
    if (this.list.length < mostKept) this.list.push(difference);
  }

  /** Adds a difference unless both say the same. */
  compare(
    kind: DifferenceKind,
    expected: unknown,
    found: unknown,
    more: Omit<Difference, 'kind' | 'expected' | 'found'> = {},
  ): void {
    if (String(expected) === String(found)) return;
    this.add({ kind, expected: String(expected), found: String(found), ...more });
  }
}

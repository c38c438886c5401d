import type { Hex } from 'viem';
import type { BallotMode } from '../ballots/mode.ts';
import type { BallotPhase } from '../ballots/phase.ts';
import type { EqualSharesResult } from '../ballots/rules/equalSharesResult.ts';
import type { Place } from '../chain/rawLog.ts';
import type { RecountContracts } from './record.ts';

/** What a recount compares. */
export const differenceKinds = [
  /** The opening's log against what is stored; `field` names which. */
  'opening',
  'sheetDigest',
  /** A log's votes do not divide into whole votes. */
  'malformedVotes',
  'invalidChoices',
  'outsidePeriod',
  'notMember',
  'memberAfterStart',
  'secondVote',
  'weight',
  'voteDigest',
  /** The digest of all that was said of who belongs to the commons. */
  'membersDigest',
  'voteCount',
  /** The counter of an option; `option` says which. */
  'tally',
  /** The result by the rules against the stored one. */
  'result',
  'resultCost',
  /** The result's log against what is stored; `field` names which. */
  'announcedResult',
  /** A log's votes against the transaction that brought them. */
  'sentVotes',
  'sentChoices',
  /** A vote's signer against the member it is counted for. */
  'signature',
  'sender',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/**
 * One place where the chain's statements do not fit each other. `expected` is what the contract stores, the transaction
 * sent or the rules demand; `found` is what stands in the logs, or for a result what the chain has instead.
 */
export interface Difference {
  kind: DifferenceKind;
  place?: Place;
  expected: string;
  found: string;
  /** Which field of an opening or of a result's log. */
  field?: string;
  /** Position of the option on the sheet, from 0. */
  option?: number;
  /** The member's index in its commons. */
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
  /**
   * Votes that came through a contract whose calls cannot be read from outside, and those of accounts that no key signed for
   * and of which the node cannot tell whether they had code then.
   */
  unreadable: number;
}

/** What a recount found, and over what. Survives `structuredClone`. */
export interface RecountReport {
  /** Whether nothing differs. */
  equal: boolean;
  differences: Difference[];
  /** More than `differences` holds where very many differ. */
  differenceCount: number;
  chainId: number;
  contracts: RecountContracts;
  ballotId: number;
  commonsId: number;
  mode: BallotMode;
  phase: BallotPhase;
  /** Votes in the logs. */
  votes: number;
  /** Members when the ballot started. */
  members: number;
  /** Votes by memberships that were moved without their owner's signature in the 90 days before the start. */
  carriedVotes: number;
  /** The rolling digest of the votes in the logs, 160 bits. */
  voteDigest: bigint;
  /** The digest that the contract keeps of the sheet. */
  sheetDigest: Hex;
  /** Points on each option. */
  tally: number[];
  /** Votes that gave each option at least one point. */
  supporters: number[];
  result: RecountedResult;
  /** Undefined where transactions were not fetched. */
  signatures: SignatureReport | undefined;
  /** The sheet's bytes; undefined where no transaction carried them yet. */
  sheet: Hex | undefined;
  /** The first and the last block that were looked at; of the last one its hash, and its time in unix seconds. */
  fromBlock: number;
  toBlock: number;
  blockHash: Hex;
  blockTime: number;
  /** The digest of all logs that were read: those of the ballot, then of members, then of reputation. */
  logDigest: Hex;
  /** Logs that were read, and the bytes of these and of the transactions. */
  logs: number;
  bytes: number;
}

/** `unknownSheet` where a budget's costs could not be found, `voting` before the end, `cancelled` for a withdrawn ballot. */
export const resultStates = ['counted', 'unknownSheet', 'voting', 'cancelled'] as const;
export type ResultState = (typeof resultStates)[number];

/** A result as the chain has it. */
export interface OnRecord {
  selected: number[];
  cost: bigint;
  final: boolean;
  /** Selections that were put forward, in that order; none where the contract counts by itself. */
  candidates: { selected: number[]; endorsements: number }[];
  /** Whether the municipality picked it among those endorsed most. */
  tieBroken: boolean;
}

/** The result by the rules beside the one on the record. */
export interface RecountedResult {
  state: ResultState;
  /** The options that win by the rules, by position from 0; none where the result was not counted. */
  selected: number[];
  /** What they cost, in the unit of its sheet (`moneyUnit.ts`). */
  cost: bigint;
  /** What the chain has; undefined before a proposal. */
  stored: OnRecord | undefined;
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

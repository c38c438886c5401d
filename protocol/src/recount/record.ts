import type { Address, Hex } from 'viem';
import type { BallotMode } from '../ballots/mode.ts';
import type { BallotPhase } from '../ballots/phase.ts';

/** A log as the chain gives it, and nothing more, so that it can be kept, sent to a worker and altered in a test. */
export interface RawLog {
  address: Address;
  topics: readonly Hex[];
  data: Hex;
  block: number;
  transaction: Hex;
  logIndex: number;
}

/** Where something stands on the chain. */
export interface Place {
  block: number;
  transaction: Hex;
  logIndex: number;
  /** Position of a vote within its log, from 0. */
  position?: number;
}

export interface RecountContracts {
  membership: Address;
  ballotBox: Address;
  reputation: Address;
}

/** The chain's own statements on a ballot, read at one block. */
export interface StoredBallot {
  commonsId: number;
  start: number;
  end: number;
  mode: BallotMode;
  sheetDigest: Hex;
  voteDigest: bigint;
  votes: number;
  tally: readonly bigint[];
  phase: BallotPhase;
  selected: bigint;
  cost: bigint;
}

/** Everything that a recount needs, fetched once. Survives `structuredClone`. */
export interface BallotRecord {
  chainId: number;
  contracts: RecountContracts;
  ballotId: number;
  fromBlock: number;
  toBlock: number;
  stored: StoredBallot;
  /** The last block not after the ballot's start, and the last not after its end. */
  lastBlockAtStart: number;
  lastBlockAtEnd: number;
  /** In the chain's order. */
  memberLogs: RawLog[];
  ballotLogs: RawLog[];
  /** Only of weighted ballots. */
  reputationLogs: RawLog[];
  /** The sheet's bytes, where the caller or some transaction has them. */
  sheet: Hex | undefined;
  /** Transactions that carried votes, where they were asked for. */
  calls: VoteTransaction[] | undefined;
  /** Who brings calls for others, by the ballot box; asked for with the transactions. */
  forwarder: Address | undefined;
  /** Of the accounts whose votes others brought one by one, those with code, now or then, lower case: it checks signatures. */
  contractAccounts: Address[];
  /** Bytes of all logs and calls. */
  bytes: number;
}

/** A transaction that carried votes. */
export interface VoteTransaction {
  hash: Hex;
  from: Address;
  to: Address | null;
  input: Hex;
}

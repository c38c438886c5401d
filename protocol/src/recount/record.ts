import type { Address, Hex } from 'viem';
import type { BallotMode } from '../ballots/mode.ts';
import type { BallotPhase } from '../ballots/phase.ts';
import type { RawLog } from '../chain/rawLog.ts';
import type { SentTransaction } from '../chain/transactions.ts';

/** The contracts that say what a ballot's votes are worth. */
export interface RecountContracts {
  membership: Address;
  /** The box that holds the ballot. */
  ballotBox: Address;
  reputation: Address;
}

/** The chain's own statements on a ballot, read at one block. */
export interface StoredBallot {
  commonsId: number;
  /** Unix seconds: votes count from the second after `start`, up to and including `end`. */
  start: number;
  end: number;
  mode: BallotMode;
  sheetDigest: Hex;
  /** The rolling digest of all votes, 160 bits. */
  voteDigest: bigint;
  /** The rolling digest of all that was said of who belongs to the commons, up to the block of reading, 160 bits. */
  membersDigest: bigint;
  votes: number;
  /** Points on each option. */
  tally: readonly bigint[];
  phase: BallotPhase;
  /** Bit i is set where option i won. */
  selected: bigint;
  /** What the selected options cost, in the unit of its sheet (`moneyUnit.ts`). */
  cost: bigint;
  /** Members who endorsed that selection, and how many are endorsed as often; 0 where the contract counts by itself. */
  endorsements: number;
  tied: number;
}

/** Everything that a recount needs, fetched once. Survives `structuredClone`. */
export interface BallotRecord {
  chainId: number;
  contracts: RecountContracts;
  ballotId: number;
  /** The first and the last block that were looked at. */
  fromBlock: number;
  toBlock: number;
  /** Of the last block: its hash, and its time in unix seconds. */
  blockHash: Hex;
  blockTime: number;
  stored: StoredBallot;
  /** The last block not after the ballot's start, and the last not after its end. */
  lastBlockAtStart: number;
  lastBlockAtEnd: number;
  /** The last block not after the moment `recentCarry` before the start. */
  lastBlockBeforeCarries: number;
  /** In the chain's order. */
  memberLogs: RawLog[];
  ballotLogs: RawLog[];
  /** Only of weighted ballots. */
  reputationLogs: RawLog[];
  /** The sheet's bytes, where the caller or some transaction has them. */
  sheet: Hex | undefined;
  /** Transactions that carried votes, where they were asked for. */
  calls: SentTransaction[] | undefined;
  /** Who brings calls for others, by the ballot box; asked for with the transactions. */
  forwarder: Address | undefined;
  /** Of the accounts whose votes others brought one by one, those with code, now or then, lower case: it checks signatures. */
  contractAccounts: Address[];
  /** Of the others, those of which the node could not tell whether they had code then, lower case. */
  unknownAccounts: Address[];
  /** Bytes of all logs and calls. */
  bytes: number;
}

import { hexToBytes, type Address } from 'viem';
import { decodePackedVotes, packedVoteBytes, wordProblem } from '../ballots/vote.ts';
import { extendVoteDigest } from '../ballots/voteDigest.ts';
import type { Place, RawLog } from '../chain/rawLog.ts';
import { ballotEvents } from './ballotEvents.ts';
import { Members, voterOf, type MemberState } from './members.ts';
import type { BallotRecord } from './record.ts';
import type { Differences } from './report.ts';
import { reputationAt } from './reputationAt.ts';

/** One vote of a log. */
export interface LoggedVote {
  memberIndex: number;
  choices: bigint;
  weight: number;
  /** The member's account when the vote was counted, lower case; undefined for an unknown index. */
  account: Address | undefined;
}

/** The votes of one `VotesCast`. */
export interface LoggedBatch {
  log: RawLog;
  votes: LoggedVote[];
}

export interface Replay {
  batches: LoggedBatch[];
  voteDigest: bigint;
  /** Members when the ballot started. */
  members: number;
  /** Votes by memberships that were moved without their owner's signature shortly before the start. */
  carried: number;
}

/**
 * Goes through memberships and votes in the chain's order and checks of each vote: cast while the ballot was open, by a
 * member of that moment who was one at the start already, for the first time, within the mode, with its right weight.
 */
export function replay(record: BallotRecord, differences: Differences): Replay {
  const { stored, lastBlockAtStart, lastBlockAtEnd } = record;
  const { mode } = stored;
  const weights = mode.weighted ? reputationAt(record.reputationLogs, lastBlockAtStart) : undefined;
  const members = new Members();
  const voted = new Set<number>();
  const batches: LoggedBatch[] = [];
  let voteDigest = 0n;
  let next = 0;
  let carried = 0;
  const joinUntil = (isBefore: (log: RawLog) => boolean) => {
    for (
      let log = record.memberLogs[next];
      log !== undefined && isBefore(log);
      log = record.memberLogs[next]
    ) {
      members.apply(log);
      next++;
    }
  };
  joinUntil(({ block }) => block <= lastBlockAtStart);
  const membersAtStart = members.count();

  for (const { log, place, args } of ballotEvents(record.ballotLogs, 'VotesCast')) {
    joinUntil((join) => join.block < log.block || (join.block === log.block && join.logIndex < log.logIndex));
    if (log.block <= lastBlockAtStart || log.block > lastBlockAtEnd) {
      const [expected, found] = [`${lastBlockAtStart + 1} to ${lastBlockAtEnd}`, String(log.block)];
      differences.add({ kind: 'outsidePeriod', place, expected, found });
    }
    const bytes = hexToBytes(args.votes);
    voteDigest = extendVoteDigest(voteDigest, bytes);
    const unit = packedVoteBytes(mode);
    if (bytes.length % unit !== 0) {
      const [expected, found] = [`a multiple of ${unit} bytes`, `${bytes.length} bytes`];
      differences.add({ kind: 'malformedVotes', place, expected, found });
    }
    const packed = decodePackedVotes(bytes.subarray(0, bytes.length - (bytes.length % unit)), mode);
    const votes = packed.map((vote, position): LoggedVote => {
      const at = { place: { ...place, position }, member: vote.memberIndex };
      const member = members.states[vote.memberIndex];
      checkMember(member, lastBlockAtStart, at, differences);
      if (isCarried(member, record)) carried++;
      if (voted.has(vote.memberIndex)) {
        differences.add({ kind: 'secondVote', ...at, expected: 'one vote', found: 'another vote' });
      }
      voted.add(vote.memberIndex);
      const problem = wordProblem(vote.choices, mode);
      if (problem !== undefined) {
        const found = `0x${vote.choices.toString(16)}`;
        differences.add({ kind: 'invalidChoices', ...at, expected: 'a vote within the rules', found });
      }
      if (weights !== undefined) {
        const weight = weights.get(vote.memberIndex) ?? 0;
        // Who has no points at the start has no vote in an advisory ballot, not one of weight 0.
        differences.compare('weight', weight === 0 ? 'points at the start' : weight, vote.weight, at);
      }
      return { ...vote, account: member && (voterOf(member, lastBlockAtStart) ?? member.account) };
    });
    batches.push({ log, votes });
  }
  return { batches, voteDigest, members: membersAtStart, carried };
}

/** Whether the membership came to the account that votes without its owner's signature, shortly before the start. */
function isCarried(member: MemberState | undefined, record: BallotRecord): boolean {
  const block = member?.carriedBlock;
  return block !== undefined && block > record.lastBlockBeforeCarries && block <= record.lastBlockAtStart;
}

function checkMember(
  member: MemberState | undefined,
  lastBlockAtStart: number,
  at: { place: Place; member: number },
  differences: Differences,
): void {
  if (member !== undefined && voterOf(member, lastBlockAtStart) !== undefined) return;
  if (member === undefined || !member.active) {
    const found = member === undefined ? 'nobody' : `${member.account}, who had left`;
    differences.add({ kind: 'notMember', ...at, expected: 'a member', found });
  } else {
    const [expected, found] = [
      `joined by block ${lastBlockAtStart}`,
      `joined in block ${member.joinedBlock}`,
    ];
    differences.add({ kind: 'memberAfterStart', ...at, expected, found });
  }
}

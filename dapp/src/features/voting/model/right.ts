import type { Voter } from '../../../entities/ballot/chainReads.ts';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { mayVoteFrom } from '@patto/protocol/members/member';

/**
 * Whether a person can vote now, and if not, why. `signedOut` and `wrongNetwork` are about the wallet; the others are what the
 * contract would say.
 */
export type VotingRight =
  | 'may'
  | 'voted'
  | 'signedOut'
  | 'wrongNetwork'
  | 'notMember'
  | 'left'
  | 'moved'
  | 'ended'
  | 'memberAfterStart'
  | 'notOpen';

export function votingRight(
  voter: Omit<Voter, 'index'> | undefined,
  ballot: { phase: BallotPhase; start: number },
): Exclude<VotingRight, 'signedOut' | 'wrongNetwork'> {
  if (voter?.voted === true) return 'voted';
  if (ballot.phase !== 'Open' && ballot.phase !== 'Scheduled') return 'notOpen';
  if (voter === undefined || voter.joinedAt === 0) return 'notMember';
  if (ballot.phase === 'Open' && mayVoteFrom(voter, ballot.start)) return 'may';
  if (voter.moved) return 'moved';
  if (voter.ended) return 'ended';
  if (voter.leftAt !== 0) return 'left';
  return ballot.phase === 'Scheduled' ? 'notOpen' : 'memberAfterStart';
}

import type { BallotPhase } from '@patto/protocol/ballots/phase';

/** What the contracts say of a voter. Times in unix seconds. */
export interface VoterRecord {
  joined: number;
  left: number;
  /** Whether the membership moved to another account. */
  moved: boolean;
  voted: boolean;
}

/**
 * Whether a person can vote now, and if not, why. `signedOut` and `wrongNetwork` are about the wallet; the others are what the
 * contract would say.
 */
export type VotingRight =
  'may' | 'voted' | 'signedOut' | 'wrongNetwork' | 'notMember' | 'left' | 'moved' | 'memberAfterStart' | 'notOpen';

export function votingRight(
  voter: VoterRecord | undefined,
  ballot: { phase: BallotPhase; start: number },
): Exclude<VotingRight, 'signedOut' | 'wrongNetwork'> {
  if (voter?.voted === true) return 'voted';
  if (ballot.phase !== 'Open' && ballot.phase !== 'Scheduled') return 'notOpen';
  if (voter === undefined || voter.joined === 0) return 'notMember';
  if (voter.moved) return 'moved';
  if (voter.left !== 0) return 'left';
  if (ballot.phase === 'Scheduled') return 'notOpen';
  return voter.joined > ballot.start ? 'memberAfterStart' : 'may';
}

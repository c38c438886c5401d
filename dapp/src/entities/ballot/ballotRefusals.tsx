import { Trans } from '@lingui/react/macro';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { refusalsOf } from '../../shared/transactions/refusals.ts';

/** What the ballot box refuses, in sentences. */
export const ballotRefusals = refusalsOf(ballotBoxAbi, {
  BallotBoxAlreadyVoted: () => (
    <Trans>Your vote is already on the public record; each member votes once.</Trans>
  ),
  BallotBoxWrongPhase: () => <Trans>The ballot is not open for this at the moment.</Trans>,
  BallotBoxNotMember: () => <Trans>This account is not a member of the commons.</Trans>,
  BallotBoxMemberAfterStart: () => (
    <Trans>Only who was a member when the ballot started can vote or endorse in it.</Trans>
  ),
  BallotBoxInvalidChoices: () => (
    <Trans>The choices do not follow the ballot’s rules: too many, too few, or over the limit.</Trans>
  ),
  BallotBoxNoReputation: () => (
    <Trans>This ballot counts reputation, and this account had none when it started.</Trans>
  ),
  BallotBoxInvalidSignature: () => <Trans>The signature does not fit the vote.</Trans>,
  BallotBoxWrongSheet: () => <Trans>The ballot’s text is not the one on the public record.</Trans>,
  BallotBoxMalformedSheet: () => <Trans>The ballot’s text is not the one on the public record.</Trans>,
  BallotBoxUnknownBallot: () => <Trans>There is no such ballot on this chain.</Trans>,
  BallotBoxChallengeOpen: () => (
    <Trans>Other counts can still be put forward and endorsed; the result becomes final after that.</Trans>
  ),
  BallotBoxChallengeOver: () => <Trans>The time to endorse a count is over.</Trans>,
  BallotBoxWrongVoteDigest: () => (
    <Trans>The count was made from other votes than those on the record. Count again.</Trans>
  ),
  BallotBoxAlreadyEndorsed: () => (
    <Trans>This account has endorsed a count of this ballot, or has said what is wrong, before.</Trans>
  ),
  BallotBoxOverBudget: () => <Trans>The chosen projects cost more than the budget.</Trans>,
  BallotBoxNotActiveCommons: () => <Trans>This commons takes no new members or ballots at the moment.</Trans>,
  BallotBoxFull: 'prevented',
  BallotBoxInvalidBatch: 'prevented',
  BallotBoxInvalidMode: 'prevented',
  BallotBoxInvalidNumber: 'prevented',
  BallotBoxInvalidPeriod: 'prevented',
  BallotBoxNotAuthorized: 'prevented',
  BallotBoxNotGuardian: 'prevented',
  BallotBoxNotTied: 'prevented',
  BallotBoxOpeningPaused: 'prevented',
  BallotBoxWrongRule: 'prevented',
  InvalidShortString: 'prevented',
  StringTooLong: 'prevented',
});

import { Trans } from '@lingui/react/macro';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { refusalsOf } from '../../shared/transactions/refusals.ts';

/** What the contract of memberships refuses, in sentences. */
export const membershipRefusals = refusalsOf(membershipAbi, {
  MembershipNotMember: () => <Trans>This account is not a member of the commons.</Trans>,
  MembershipAlreadyMember: () => <Trans>This account is a member already.</Trans>,
  MembershipPersonTagUsed: () => (
    <Trans>This eligibility was used already: a person is a member once, with one account.</Trans>
  ),
  MembershipExpired: () => <Trans>This eligibility has expired. Ask the municipality for a new one.</Trans>,
  MembershipOutdated: () => (
    <Trans>This eligibility is from before your earlier membership was ended. Ask for a new one.</Trans>
  ),
  MembershipNotYetIssued: () => (
    <Trans>This eligibility is dated later than now. Wait a moment, or ask for a new one.</Trans>
  ),
  MembershipNotIssuer: () => (
    <Trans>This eligibility was not signed for this account by an office that the municipality trusts.</Trans>
  ),
  MembershipNotActiveCommons: () => (
    <Trans>This commons takes no new members or ballots at the moment.</Trans>
  ),
  MembershipLeftRecently: () => (
    <Trans>Who left a commons can come back eight days later at the earliest.</Trans>
  ),
  MembershipNoMove: () => <Trans>No move of this membership is proposed any more.</Trans>,
  MembershipNotVetoer: () => (
    <Trans>Only the member, or the guard that the member named, can stop this move.</Trans>
  ),
  MembershipFull: () => <Trans>This commons has no room for more members.</Trans>,
  InvalidShortString: 'prevented',
  MembershipInvalidBatch: 'prevented',
  MembershipEndingOpen: 'prevented',
  MembershipLapsed: 'prevented',
  MembershipMoveOpen: 'prevented',
  MembershipMoveRests: 'prevented',
  MembershipNoEnding: 'prevented',
  MembershipNotAuthorizedToMove: 'prevented',
  MembershipNotLapsed: 'prevented',
  MembershipNotMunicipalityAdmin: 'prevented',
  MembershipStillWaits: 'prevented',
  MembershipTooManyMoves: 'prevented',
  MembershipWrongPersonTag: 'prevented',
  SignedActExpired: 'prevented',
  SignedActInvalidSignature: 'prevented',
  SignedActNonceUsed: 'prevented',
  StringTooLong: 'prevented',
});

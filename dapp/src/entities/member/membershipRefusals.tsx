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
  MembershipNotIssuer: () => (
    <Trans>This eligibility was not signed for this account by an office that the municipality trusts.</Trans>
  ),
  MembershipNotActiveCommons: () => (
    <Trans>This commons takes no new members or ballots at the moment.</Trans>
  ),
  MembershipFull: () => <Trans>This commons has no room for more members.</Trans>,
  InvalidShortString: 'prevented',
  MembershipInvalidBatch: 'prevented',
  MembershipNotAuthorizedToMove: 'prevented',
  MembershipNotMunicipalityAdmin: 'prevented',
  StringTooLong: 'prevented',
});

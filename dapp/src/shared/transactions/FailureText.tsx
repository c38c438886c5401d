import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Failure } from './machine.ts';

/** Why it did not work, in a sentence. */
export function FailureText({ failure }: { failure: Failure }): ReactNode {
  switch (failure.reason) {
    case 'contract':
      return contractSentence(failure.name);
    case 'accountChanged':
      return (
        <Trans>
          The account in your wallet changed while signing, so we stopped. Go back to it and try again.
        </Trans>
      );
    case 'wrongNetwork':
      return <Trans>Your wallet is on another network. Switch it and try again.</Trans>;
    case 'signedOut':
      return <Trans>You were signed out meanwhile. Sign in and try again.</Trans>;
    case 'unreachable':
      return <Trans>The network does not answer. Check your connection and try again.</Trans>;
    case 'funds':
      return <Trans>Your account cannot pay the network’s fee.</Trans>;
    case 'interrupted':
      return (
        <Trans>
          This page was left before your wallet answered. If you confirmed there, it may still arrive; look in
          a minute.
        </Trans>
      );
    case 'unknown':
      return <Trans>Something unexpected happened.</Trans>;
  }
}

/** The contracts' refusals that a person can meet here; the others are ours to prevent. */
function contractSentence(name: string | undefined): ReactNode {
  switch (name) {
    case 'BallotBoxAlreadyVoted':
      return <Trans>Your vote is already on the public record; each member votes once.</Trans>;
    case 'BallotBoxWrongPhase':
      return <Trans>The ballot is not open for this at the moment.</Trans>;
    case 'BallotBoxNotMember':
    case 'MembershipNotMember':
      return <Trans>This account is not a member of the commons.</Trans>;
    case 'BallotBoxMemberAfterStart':
      return <Trans>Only who was a member when the ballot started may vote in it.</Trans>;
    case 'BallotBoxInvalidChoices':
      return (
        <Trans>The choices do not follow the ballot’s rules: too many, too few, or over the limit.</Trans>
      );
    case 'BallotBoxNoReputation':
      return <Trans>This ballot counts reputation, and this account had none when it started.</Trans>;
    case 'BallotBoxInvalidSignature':
      return <Trans>The signature does not fit the vote.</Trans>;
    case 'BallotBoxWrongSheet':
    case 'BallotBoxMalformedSheet':
      return <Trans>The ballot’s text is not the one on the public record.</Trans>;
    case 'BallotBoxUnknownBallot':
      return <Trans>There is no such ballot on this chain.</Trans>;
    case 'BallotBoxChallengeOpen':
      return <Trans>The result can still be contested; it becomes final after that.</Trans>;
    case 'BallotBoxChallengeOver':
      return <Trans>The time to contest this result is over.</Trans>;
    case 'BallotBoxWrongVoteDigest':
      return <Trans>The count was made from other votes than those on the record. Count again.</Trans>;
    case 'BallotBoxOverBudget':
      return <Trans>The chosen projects cost more than the budget.</Trans>;
    case 'MembershipAlreadyMember':
      return <Trans>This account is a member already.</Trans>;
    case 'MembershipPersonTagUsed':
      return <Trans>This eligibility was used already: a person is a member once, with one account.</Trans>;
    case 'MembershipExpired':
      return <Trans>This eligibility has expired. Ask the municipality for a new one.</Trans>;
    case 'MembershipNotIssuer':
      return (
        <Trans>
          This eligibility was not signed for this account by an office that the municipality trusts.
        </Trans>
      );
    case 'MembershipNotActiveCommons':
    case 'BallotBoxNotActiveCommons':
      return <Trans>This commons takes no new members or ballots at the moment.</Trans>;
    case 'MembershipFull':
      return <Trans>This commons has no room for more members.</Trans>;
    default:
      return <Trans>The contract refused it.</Trans>;
  }
}

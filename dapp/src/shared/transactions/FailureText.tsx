import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Failure } from './machine.ts';
import { type Refusals, sentenceOf } from './refusals.ts';

interface FailureTextProps {
  failure: Failure;
  /** Of the contracts that the act may meet. */
  refusals: readonly Refusals[];
}

/** Why it did not work, in a sentence. */
export function FailureText({ failure, refusals }: FailureTextProps): ReactNode {
  switch (failure.reason) {
    case 'contract':
      return contractSentence(failure, refusals);
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
    case 'replaced':
      return (
        <Trans>
          Another transaction of your account took its place. If it was the same one, sent again, it is done;
          otherwise you can send it again.
        </Trans>
      );
    case 'notFound':
      return (
        <Trans>
          It never reached the public record: the network does not know it. You can send it again; should the
          first one arrive after all, it still counts once.
        </Trans>
      );
    case 'unknown':
      return <Trans>Something unexpected happened.</Trans>;
  }
}

function contractSentence({ revert }: Failure, refusals: readonly Refusals[]): ReactNode {
  const sentence = revert === undefined ? undefined : sentenceOf(revert, refusals);
  return sentence === undefined ? <Trans>The contract refused it.</Trans> : sentence();
}

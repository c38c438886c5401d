import { Trans } from '@lingui/react/macro';
import { Button } from '../../shared/ui/Button.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { SignInButton } from '../../shared/wallet/SignInButton.tsx';
import { EndedMembership } from '../../entities/member/EndedMembership.tsx';
import type { ChainBallot } from '../../entities/ballot/chainReads.ts';
import type { VotingRight } from './model/right.ts';
import { Distance, FullDate } from '../../shared/ui/When.tsx';

interface RightNoticeProps {
  /** Undefined while the contract is asked. */
  right: VotingRight | undefined;
  chain: ChainBallot | undefined;
  /** Unix seconds. */
  now: number;
}

/** What stands between a person and voting, and what can be done about it. */
export function RightNotice({ right, chain, now }: RightNoticeProps) {
  switch (right) {
    case undefined:
      return (
        <Notice role="status">
          <p>
            <Trans>Asking the public record whether you may vote…</Trans>
          </p>
        </Notice>
      );
    case 'signedOut':
      return (
        <Notice title={<Trans>Sign in to vote</Trans>}>
          <p>
            <Trans>Your choice is kept on this device meanwhile.</Trans>
          </p>
          <SignInButton />
          {chain?.phase === 'Scheduled' && (
            <>
              <p>
                <JoinInTime start={chain.start} />
              </p>
              <ToCommons id={chain.commonsId} />
            </>
          )}
        </Notice>
      );
    case 'wrongNetwork':
      return <WrongNetwork />;
    case 'notMember':
      return chain?.phase === 'Scheduled' ? (
        <Notice title={<Trans>Join now to vote here</Trans>}>
          <p>
            <JoinInTime start={chain.start} />
          </p>
          <ToCommons id={chain.commonsId} />
        </Notice>
      ) : (
        <Notice kind="warning" title={<Trans>You are not a member of this commons</Trans>}>
          <p>
            <Trans>
              Only members may vote. If you join now, you can vote in the ballots that start after today; in
              this one only who was a member at its start.
            </Trans>
          </p>
          {chain !== undefined && <ToCommons id={chain.commonsId} />}
        </Notice>
      );
    case 'left':
      return (
        <Notice kind="warning">
          <p>
            {chain?.phase === 'Scheduled' ? (
              <Trans>
                You have left this commons. If you come back before the ballot opens, you can vote in it.
              </Trans>
            ) : (
              <Trans>You have left this commons, so you cannot vote in its ballots.</Trans>
            )}
          </p>
          {chain !== undefined && <ToCommons id={chain.commonsId} />}
        </Notice>
      );
    case 'moved':
      return (
        <Notice kind="warning">
          <p>
            <Trans>Your membership of this commons moved to another account. Sign in with that one.</Trans>
          </p>
        </Notice>
      );
    case 'ended':
      return (
        <Notice kind="warning">
          <p>
            <EndedMembership />
          </p>
        </Notice>
      );
    case 'memberAfterStart':
      return (
        <Notice kind="warning" title={<Trans>You joined after this ballot had started</Trans>}>
          <p>
            <Trans>Only who was a member at the start may vote in it. You can vote in the next one.</Trans>
          </p>
        </Notice>
      );
    case 'notOpen':
      return (
        <Notice>
          <p>
            {chain?.phase === 'Scheduled' ? (
              <Trans>
                Voting opens on <FullDate at={chain.start} /> (<Distance at={chain.start} now={now} />
                ). You can choose already; it is kept on this device.
              </Trans>
            ) : (
              <Trans>The ballot is not open at the moment.</Trans>
            )}
          </p>
        </Notice>
      );
    case 'voted':
    case 'may':
      return null;
  }
}

/** Before the start it is not too late. */
function JoinInTime({ start }: { start: number }) {
  return (
    <Trans>
      Whoever is a member of the commons when the ballot opens, on <FullDate at={start} />, can vote in it. If
      you are not one yet, join before that.
    </Trans>
  );
}

function ToCommons({ id }: { id: number }) {
  return (
    <ButtonLink to="/commons/$id" params={{ id }}>
      <Trans>See the commons</Trans>
    </ButtonLink>
  );
}

function WrongNetwork() {
  return (
    <Notice kind="warning" title={<Trans>Your wallet is on another network</Trans>}>
      <p>
        <Trans>Switch it to the network of this ballot; then you can vote.</Trans>
      </p>
      <Button
        kind="primary"
        onClick={() => {
          void import('../../shared/wallet/engine.ts').then(({ switchToOurNetwork }) => switchToOurNetwork());
        }}
      >
        <Trans>Switch network</Trans>
      </Button>
    </Notice>
  );
}

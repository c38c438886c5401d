import { Trans } from '@lingui/react/macro';
import { vetoMove } from '@patto/protocol/acts/members';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CommonsNumber } from '../commons/CommonsNumber.tsx';
import { membershipRefusals } from './membershipRefusals.tsx';
import { config } from '../../shared/start/config.ts';
import { startTransaction } from '../../shared/transactions/run.ts';
import { useTransactions } from '../../shared/transactions/store.ts';
import { TransactionProgress } from '../../shared/transactions/TransactionProgress.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { FullDate } from '../../shared/ui/When.tsx';
import { announcementsQuery, type Announcement } from './announcements.ts';

/**
 * Wherever somebody signs in whose membership a municipality wants to move without a signature, or end: what is going on, and
 * one tap to stop a move. The same for whom somebody named as guard.
 */
export function AnnouncementNotices({ accounts }: { accounts: readonly `0x${string}`[] }) {
  const found = useQuery(announcementsQuery(accounts)).data;
  if (found === undefined) return null;
  return (
    <>
      {found.own.map((announcement) => (
        <OwnNotice key={announcement.id} announcement={announcement} />
      ))}
      {found.guarded.map((announcement) => (
        <Notice
          key={announcement.id}
          kind="warning"
          title={<Trans>A membership that you guard is to be moved</Trans>}
        >
          <p>
            <Trans>
              The municipality wants to move it, in <CommonsName of={announcement} />, to another account. If
              the member does not want this, stop it.
            </Trans>
          </p>
          <StopMove announcement={announcement} />
        </Notice>
      ))}
    </>
  );
}

function OwnNotice({ announcement }: { announcement: Announcement }) {
  const { kind, state, readyAt } = announcement;
  if (kind === 'Ending') {
    return state === 'Waiting' ? (
      <Notice kind="warning" title={<Trans>Your membership is to end</Trans>}>
        <p>
          <Trans>
            The municipality announced to end it in <CommonsName of={announcement} />, from{' '}
            <FullDate at={readyAt} /> on. Ask there if this is a mistake.
          </Trans>
        </p>
      </Notice>
    ) : null;
  }
  if (state === 'CarriedOut') {
    return (
      <Notice kind="warning" title={<Trans>Your membership was moved without your signature</Trans>}>
        <p>
          <Trans>
            In <CommonsName of={announcement} /> another account is the member now. In ballots that had begun
            before, this account still votes. If you did not ask for it, tell the municipality.
          </Trans>
        </p>
      </Notice>
    );
  }
  return (
    <Notice kind="warning" title={<Trans>Somebody wants to move your membership</Trans>}>
      <p>
        <Trans>
          The municipality was told that you lost your key. From <FullDate at={readyAt} /> on, another account
          can take over your membership of <CommonsName of={announcement} />. If you did not ask for it, stop
          it now.
        </Trans>
      </p>
      <StopMove announcement={announcement} />
    </Notice>
  );
}

/** One tap that stops a move, and how far it is. */
function StopMove({ announcement: { commons, member } }: { announcement: Announcement }) {
  const queryClient = useQueryClient();
  const subject = { commonsId: commons.number };
  const veto = useTransactions().findLast(
    ({ kind, subject: { commonsId }, fact }) =>
      kind === 'vetoMove' && commonsId === commons.number && fact['memberIndex'] === member.index,
  );
  const start = () => {
    const act = vetoMove(config().contracts.membership, { ...subject, memberIndex: member.index });
    startTransaction({ kind: 'vetoMove', subject, fact: { memberIndex: member.index }, act }, queryClient);
  };
  if (veto !== undefined && veto.status !== 'refused') {
    return (
      <TransactionProgress
        id={veto.id}
        refusals={[membershipRefusals]}
        onBack={start}
        done={
          <p>
            <Trans>The move is stopped. For 90 days no new one can be proposed.</Trans>
          </p>
        }
      />
    );
  }
  return (
    <Button kind="primary" onClick={start}>
      <Trans>Stop the move</Trans>
    </Button>
  );
}

function CommonsName({ of: { commons } }: { of: Announcement }) {
  return commons.metadata === null ? (
    <CommonsNumber number={commons.number} />
  ) : (
    <span lang={commons.metadata.language}>{commons.metadata.name}</span>
  );
}

import { Trans } from '@lingui/react/macro';
import { vetoMove } from '@patto/protocol/acts/members';
import { lapse } from '@patto/protocol/members/member';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CommonsNumber } from '../commons/CommonsNumber.tsx';
import { membershipRefusals } from './membershipRefusals.tsx';
import { useNow } from '../../shared/chain/useNow.ts';
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
 * one tap to stop a move. The same for whom somebody named as guard. It stands here, and not in a feature, since it belongs to
 * no page.
 */
export function AnnouncementNotices({ accounts }: { accounts: readonly `0x${string}`[] }) {
  const found = useQuery(announcementsQuery(accounts)).data;
  const now = useNow(60);
  if (found === undefined) return null;
  // What has lapsed can no longer be carried out.
  const isLive = ({ state, readyAt }: Announcement) => state === 'CarriedOut' || now <= readyAt + lapse;
  return (
    <>
      {found.own.filter(isLive).map((announcement) => (
        <OwnNotice key={announcement.id} announcement={announcement} />
      ))}
      {found.guarded.filter(isLive).map((announcement) => (
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
function StopMove({ announcement: { id, commons, member } }: { announcement: Announcement }) {
  const queryClient = useQueryClient();
  const [dismissed, setDismissed] = useState<string>();
  const subject = { commonsId: commons.number };
  // Newest first.
  const veto = useTransactions().find(({ kind, fact }) => kind === 'vetoMove' && fact['announcement'] === id);
  const start = () => {
    const act = vetoMove(config().contracts.membership, { ...subject, memberIndex: member.index });
    startTransaction({ kind: 'vetoMove', subject, fact: { announcement: id }, act }, queryClient);
  };
  if (veto !== undefined && veto.id !== dismissed) {
    return (
      <TransactionProgress
        id={veto.id}
        refusals={[membershipRefusals]}
        onBack={() => setDismissed(veto.id)}
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

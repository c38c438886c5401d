import { Trans, useLingui } from '@lingui/react/macro';
import { membershipEffect } from '@patto/protocol/acts/effects';
import { leaveCommons, rejoinCommons } from '@patto/protocol/acts/members';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/Button.tsx';
import { Dialog } from '../../../shared/ui/Dialog.tsx';
import { config } from '../../../shared/start/config.ts';
import { startTransaction } from '../../../shared/transactions/run.ts';
import { NetworkNotice } from '../../../shared/wallet/NetworkNotice.tsx';
import type { CommonsSummary } from '../../../entities/commons/commons.ts';
import styles from './MembershipPanel.module.css';

interface ReturnOrLeaveProps {
  commons: Pick<CommonsSummary, 'number' | 'status'>;
  account: `0x${string}`;
  kind: 'resign' | 'rejoin';
}

/** Leaving, which is asked twice, or coming back under the old number. */
export function ReturnOrLeave({ commons, account, kind }: ReturnOrLeaveProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const start = () => {
    setAsking(false);
    const act = kind === 'resign' ? leaveCommons : rejoinCommons;
    const { membership } = config().contracts;
    const subject = { commonsId: commons.number };
    const effect = membershipEffect(membership, { ...subject, account, member: kind === 'rejoin' });
    const plan = { kind, subject, fact: {}, effect, act: act(membership, subject) };
    startTransaction(plan, queryClient);
  };
  if (kind === 'rejoin') {
    return (
      <>
        <NetworkNotice />
        <Button kind="primary" onClick={start}>
          <Trans>Come back</Trans>
        </Button>
      </>
    );
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        <Trans>Leave this commons</Trans>
      </Button>
      <Dialog title={t`Leave this commons?`} open={asking} onOpenChange={setAsking}>
        <p>
          <Trans>
            You can no longer vote in ballots here, not even in open ones. Your votes and contributions stay
            on the public record, and you can come back later.
          </Trans>
        </p>
        <NetworkNotice />
        <div className={styles['buttons']}>
          <Button kind="primary" onClick={start}>
            <Trans>Leave</Trans>
          </Button>
          <Button onClick={() => setAsking(false)}>
            <Trans>Stay a member</Trans>
          </Button>
        </div>
      </Dialog>
    </>
  );
}

import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../shared/ui/Button.tsx';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { Day } from '../../../shared/ui/RelativeTime.tsx';
import { FullDate } from '../../../shared/ui/When.tsx';
import { useNow } from '../../../shared/chain/useNow.ts';
import { rejoinWait } from '@patto/protocol/members/member';
import { Notice } from '../../../shared/ui/Notice.tsx';
import type { TransactionRecord } from '../../../shared/transactions/machine.ts';
import { useTransactions } from '../../../shared/transactions/store.ts';
import { setSignInOpen } from '../../../shared/wallet/signIn.ts';
import { useAccountIn } from '../../../shared/wallet/accounts.ts';
import { EndedMembership } from '../../../entities/member/EndedMembership.tsx';
import { type Membership, membershipQuery } from '../../../entities/member/member.ts';
import type { CommonsSummary } from '../../../entities/commons/commons.ts';
import { JoinForm } from './JoinForm.tsx';
import { MembershipProgress } from './MembershipProgress.tsx';
import styles from './MembershipPanel.module.css';
import { ReturnOrLeave } from './ReturnOrLeave.tsx';

/** The one thing to do on a commons' page: join, or see that one has. */
export function MembershipPanel({ commons }: { commons: Pick<CommonsSummary, 'number' | 'status'> }) {
  const account = useAccountIn(commons.number);
  const membership = useQuery(membershipQuery(commons.number, account));
  const shown = useShownTransaction(commons.number, account);
  const [dismissed, setDismissed] = useState<string>();
  // Kept here, so that a refusal in the wallet leads back to the form as it was.
  const [request, setRequest] = useState(requestFromAddress);
  const panel = useRef<HTMLDivElement>(null);
  const dismiss = (id: string) => {
    setDismissed(id);
    panel.current?.focus();
  };
  return (
    <div ref={panel} tabIndex={-1} className={styles['panel']}>
      {shown !== undefined && shown.id !== dismissed ? (
        <MembershipProgress record={shown} onBack={() => dismiss(shown.id)} />
      ) : membership.isError ? (
        <Notice kind="warning" role="status" title={<Trans>The chain does not answer</Trans>}>
          <p>
            <Trans>Whether you are a member cannot be told at the moment. We keep asking.</Trans>
          </p>
        </Notice>
      ) : (
        <Standing
          commons={commons}
          account={account}
          membership={account === undefined ? { state: 'never' } : membership.data}
          request={request}
          onRequest={setRequest}
        />
      )}
    </div>
  );
}

interface StandingProps {
  commons: Pick<CommonsSummary, 'number' | 'status'>;
  account: `0x${string}` | undefined;
  membership: Membership | undefined;
  request: JoinRequest;
  onRequest: (request: JoinRequest) => void;
}

/** Whether the form is open, and the eligibility as pasted. */
interface JoinRequest {
  open: boolean;
  text: string;
}

/** A link from the municipality brings the statement in the address. */
function requestFromAddress(): JoinRequest {
  const given = location.hash.startsWith('#eligibility=');
  return { open: given, text: given ? location.hash : '' };
}

function Standing({ commons, account, membership, request, onRequest }: StandingProps) {
  const now = useNow(10);
  if (membership === undefined) return null;
  if (membership.state === 'member' && account !== undefined) {
    return (
      <>
        <p className={styles['member']}>
          <Icon name="check" size="1.5rem" />
          <span>
            <Trans>
              You are a member since <Day at={membership.joinedAt} />.
            </Trans>{' '}
            {membership.steward && <Trans>You are one of its stewards.</Trans>}
          </span>
        </p>
        <ReturnOrLeave commons={commons} account={account} kind="resign" />
      </>
    );
  }
  if (membership.state === 'left' && account !== undefined) {
    return (
      <>
        <p>
          <Trans>
            You were a member and left. You can come back; your earlier contributions are still there.
          </Trans>{' '}
          {request.text !== '' && <Trans>You need no new eligibility for that.</Trans>}
        </p>
        {now < membership.leftAt + rejoinWait ? (
          <p>
            <Trans>
              From <FullDate at={membership.leftAt + rejoinWait} /> on you can come back.
            </Trans>
          </p>
        ) : (
          <ReturnOrLeave commons={commons} account={account} kind="rejoin" />
        )}
      </>
    );
  }
  if (membership.state === 'moved') {
    return (
      <p>
        <Trans>Your membership of this commons moved to another account. Sign in with that one.</Trans>
      </p>
    );
  }
  if (membership.state === 'lost') {
    return (
      <p>
        <Trans>
          The municipality moved your membership of this commons to another account after a public wait. In
          ballots that had begun before, this account still votes.
        </Trans>
      </p>
    );
  }
  if (membership.state === 'ended') {
    return (
      <p>
        <EndedMembership />
      </p>
    );
  }
  if (commons.status !== 'Active') return null;
  if (request.open && account !== undefined) {
    return (
      <JoinForm
        commons={commons}
        account={account}
        text={request.text}
        onText={(text) => onRequest({ open: true, text })}
        onCancel={() => onRequest({ open: false, text: '' })}
      />
    );
  }
  return (
    <Button
      kind="primary"
      onClick={() => {
        onRequest({ ...request, open: true });
        if (account === undefined) setSignInOpen(true);
      }}
    >
      <Trans>Join</Trans>
    </Button>
  );
}

/** The newest request of this account here, while it moves, or until the person has seen how it ended. */
function useShownTransaction(
  commonsId: number,
  account: `0x${string}` | undefined,
): TransactionRecord | undefined {
  const [since] = useState(Date.now);
  const newest = useTransactions().find(
    (record) =>
      (record.kind === 'join' || record.kind === 'rejoin' || record.kind === 'resign') &&
      record.subject.commonsId === commonsId &&
      record.account === account,
  );
  if (newest === undefined) return undefined;
  const ended = newest.status === 'indexed' || newest.status === 'refused' || newest.status === 'failed';
  return ended && newest.changedAt < since ? undefined : newest;
}

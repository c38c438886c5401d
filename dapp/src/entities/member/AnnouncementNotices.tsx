import { Trans } from '@lingui/react/macro';
import { vetoMove } from '@patto/protocol/acts/members';
import { lapse } from '@patto/protocol/members/member';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CommonsNumber } from '../commons/CommonsNumber.tsx';
import { membershipRefusals } from './membershipRefusals.tsx';
import { shortAddress } from '../../shared/chain/shortAddress.ts';
import { useNow } from '../../shared/chain/useNow.ts';
import { config } from '../../shared/start/config.ts';
import { isUnderWay, type TransactionRecord } from '../../shared/transactions/machine.ts';
import { startTransaction } from '../../shared/transactions/run.ts';
import { useTransactions } from '../../shared/transactions/store.ts';
import { TransactionProgress } from '../../shared/transactions/TransactionProgress.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { FullDate } from '../../shared/ui/When.tsx';
import { onChainQuery } from './announcementOnChain.ts';
import { type Announcement, type AnnouncementList, announcementsQuery } from './announcements.ts';

/**
 * Wherever somebody signs in whose membership a municipality wants to move without a signature, or end: what is going on, and
 * one tap to stop a move. The same for whom somebody named as guard. It stands here, and not in a feature, since it belongs to
 * no page.
 */
export function AnnouncementNotices({ accounts }: { accounts: readonly `0x${string}`[] }) {
  return (
    <>
      {(['ownMoves', 'guardedMoves', 'ownEndings', 'carriedOut'] as const).map((list) => (
        <ListNotices key={list} list={list} accounts={accounts} />
      ))}
    </>
  );
}

interface ListProps {
  list: AnnouncementList;
  accounts: readonly `0x${string}`[];
}

function ListNotices({ list, accounts }: ListProps) {
  const found = useQuery(announcementsQuery(list, accounts)).data ?? [];
  const now = useNow(60);
  return found
    .filter(({ readyAt }) => list === 'carriedOut' || now <= readyAt + lapse)
    .map((announcement) => (
      <CheckedNotice key={announcement.id} list={list} accounts={accounts} announcement={announcement} />
    ));
}

interface NoticeProps extends ListProps {
  announcement: Announcement;
}

/** Nothing until the contract says the same as the index. */
function CheckedNotice(props: NoticeProps) {
  const { list, accounts, announcement } = props;
  const isOnChain = useQuery(onChainQuery(list, announcement, accounts)).data === true;
  // Once the veto is on the record the move is not, while the index still has it.
  const veto = useVeto(announcement);
  const isBeingStopped = veto !== undefined && isUnderWay(veto);
  const ListNotice = notices[list];
  return isOnChain || isBeingStopped ? <ListNotice {...props} /> : null;
}

const notices: Record<AnnouncementList, (props: NoticeProps) => ReactNode> = {
  ownMoves: MoveNotice,
  guardedMoves: GuardNotice,
  ownEndings: EndingNotice,
  carriedOut: CarriedOutNotice,
};

function MoveNotice(props: NoticeProps) {
  const { announcement } = props;
  return (
    <Notice kind="warning" title={<Trans>Somebody wants to move your membership</Trans>}>
      <p>
        <Trans>
          The municipality was told that you lost your key. From <FullDate at={announcement.readyAt} /> on,
          another account, <AccountName of={announcement.to} />, can take over your membership of{' '}
          <CommonsName of={announcement} />. If you did not ask for it, stop it now.
        </Trans>
      </p>
      <StopMove {...props} />
    </Notice>
  );
}

function GuardNotice(props: NoticeProps) {
  const { announcement } = props;
  return (
    <Notice kind="warning" title={<Trans>A membership that you guard is to be moved</Trans>}>
      <p>
        <Trans>
          The municipality wants to move the membership of <AccountName of={announcement.account} /> in{' '}
          <CommonsName of={announcement} /> to another account, <AccountName of={announcement.to} />, which
          can take it over from <FullDate at={announcement.readyAt} /> on. If the member does not want this,
          stop it.
        </Trans>
      </p>
      <StopMove {...props} />
    </Notice>
  );
}

function EndingNotice({ announcement }: NoticeProps) {
  return (
    <Notice kind="warning" title={<Trans>Your membership is to end</Trans>}>
      <p>
        <Trans>
          The municipality announced to end it in <CommonsName of={announcement} />, from{' '}
          <FullDate at={announcement.readyAt} /> on. Ask there if this is a mistake.
        </Trans>
      </p>
    </Notice>
  );
}

function CarriedOutNotice({ announcement }: NoticeProps) {
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

/** One tap that stops a move, and how far it is. */
function StopMove({ list, accounts, announcement }: NoticeProps) {
  const queryClient = useQueryClient();
  const [dismissed, setDismissed] = useState<string>();
  const [asking, setAsking] = useState(false);
  const { id, commons, member } = announcement;
  const subject = { commonsId: commons.number };
  const veto = useVeto(announcement);
  const start = async () => {
    setAsking(true);
    const query = { ...onChainQuery(list, announcement, accounts), staleTime: 0, retry: false };
    // Where the node is silent the sending says so.
    const isOnChain = await queryClient.query(query).catch(() => undefined);
    setAsking(false);
    if (isOnChain === false) return;
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
    <Button kind="primary" isPending={asking} onClick={() => void start()}>
      <Trans>Stop the move</Trans>
    </Button>
  );
}

/** The veto that this device sent last. */
function useVeto({ id }: Announcement): TransactionRecord | undefined {
  // Newest first.
  return useTransactions().find(({ kind, fact }) => kind === 'vetoMove' && fact['announcement'] === id);
}

/** Short, with the whole address for whoever compares it. */
function AccountName({ of: account }: { of: string | null }) {
  return account === null ? null : (
    <code className="figures" title={account}>
      {shortAddress(account)}
    </code>
  );
}

function CommonsName({ of: { commons } }: { of: Announcement }) {
  return commons.metadata === null ? (
    <CommonsNumber number={commons.number} />
  ) : (
    <span lang={commons.metadata.language}>{commons.metadata.name}</span>
  );
}

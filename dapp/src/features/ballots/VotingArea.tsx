import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Notice } from '../../shared/components/Notice.tsx';
import { config } from '../../shared/config/config.ts';
import { isPendingFact, isUnderWay, type TransactionRecord } from '../../shared/transactions/machine.ts';
import { startTransaction } from '../../shared/transactions/run.ts';
import { useTransactions } from '../../shared/transactions/store.ts';
import { useWallet } from '../../shared/wallet/wallet.ts';
import { votePlan } from './castVote.ts';
import { voterQuery } from './chainFacts.ts';
import { ChoosingStep } from './ChoosingStep.tsx';
import { forgetDraft, useDraft } from './draftStore.ts';
import type { Moment } from './model/ballotMoment.ts';
import { standing } from './model/draft.ts';
import { votingRight, type VotingRight } from './model/right.ts';
import type { VerifiedText } from './model/verifiedBallot.ts';
import { ReviewVote } from './ReviewVote.tsx';
import { RightNotice } from './RightNotice.tsx';
import { SendingVote } from './SendingVote.tsx';
import type { BallotFacts } from './useBallot.ts';
import { VotedPanel } from './VotedPanel.tsx';

interface VotingAreaProps {
  facts: BallotFacts;
  moment: Moment;
  /** Unix seconds. */
  now: number;
  /** What the ballot is about: above the choosing, below "You voted", and out of the way of review and sending. */
  children: ReactNode;
}

/** From choosing to "You voted": nothing is offered without the checked words and the contract's facts. */
export function VotingArea({ facts, moment, now, children }: VotingAreaProps) {
  const wallet = useWallet();
  const account = wallet.status === 'in' ? wallet.address : undefined;
  const voter = useQuery({
    ...voterQuery(facts.number, facts.chain?.commonsId ?? 0, account ?? '0x'),
    enabled: account !== undefined && facts.chain !== undefined,
  }).data;
  const sending = useVoteTransaction(facts.number, account);
  const { text, chain, mode } = facts;

  if (text === undefined) return children;
  if (sending.shown !== undefined) {
    return <SendingVote record={sending.shown} onBack={() => void sending.dismiss()} />;
  }
  if (account !== undefined && (voter?.voted === true || sending.pending !== undefined)) {
    return (
      <>
        <VotedPanel
          facts={facts}
          text={text}
          account={account}
          memberIndex={voter?.index}
          pending={sending.pending}
        />
        {children}
      </>
    );
  }
  if (moment !== 'open' && moment !== 'scheduled') return children;
  if (chain === undefined) {
    return (
      <>
        {children}
        {facts.chainSilent && <ChainSilent />}
      </>
    );
  }
  const right: VotingRight =
    wallet.status !== 'in'
      ? 'signedOut'
      : wallet.chainId !== config().chainId
        ? 'wrongNetwork'
        : votingRight(voter, { moment, start: chain.start });
  const known = wallet.status !== 'in' || voter !== undefined;
  return (
    <Voting
      facts={facts}
      text={text}
      right={known ? right : undefined}
      now={now}
      onSend={(points) =>
        account === undefined
          ? undefined
          : votePlan({
              ballotId: facts.number,
              commonsId: chain.commonsId,
              mode,
              text,
              points,
              voter: account,
            })
      }
      onStarted={sending.show}
    >
      {children}
    </Voting>
  );
}

/** Votes are only offered on the contract's own word that the ballot is open. */
function ChainSilent() {
  return (
    <Notice kind="warning" role="status" title={<Trans>The chain does not answer</Trans>}>
      <p>
        <Trans>
          Whether this ballot is open cannot be checked at the moment, so no vote can be sent. A choice that
          you made before is kept on this device. We keep asking.
        </Trans>
      </p>
    </Notice>
  );
}

interface VotingProps {
  facts: BallotFacts;
  text: VerifiedText;
  /** Undefined while the contract is asked. */
  right: VotingRight | undefined;
  now: number;
  onSend: (points: readonly number[]) => ReturnType<typeof votePlan> | undefined;
  onStarted: (id: string) => void;
  children: ReactNode;
}

/** Choosing and reviewing; the review is a place of its own in the history, so that "back" goes back to choosing. */
function Voting({ facts, text, right, now, onSend, onStarted, children }: VotingProps) {
  const { mode, number } = facts;
  const { draft, change, restored } = useDraft(number, mode);
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate({ from: '/ballots/$id' });
  const router = useRouter();
  const queryClient = useQueryClient();
  const [reviewed, setReviewed] = useState(false);
  const { problem } = standing(draft, mode, text.costs);
  const back = () => {
    if (reviewed) router.history.back();
    else void navigate({ hash: '', replace: true });
  };
  const notice = <RightNotice right={right} chain={facts.chain} now={now} />;

  if (hash === 'review' && (reviewed || problem === undefined)) {
    return (
      <ReviewVote
        mode={mode}
        text={text}
        draft={draft}
        onChange={change}
        onBack={back}
        onSend={() => {
          const plan = onSend(draft);
          if (plan === undefined) return;
          onStarted(startTransaction(plan, queryClient));
        }}
        hindrance={right === 'may' ? undefined : notice}
      />
    );
  }
  return (
    <>
      {children}
      <ChoosingStep
        mode={mode}
        text={text}
        draft={draft}
        onChange={change}
        restored={restored}
        cameBack={reviewed}
        notice={right === 'may' || right === 'signedOut' ? null : notice}
        onReview={() => {
          setReviewed(true);
          void navigate({ hash: 'review', resetScroll: false });
        }}
      />
    </>
  );
}

/** The vote that this device is sending, or sent a moment ago. */
function useVoteTransaction(ballot: number, account: `0x${string}` | undefined) {
  const queryClient = useQueryClient();
  const [started, setStarted] = useState<string>();
  const records = useTransactions().filter(
    (record) => record.kind === 'vote' && record.subject.ballotId === ballot && record.account === account,
  );
  const shown = records.find((record) => record.id === started) ?? records.find(waitsForPerson);
  const pending: TransactionRecord | undefined = records.find(isPendingFact);
  return {
    shown,
    pending,
    show: (id: string) => setStarted(id),
    dismiss: async () => {
      if (shown?.status === 'indexed') {
        forgetDraft(ballot);
        // Asked again first, so that choosing is not offered once more for a moment.
        await queryClient.refetchQueries({ queryKey: ['chain', 'voter', ballot] });
      }
      setStarted(undefined);
    },
  };
}

/** Left before it was sent: it needs the person. */
function waitsForPerson(record: TransactionRecord): boolean {
  return record.status === 'signed' || (isUnderWay(record) && !isPendingFact(record));
}

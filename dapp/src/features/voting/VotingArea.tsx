import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { config } from '../../shared/start/config.ts';
import {
  isPendingFact,
  isUnderWay,
  type TransactionRecord,
  wasLost,
} from '../../shared/transactions/machine.ts';
import { useTransactions } from '../../shared/transactions/store.ts';
import { firstPageShown } from '../../shared/start/firstPage.ts';
import { useAccountIn } from '../../shared/wallet/accounts.ts';
import { useWallet } from '../../shared/wallet/wallet.ts';
import { voterQuery } from '../../entities/ballot/chainFacts.ts';
import { forgetDraft, keptDraft, useDraft } from './draftStore.ts';
import { orderSeed } from './orderSeed.ts';
import { standing } from './model/draft.ts';
import { votingRight, type VotingRight } from './model/right.ts';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';
import { OptionList } from './OptionList.tsx';
import { RightNotice } from './RightNotice.tsx';
import { type BallotFacts, commonsOf } from '../../entities/ballot/useBallot.ts';

// What signs and sends is heavy, and nobody needs it before the ballot has been read.
const loadChoosing = () => import('./ChoosingStep.tsx');
const loadReview = () => import('./ReviewStep.tsx');
const ChoosingStep = lazy(async () => ({ default: (await loadChoosing()).ChoosingStep }));
const LostVote = lazy(async () => ({ default: (await import('./LostVote.tsx')).LostVote }));
const ReviewStep = lazy(async () => ({ default: (await loadReview()).ReviewStep }));
const SendingVote = lazy(async () => ({ default: (await import('./SendingVote.tsx')).SendingVote }));
const VotedPanel = lazy(async () => ({ default: (await import('./VotedPanel.tsx')).VotedPanel }));

interface VotingAreaProps {
  facts: BallotFacts;
  phase: BallotPhase;
  /** Unix seconds. */
  now: number;
  /** What the ballot is about: above the choosing, below "You voted", and out of the way of review and sending. */
  children: ReactNode;
}

/** From choosing to "You voted": nothing is offered without the checked words and the contract's facts. */
export function VotingArea({ facts, phase, now, children }: VotingAreaProps) {
  const wallet = useWallet();
  const account = useAccountIn(commonsOf(facts));
  const voter = useQuery({
    ...voterQuery(facts.number, facts.chain?.commonsId ?? 0, account ?? '0x'),
    enabled: account !== undefined && facts.chain !== undefined,
  }).data;
  const sending = useVoteTransaction(facts.number, account);
  const { text, chain } = facts;
  const undecided = phase === 'Open' || phase === 'Scheduled';
  useEffect(() => {
    if (undecided) void firstPageShown().then(loadChoosing);
  }, [undecided]);

  if (text === undefined) return children;
  if (sending.shown !== undefined) {
    return (
      <Suspense fallback={<Loading waiting={<Trans>Waiting for the next part of this page.</Trans>} />}>
        <SendingVote record={sending.shown} onBack={() => void sending.dismiss()} />
      </Suspense>
    );
  }
  if (account !== undefined && (voter?.voted === true || sending.pending !== undefined)) {
    return (
      <>
        <Suspense>
          <VotedPanel
            facts={facts}
            text={text}
            account={account}
            memberIndex={voter?.index}
            pending={sending.pending}
            asked={sending.asked}
          />
        </Suspense>
        {children}
      </>
    );
  }
  if (!undecided) {
    const unsent = sending.lost !== undefined || keptDraft(facts.number, facts.mode, account) !== undefined;
    const voted = account !== undefined && voter?.voted !== false;
    return (
      <>
        {unsent && !voted && phase !== 'Cancelled' && <NeverSent />}
        {children}
      </>
    );
  }
  if (chain === undefined || facts.document !== 'ok') {
    return (
      <>
        {children}
        {facts.chainSilent && (
          <>
            <ChainSilent />
            <OptionList text={text} />
          </>
        )}
      </>
    );
  }
  const right: VotingRight =
    wallet.status !== 'in'
      ? 'signedOut'
      : wallet.chainId !== config().chainId
        ? 'wrongNetwork'
        : votingRight(voter, { phase, start: chain.start });
  const known = wallet.status !== 'in' || voter !== undefined;
  return (
    <Voting
      facts={facts}
      text={text}
      right={known ? right : undefined}
      now={now}
      commonsId={chain.commonsId}
      account={account}
      memberIndex={voter?.index}
      lost={sending.lost}
      onStarted={sending.show}
    >
      {children}
    </Voting>
  );
}

/** What was chosen here and not sent before the end. */
function NeverSent() {
  return (
    <Notice kind="warning" title={<Trans>Your choice was never sent</Trans>}>
      <p>
        <Trans>
          You had chosen on this device, but no vote of yours reached the public record before the end, so
          none was counted.
        </Trans>
      </p>
    </Notice>
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
  commonsId: number;
  account: `0x${string}` | undefined;
  /** The account's number in the commons. */
  memberIndex: number | undefined;
  /** The account's vote that was sent last and did not arrive. */
  lost: TransactionRecord | undefined;
  onStarted: (id: string) => void;
  children: ReactNode;
}

/** Choosing and reviewing; the review is a place of its own in the history, so that "back" goes back to choosing. */
function Voting(props: VotingProps) {
  const { facts, text, right, now, commonsId, account, memberIndex, lost, onStarted, children } = props;
  const { mode, number } = facts;
  const { draft, change, restored } = useDraft(number, mode, account);
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate({ from: '/ballots/$id' });
  const router = useRouter();
  const [reviewed, setReviewed] = useState(false);
  // Whoever has begun to choose will want to review.
  const begun = draft.some((points) => points > 0);
  useEffect(() => {
    if (begun) void loadReview();
  }, [begun]);
  // Kept while the person chooses, also when she signs in meanwhile.
  const [seed] = useState(() => orderSeed(number, account));
  const { problem } = standing(draft, mode, text.costs);
  const back = () => {
    if (reviewed) router.history.back();
    else void navigate({ hash: '', replace: true });
  };
  const notice = <RightNotice right={right} chain={facts.chain} now={now} />;

  if (hash === 'review' && (reviewed || problem === undefined)) {
    return (
      <Suspense fallback={<Loading waiting={<Trans>Waiting for the next part of this page.</Trans>} />}>
        <ReviewStep
          facts={facts}
          text={text}
          commonsId={commonsId}
          account={account}
          memberIndex={memberIndex}
          draft={draft}
          onChange={change}
          onBack={back}
          onStarted={onStarted}
          hindrance={right === 'may' ? undefined : notice}
        />
      </Suspense>
    );
  }
  return (
    <>
      {lost?.failure !== undefined && (
        <Suspense>
          <LostVote failure={lost.failure} />
        </Suspense>
      )}
      {children}
      <Suspense>
        <ChoosingStep
          mode={mode}
          text={text}
          seed={seed}
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
      </Suspense>
    </>
  );
}

/** The vote that this device is sending, or sent a moment ago. */
function useVoteTransaction(ballot: number, account: `0x${string}` | undefined) {
  const queryClient = useQueryClient();
  const [started, setStarted] = useState<string>();
  const [asked, setAsked] = useState(false);
  const all = useTransactions().filter(
    (record) => record.kind === 'vote' && record.subject.ballotId === ballot,
  );
  const records = all.filter((record) => record.account === account);
  // What was started here stays in view when the wallet changes to another account: it says so.
  const shown = all.find((record) => record.id === started) ?? records.find(waitsForPerson);
  const pending: TransactionRecord | undefined = records.find(isPendingFact);
  const [newest] = records;
  return {
    shown,
    pending,
    lost: newest !== undefined && wasLost(newest) ? newest : undefined,
    /** Whether the person left the sending to see her vote. */
    asked,
    show: (id: string) => setStarted(id),
    dismiss: async () => {
      if (shown?.status === 'indexed') {
        forgetDraft(ballot, shown.account);
        // Asked again first, so that choosing is not offered once more for a moment.
        await queryClient.refetchQueries({ queryKey: ['chain', 'voter', ballot] });
      }
      setAsked(true);
      setStarted(undefined);
    },
  };
}

/** Left before it was sent: it needs the person. */
function waitsForPerson(record: TransactionRecord): boolean {
  return record.status === 'signed' || (isUnderWay(record) && !isPendingFact(record));
}

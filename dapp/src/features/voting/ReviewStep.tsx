import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { startTransaction } from '../../shared/transactions/run.ts';
import { votePlan } from './castVote.ts';
import type { Draft } from './model/draft.ts';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';
import { ReviewVote } from './ReviewVote.tsx';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';

interface ReviewStepProps {
  facts: BallotFacts;
  text: VerifiedText;
  /** As the contract names it. */
  commonsId: number;
  /** Who signs; undefined while nobody is signed in, and then `hindrance` says so. */
  account: `0x${string}` | undefined;
  /** The number in the commons of who signs; undefined while the contract is asked. */
  memberIndex: number | undefined;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onBack: () => void;
  /** The transaction's id. */
  onStarted: (id: string) => void;
  hindrance: ReactNode;
}

/** The review, and what signs and sends it. */
export function ReviewStep(props: ReviewStepProps) {
  const { facts, text, commonsId, account, memberIndex, draft, onChange, onBack, onStarted, hindrance } =
    props;
  const { mode, number } = facts;
  const queryClient = useQueryClient();
  const send = () => {
    if (account === undefined || memberIndex === undefined) return;
    const choice = { mode, text, points: draft };
    const plan = votePlan({ ballotId: number, commonsId, ...choice, voter: account, memberIndex });
    onStarted(startTransaction(plan, queryClient));
  };
  return (
    <ReviewVote
      mode={mode}
      text={text}
      account={account}
      draft={draft}
      onChange={onChange}
      onBack={onBack}
      onSend={send}
      hindrance={hindrance}
    />
  );
}

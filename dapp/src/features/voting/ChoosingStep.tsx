import { Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { randomOrder } from '../../entities/ballot/randomOrder.ts';
import { ChoiceBar } from './choosing/ChoiceBar.tsx';
import { Choosing } from './choosing/Choosing.tsx';
import { emptyDraft, standing, type Draft } from './model/draft.ts';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';
import styles from './ReviewVote.module.css';

interface ChoosingStepProps {
  mode: BallotMode;
  text: VerifiedText;
  /** What the order of projects follows from. */
  seed: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Whether the draft was kept from an earlier visit. */
  restored: boolean;
  /** Whether the person comes back from the review: focus then goes to the heading. */
  cameBack: boolean;
  notice: ReactNode;
  onReview: () => void;
}

/** Choosing, with what is chosen always in sight. */
export function ChoosingStep(props: ChoosingStepProps) {
  const { mode, text, seed, draft, onChange, restored, cameBack, notice, onReview } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (cameBack) heading.current?.focus();
  }, [cameBack]);
  const { document, sheet, projects, costs } = text;
  const places = useMemo(() => randomOrder(mode.optionCount, seed), [mode.optionCount, seed]);
  const now = standing(draft, mode, costs);
  return (
    <section aria-labelledby="choosing-heading">
      <h2 id="choosing-heading" ref={heading} tabIndex={-1} className={styles['heading']}>
        <Trans>Your vote</Trans>
      </h2>
      {notice}
      {restored && now.chosen > 0 && (
        <p>
          <Trans>What you had chosen is still here, kept on this device.</Trans>{' '}
          <Button kind="quiet" onClick={() => onChange(emptyDraft(mode))}>
            <Trans>Start again</Trans>
          </Button>
        </p>
      )}
      <Choosing
        mode={mode}
        projects={projects}
        language={document.language}
        currency={document.currency}
        budget={Number(sheet.budget)}
        places={places}
        draft={draft}
        onChange={onChange}
      />
      <ChoiceBar
        mode={mode}
        standing={now}
        currency={document.currency}
        budget={Number(sheet.budget)}
        onReview={onReview}
      />
    </section>
  );
}

import { Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { choiceText } from '@patto/protocol/ballots/vote';
import { useEffect, useRef } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { Money } from '../../shared/ui/Money.tsx';
import { standing, withPoints, type Draft } from './model/draft.ts';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';
import styles from './ReviewVote.module.css';

interface ReviewVoteProps {
  mode: BallotMode;
  text: VerifiedText;
  /** Who signs; undefined while nobody is signed in. */
  account: `0x${string}` | undefined;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onBack: () => void;
  onSend: () => void;
  /** What stands in the way of sending, said in the place of the button. */
  hindrance?: React.ReactNode;
}

/** Before signing: the choices in words, the exact sentence, and who can see what. */
export function ReviewVote({
  mode,
  text,
  account,
  draft,
  onChange,
  onBack,
  onSend,
  hindrance,
}: ReviewVoteProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const { document, sheet, projects, costs } = text;
  const { money, chosen, problem } = standing(draft, mode, costs);
  const sentence = choiceText(
    sheet.options.map(({ label }) => label),
    draft,
    mode,
  );
  return (
    <section aria-labelledby="review-heading">
      <h2 id="review-heading" ref={heading} tabIndex={-1} className={styles['heading']}>
        <Trans>Review your vote</Trans>
      </h2>
      <ChoiceList
        mode={mode}
        projects={projects}
        language={document.language}
        currency={document.currency}
        points={draft}
        onRemove={(option) => onChange(withPoints(draft, option, 0))}
      />
      {sheet.budget > 0n && chosen > 0 && (
        <p>
          <Trans>
            Together they cost <Money amount={money} currency={document.currency} /> of{' '}
            <Money amount={Number(sheet.budget)} currency={document.currency} />.
          </Trans>
        </p>
      )}

      <h3>
        <Trans>What you sign</Trans>
      </h3>
      <dl className={styles['sentence']}>
        <dt>
          <Trans context="one of them">Commons</Trans>
        </dt>
        <dd lang={document.language}>{sheet.commons}</dd>
        <dt>
          <Trans>Question</Trans>
        </dt>
        <dd lang={document.language}>{sheet.question}</dd>
        <dt>
          <Trans>Choice</Trans>
        </dt>
        <dd lang={document.language}>{sentence}</dd>
        {account !== undefined && (
          <>
            <dt>
              <Trans>Your account</Trans>
            </dt>
            <dd>
              <code>{account}</code>
            </dd>
          </>
        )}
      </dl>
      <p>
        <Trans>Your wallet shows these same words. If it shows others, refuse.</Trans>
      </p>

      <h3>
        <Trans>Who can see what</Trans>
      </h3>
      <p>
        <Trans>
          Your choice goes on the public record under your account, for good: anyone can see and count it.
          Your name is not on the record, but whoever knows your account can tell that this vote is yours. You
          vote once and cannot change it later.
        </Trans>
      </p>

      {problem !== undefined && (
        <Notice kind="warning" role="status">
          <p>
            <Trans>Your choice no longer follows the ballot’s rules. Go back and change it.</Trans>
          </p>
        </Notice>
      )}
      {hindrance}
      <div className={styles['actions']}>
        {hindrance === undefined && (
          <Button kind="primary" onClick={onSend} disabled={problem !== undefined}>
            <Trans>Sign and send</Trans>
          </Button>
        )}
        <Button kind="secondary" onClick={onBack}>
          <Trans>Change my choice</Trans>
        </Button>
      </div>
    </section>
  );
}

import { Trans } from '@lingui/react/macro';
import { isOver, type BallotPhase } from '@patto/protocol/ballots/phase';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { BallotDetails } from './BallotDetails.tsx';
import { BallotFactsList } from './BallotFactsList.tsx';
import { HowCounted } from './HowCounted.tsx';
import styles from './AboutBallot.module.css';
import type { BallotFacts } from './useBallot.ts';

interface AboutBallotProps {
  facts: BallotFacts;
  phase: BallotPhase;
  /** Unix seconds. */
  now: number;
}

/** What a ballot asks, of whom, until when, and how it is counted. */
export function AboutBallot({ facts, phase, now }: AboutBallotProps) {
  const { mode, number, text, language } = facts;
  const over = isOver(phase);
  return (
    <>
      {over && (
        <p>
          <ButtonLink to="/ballots/$id/result" params={{ id: number }} kind="primary">
            <Trans>See the result</Trans>
          </ButtonLink>
        </p>
      )}
      {phase === 'Cancelled' && (
        <Notice kind="info">
          <p>
            <Trans>This ballot was withdrawn before it started. Nobody can vote in it.</Trans>
          </p>
        </Notice>
      )}
      {text !== undefined && text.document.description !== '' && (
        <p lang={language} className={styles['description']}>
          {text.document.description}
        </p>
      )}
      <BallotFactsList facts={facts} phase={phase} now={now} />
      <h2>
        <Trans>How it is counted</Trans>
      </h2>
      <HowCounted
        mode={mode}
        projects={text?.projects ?? []}
        language={language ?? 'en'}
        currency={text?.document.currency}
      />
      <BallotDetails facts={facts} />
    </>
  );
}

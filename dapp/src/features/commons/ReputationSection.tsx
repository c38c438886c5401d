import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../shared/components/Button.tsx';
import { Disclosure } from '../../shared/components/Disclosure.tsx';
import { Moment } from '../../shared/components/Moment.tsx';
import { type Contribution, contributionsOf } from './contributions.ts';
import { evidenceQuery } from './evidence.ts';
import { EvidenceCheck } from './EvidenceCheck.tsx';
import type { OneCommons } from './oneCommonsQuery.ts';
import styles from './Sections.module.css';

const atFirst = 5;

/** What earns points and for which contributions they were given; by contribution, not by person. */
export function ReputationSection({ commons }: { commons: OneCommons }) {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  const contributions = contributionsOf(commons.awards);
  const count = contributions.length;
  const total = i18n.number(commons.reputation);
  const shown = all ? contributions : contributions.slice(0, atFirst);
  return (
    <section aria-labelledby="reputation">
      <h2 id="reputation">
        <Trans>Reputation</Trans>
      </h2>
      <p>
        <Trans>
          Members earn points for verified contributions, such as hours of work or care for a place. Points
          cannot be bought, sold or given away.
        </Trans>
      </p>
      {contributions.length === 0 ? (
        <p>
          <Trans>No contribution has been thanked yet.</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>{total} points have been given in all.</Trans>
          </p>
          <ul className={styles['lines']}>
            {shown.map((contribution) => (
              <Line key={contribution.evidenceDigest} contribution={contribution} />
            ))}
          </ul>
          {contributions.length > atFirst && !all && (
            <Button onClick={() => setAll(true)}>
              <Trans>Show all {count} contributions</Trans>
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Line({ contribution }: { contribution: Contribution }) {
  const { evidenceDigest, points, members, timestamp } = contribution;
  const evidence = useQuery(evidenceQuery(evidenceDigest)).data;
  return (
    <li>
      <Disclosure
        title={
          <span className={styles['contribution']}>
            {evidence?.state === 'ok' ? (
              <span lang={evidence.content.language}>{evidence.content.title}</span>
            ) : (
              <Trans>Contribution</Trans>
            )}
            <span className={styles['lineFacts']}>
              {points < 0 ? (
                <Plural value={-points} one="# point taken back" other="# points taken back" />
              ) : (
                <Plural value={points} one="# point" other="# points" />
              )}
              {' · '}
              <Plural value={members} one="# member" other="# members" />
              {' · '}
              <Moment at={timestamp} />
            </span>
          </span>
        }
      >
        <EvidenceCheck digest={evidenceDigest} />
      </Disclosure>
    </li>
  );
}

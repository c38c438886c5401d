import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { ContributionLine } from '../../entities/contribution/ContributionLine.tsx';
import { contributionsOf } from './contributions.ts';
import type { OneCommons } from './oneCommonsQuery.ts';
import styles from '../../shared/ui/Sections.module.css';

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
            {shown.map(({ evidenceDigest, points, members, timestamp }) => (
              <ContributionLine
                key={evidenceDigest}
                evidenceDigest={evidenceDigest}
                points={points}
                members={members}
                at={timestamp}
                level={3}
              />
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

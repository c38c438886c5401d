import { Plural, Trans } from '@lingui/react/macro';
import { CommonsNumber } from '../../entities/commons/CommonsNumber.tsx';
import { ContributionLine } from '../../entities/contribution/ContributionLine.tsx';
import styles from '../../shared/ui/Sections.module.css';
import type { MyRecord } from './queries.ts';

/** Points by commons, each with what it was for. */
export function MyReputationSection({ memberships }: { memberships: MyRecord['memberships'] }) {
  const earned = memberships.filter(({ commons }) => commons.awards.length > 0);
  return (
    <section aria-labelledby="my-reputation">
      <h2 id="my-reputation">
        <Trans>My reputation</Trans>
      </h2>
      {earned.length === 0 ? (
        <p>
          <Trans>
            No points yet. They come from contributions that a steward has verified, and cannot be bought.
          </Trans>
        </p>
      ) : (
        earned.map(({ id, commons, reputation }) => (
          <div key={id}>
            <h3 lang={commons.metadata?.language}>
              {commons.metadata?.name ?? <CommonsNumber number={commons.number} />}
            </h3>
            <p>
              <Plural value={reputation} one="# point" other="# points" />
            </p>
            <ul className={styles['lines']}>
              {commons.awards.map(({ amount, evidenceDigest, timestamp }) => (
                <ContributionLine
                  key={`${evidenceDigest}${timestamp}`}
                  evidenceDigest={evidenceDigest}
                  points={amount}
                  at={timestamp}
                  level={4}
                />
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  );
}

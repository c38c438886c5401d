import { Plural, Trans } from '@lingui/react/macro';
import { Disclosure } from '../../shared/components/Disclosure.tsx';
import { Moment } from '../../shared/components/Moment.tsx';
import { EvidenceText } from '../commons/EvidenceText.tsx';
import styles from '../commons/Sections.module.css';
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
        earned.map(({ commons, reputation }) => (
          <div key={commons.number}>
            <h3 lang={commons.metadata?.language}>
              {commons.metadata?.name ?? <Trans>Commons {commons.number}</Trans>}
            </h3>
            <p>
              <Plural value={reputation} one="# point" other="# points" />
            </p>
            <ul className={styles['lines']}>
              {commons.awards.map((award) => (
                <li key={`${award.evidenceDigest}${award.timestamp}`}>
                  <Disclosure
                    level={4}
                    title={
                      <span className={styles['lineTitle']}>
                        {award.amount < 0 ? (
                          <Plural
                            value={-award.amount}
                            one="# point taken back"
                            other="# points taken back"
                          />
                        ) : (
                          <Plural value={award.amount} one="# point" other="# points" />
                        )}
                        {' · '}
                        <Moment at={award.timestamp} />
                      </span>
                    }
                  >
                    <EvidenceText digest={award.evidenceDigest} />
                  </Disclosure>
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  );
}

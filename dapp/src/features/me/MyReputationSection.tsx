import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Disclosure } from '../../shared/components/Disclosure.tsx';
import { Moment } from '../../shared/components/Moment.tsx';
import { evidenceQuery } from '../commons/evidence.ts';
import { EvidenceCheck } from '../commons/EvidenceCheck.tsx';
import { CommonsNumber } from '../commons/CommonsNumber.tsx';
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
              {commons.metadata?.name ?? <CommonsNumber number={commons.number} />}
            </h3>
            <p>
              <Plural value={reputation} one="# point" other="# points" />
            </p>
            <ul className={styles['lines']}>
              {commons.awards.map((award) => (
                <Award key={`${award.evidenceDigest}${award.timestamp}`} award={award} />
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  );
}

function Award({ award }: { award: MyRecord['memberships'][number]['commons']['awards'][number] }) {
  const { amount, evidenceDigest, timestamp } = award;
  const evidence = useQuery(evidenceQuery(evidenceDigest)).data;
  return (
    <li>
      <Disclosure
        level={4}
        title={
          <span className={styles['contribution']}>
            {evidence?.state === 'ok' ? (
              <span lang={evidence.content.language}>{evidence.content.title}</span>
            ) : (
              <Trans>Contribution</Trans>
            )}
            <span className={styles['lineFacts']}>
              {amount < 0 ? (
                <Plural value={-amount} one="# point taken back" other="# points taken back" />
              ) : (
                <Plural value={amount} one="# point" other="# points" />
              )}
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

import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../shared/components/Badge.tsx';
import { ButtonLink } from '../../shared/components/ButtonLink.tsx';
import { Day, Moment } from '../../shared/components/Moment.tsx';
import { usePendingFacts } from '../../shared/transactions/pending.ts';
import { CommonsNumber } from '../commons/CommonsNumber.tsx';
import styles from '../commons/Sections.module.css';
import type { MyRecord } from './queries.ts';

export function MyCommonsSection({ memberships }: { memberships: MyRecord['memberships'] }) {
  const pending = usePendingFacts(['join', 'rejoin'], {});
  return (
    <section aria-labelledby="my-commons">
      <h2 id="my-commons">
        <Trans>My commons</Trans>
      </h2>
      {memberships.length === 0 && pending.length === 0 && (
        <>
          <p>
            <Trans>You are not a member of any commons yet.</Trans>
          </p>
          <ButtonLink to="/" kind="primary">
            <Trans>Find a commons</Trans>
          </ButtonLink>
        </>
      )}
      <ul className={styles['lines']}>
        {pending.map(({ id, subject: { commonsId = 0 } }) => (
          <li key={id} className={styles['line']}>
            <span className={styles['lineTitle']}>
              <Link to="/commons/$id" params={{ id: commonsId }}>
                <Trans>Commons {commonsId}</Trans>
              </Link>
            </span>
            <Badge icon="waiting">
              <Trans>Your request is on its way</Trans>
            </Badge>
          </li>
        ))}
        {memberships.map(({ commons, joinedAt, leftAt, steward }) => (
          <li key={commons.number} className={styles['line']}>
            <span className={styles['lineTitle']} lang={commons.metadata?.language}>
              <Link to="/commons/$id" params={{ id: commons.number }}>
                {commons.metadata?.name ?? <CommonsNumber number={commons.number} />}
              </Link>
            </span>
            <span className={styles['lineFacts']}>
              {steward && (
                <Badge icon="key">
                  <Trans>Steward</Trans>
                </Badge>
              )}
              <span>
                {leftAt === null ? (
                  <Trans>
                    member since <Day at={joinedAt} />
                  </Trans>
                ) : (
                  <Trans>
                    left <Moment at={leftAt} />
                  </Trans>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

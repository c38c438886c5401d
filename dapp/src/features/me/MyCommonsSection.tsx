import { Trans } from '@lingui/react/macro';
import { Badge } from '../../shared/ui/Badge.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Day, RelativeTime } from '../../shared/ui/RelativeTime.tsx';
import { usePendingFacts } from '../../shared/transactions/pending.ts';
import { useAccounts } from '../../shared/wallet/accounts.ts';
import { CommonsNumber } from '../../entities/commons/CommonsNumber.tsx';
import styles from '../../shared/ui/Sections.module.css';
import { MyLine } from './MyLine.tsx';
import type { MyRecord } from './queries.ts';

export function MyCommonsSection({ memberships }: { memberships: MyRecord['memberships'] }) {
  const pending = usePendingFacts(['join', 'rejoin'], useAccounts());
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
        {pending.map(({ id, subject: { commonsId } }) => (
          <MyLine key={id} to="/commons/$id" number={commonsId} name={<CommonsNumber number={commonsId} />}>
            <Badge icon="waiting">
              <Trans>Your request is on its way</Trans>
            </Badge>
          </MyLine>
        ))}
        {memberships.map(({ id, commons, joinedAt, leftAt, steward }) => (
          <MyLine
            key={id}
            to="/commons/$id"
            number={commons.number}
            name={commons.metadata?.name ?? <CommonsNumber number={commons.number} />}
            lang={commons.metadata?.language}
          >
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
                    left <RelativeTime at={leftAt} />
                  </Trans>
                )}
              </span>
            </span>
          </MyLine>
        ))}
      </ul>
    </section>
  );
}

import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../shared/components/Badge.tsx';
import { Moment } from '../../shared/components/Moment.tsx';
import { usePendingFacts } from '../../shared/transactions/pending.ts';
import styles from '../commons/Sections.module.css';
import type { MyRecord } from './queries.ts';

interface MyVotesSectionProps {
  votes: MyRecord['votes'];
  account: `0x${string}`;
}

/** The votes of this account: those of the record, and before them those on their way from this device. */
export function MyVotesSection({ votes, account }: MyVotesSectionProps) {
  const pending = usePendingFacts(['vote'], {}).filter((record) => record.account === account);
  return (
    <section aria-labelledby="my-votes">
      <h2 id="my-votes">
        <Trans>My votes</Trans>
      </h2>
      {votes.length === 0 && pending.length === 0 && (
        <p>
          <Trans>You have not voted with this account yet.</Trans>
        </p>
      )}
      <ul className={styles['lines']}>
        {pending.map(({ id, subject: { ballotId = 0 } }) => (
          <li key={id} className={styles['line']}>
            <span className={styles['lineTitle']}>
              <Link to="/ballots/$id" params={{ id: ballotId }}>
                <Trans>Ballot {ballotId}</Trans>
              </Link>
            </span>
            <Badge icon="waiting">
              <Trans>Your vote is on its way</Trans>
            </Badge>
          </li>
        ))}
        {votes.map(({ ballot: { number, metadata }, batch }) => (
          <li key={number} className={styles['line']}>
            <span className={styles['lineTitle']} lang={metadata?.language}>
              <Link to="/ballots/$id" params={{ id: number }}>
                {metadata?.title ?? <Trans>Ballot {number}</Trans>}
              </Link>
            </span>
            <span className={styles['lineFacts']}>
              <span>
                <Trans>
                  on the record <Moment at={batch.timestamp} />
                </Trans>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Badge } from '../../shared/ui/Badge.tsx';
import { RelativeTime } from '../../shared/ui/RelativeTime.tsx';
import { usePendingFacts } from '../../shared/transactions/pending.ts';
import { useAccounts } from '../../shared/wallet/accounts.ts';
import styles from '../../shared/ui/Sections.module.css';
import { MyLine } from './MyLine.tsx';
import type { MyRecord } from './queries.ts';

// Checking a ballot's words takes a hash that the rest of this page does without.
const MyChoice = lazy(async () => ({ default: (await import('./MyChoice.tsx')).MyChoice }));

/** The reader's votes and what they chose; before them those on their way from this device. */
export function MyVotesSection({ votes }: { votes: MyRecord['votes'] }) {
  const pending = usePendingFacts(['vote'], useAccounts());
  return (
    <section aria-labelledby="my-votes">
      <h2 id="my-votes">
        <Trans>My votes</Trans>
      </h2>
      {votes.length === 0 && pending.length === 0 && (
        <p>
          <Trans>You have not voted with this account yet.</Trans>{' '}
          <Link to="/ballots">
            <Trans>See the open ballots</Trans>
          </Link>
        </p>
      )}
      <ul className={styles['lines']}>
        {pending.map(({ id, subject: { ballotId = 0 } }) => (
          <MyLine key={id} to="/ballots/$id" number={ballotId} name={<BallotNumber number={ballotId} />}>
            <Badge icon="waiting">
              <Trans>Your vote is on its way</Trans>
            </Badge>
          </MyLine>
        ))}
        {votes.map((vote) => (
          <MyLine
            key={vote.ballot.number}
            to="/ballots/$id"
            number={vote.ballot.number}
            name={vote.ballot.metadata?.title ?? <BallotNumber number={vote.ballot.number} />}
            lang={vote.ballot.metadata?.language}
          >
            <span className={styles['lineFacts']}>
              <span>
                <Trans>
                  on the record <RelativeTime at={vote.batch.timestamp} />
                </Trans>
              </span>
            </span>
            <Suspense>
              <MyChoice vote={vote} />
            </Suspense>
          </MyLine>
        ))}
      </ul>
    </section>
  );
}

function BallotNumber({ number }: { number: number }) {
  return <Trans>Ballot {number}</Trans>;
}

import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isOver, type Moment as BallotMoment, momentOf } from '../../entities/ballot/phase.ts';
import { MomentBadge } from '../../entities/ballot/PhaseBadge.tsx';
import { useNow } from '../../shared/chain/useNow.ts';
import { RelativeTime } from '../../shared/ui/RelativeTime.tsx';
import { inOrder } from './ballotOrder.ts';
import type { BallotLine, OneCommons } from './oneCommonsQuery.ts';
import styles from '../../shared/ui/Sections.module.css';

/** The questions put to the members, open ones first. */
export function BallotsSection({ commons }: { commons: OneCommons }) {
  const now = useNow(10);
  return (
    <section aria-labelledby="ballots">
      <h2 id="ballots">
        <Trans>Ballots</Trans>
      </h2>
      {commons.ballots.length === 0 ? (
        <p>
          <Trans>No ballot has been held here yet.</Trans>{' '}
          {commons.status === 'Active' && (
            <Trans>A steward opens them. Who is a member when one opens can vote in it.</Trans>
          )}
        </p>
      ) : (
        <ul className={styles['lines']}>
          {inOrder(commons.ballots, now).map((ballot) => (
            <Line key={ballot.number} ballot={ballot} moment={momentOf(ballot, now)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ ballot, moment }: { ballot: BallotLine; moment: BallotMoment }) {
  const { number, metadata } = ballot;
  const title = metadata?.title ?? <Trans>Ballot {number}</Trans>;
  return (
    <li className={styles['line']}>
      <h3 className={styles['lineTitle']} lang={metadata?.language}>
        {isOver(moment) ? (
          <Link to="/ballots/$id/result" params={{ id: number }}>
            {title}
          </Link>
        ) : (
          <Link to="/ballots/$id" params={{ id: number }}>
            {title}
          </Link>
        )}
      </h3>
      <span className={styles['lineFacts']}>
        <MomentBadge moment={moment} />
        <WhenText ballot={ballot} moment={moment} />
        {moment !== 'scheduled' && (
          <span>
            <Plural value={ballot.votes} one="# vote" other="# votes" />
          </span>
        )}
      </span>
    </li>
  );
}

function WhenText({ ballot, moment }: { ballot: BallotLine; moment: BallotMoment }): ReactNode {
  if (moment === 'cancelled') return null;
  if (moment === 'scheduled') {
    return (
      <span>
        <Trans>
          opens <RelativeTime at={ballot.start} />
        </Trans>
      </span>
    );
  }
  return (
    <span>
      {moment === 'open' ? (
        <Trans>
          closes <RelativeTime at={ballot.end} />
        </Trans>
      ) : (
        <Trans>
          closed <RelativeTime at={ballot.end} />
        </Trans>
      )}
    </span>
  );
}

import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { isOver, type BallotPhase } from '@patto/protocol/ballots/phase';
import type { ReactNode } from 'react';
import { phaseAt } from '../../entities/ballot/phase.ts';
import { PhaseBadge } from '../../entities/ballot/PhaseBadge.tsx';
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
            <Line key={ballot.number} ballot={ballot} phase={phaseAt(ballot, now)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ ballot, phase }: { ballot: BallotLine; phase: BallotPhase }) {
  const { number, metadata } = ballot;
  const title = metadata?.title ?? <Trans>Ballot {number}</Trans>;
  return (
    <li className={styles['line']}>
      <h3 className={styles['lineTitle']} lang={metadata?.language}>
        {isOver(phase) ? (
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
        <PhaseBadge phase={phase} />
        <WhenText ballot={ballot} phase={phase} />
        {phase !== 'Scheduled' && (
          <span>
            <Plural value={ballot.votes} one="# vote" other="# votes" />
          </span>
        )}
      </span>
    </li>
  );
}

function WhenText({ ballot, phase }: { ballot: BallotLine; phase: BallotPhase }): ReactNode {
  if (phase === 'Cancelled') return null;
  if (phase === 'Scheduled') {
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
      {phase === 'Open' ? (
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

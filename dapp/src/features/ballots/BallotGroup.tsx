import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { isOver } from '@patto/protocol/ballots/phase';
import type { ReactNode } from 'react';
import styles from './BallotsPage.module.css';
import { phaseAt } from '../../entities/ballot/phase.ts';
import { PhaseBadge } from '../../entities/ballot/PhaseBadge.tsx';
import { RelativeTime } from '../../shared/ui/RelativeTime.tsx';
import type { BallotItem } from '../../entities/ballot/queries.ts';
import { TimeLeft } from '../../shared/ui/When.tsx';

interface BallotGroupProps {
  title: string;
  ballots: readonly BallotItem[];
  /** Unix seconds. */
  now: number;
  /** What is said where there are none. */
  children?: ReactNode;
}

/** Ballots of one kind under their heading. */
export function BallotGroup({ title, ballots, now, children }: BallotGroupProps) {
  return (
    <section>
      <h2>{title}</h2>
      {ballots.length === 0 && children}
      <ul className={styles['list']}>
        {ballots.map((ballot) => (
          <BallotCard key={ballot.id} ballot={ballot} now={now} />
        ))}
      </ul>
    </section>
  );
}

function BallotCard({ ballot, now }: { ballot: BallotItem; now: number }) {
  const { commons, metadata, number, votes } = ballot;
  const phase = phaseAt(ballot, now);
  const past = isOver(phase);
  return (
    <li className={styles['card']}>
      <h3 className={styles['question']}>
        <Link
          to={past ? '/ballots/$id/result' : '/ballots/$id'}
          params={{ id: number }}
          lang={metadata?.language}
          className={styles['link'] ?? ''}
        >
          {metadata?.title ?? <Trans>Ballot {number}</Trans>}
        </Link>
      </h3>
      <p className={styles['place']}>
        <span lang={commons.metadata?.language}>
          {commons.metadata?.name ?? <Trans>Commons {commons.number}</Trans>}
        </span>
        {commons.municipality.metadata !== null && <> · {commons.municipality.metadata.name}</>}
      </p>
      <p className={styles['facts']}>
        <PhaseBadge phase={phase} />
        {phase === 'Open' && (
          <span>
            <Trans>
              Closes <TimeLeft at={ballot.end} now={now} />
            </Trans>
          </span>
        )}
        {phase === 'Scheduled' && (
          <span>
            <Trans>
              Opens <TimeLeft at={ballot.start} now={now} />
            </Trans>
          </span>
        )}
        {past && (
          <span>
            <Trans>
              Closed <RelativeTime at={ballot.end} />
            </Trans>
          </span>
        )}
        {phase !== 'Scheduled' && phase !== 'Cancelled' && (
          <span>
            <Plural value={votes} one="# person voted" other="# people voted" />
          </span>
        )}
      </p>
    </li>
  );
}

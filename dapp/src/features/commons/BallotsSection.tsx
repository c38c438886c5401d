import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '../../shared/chain/useNow.ts';
import { Badge } from '../../shared/components/Badge.tsx';
import { Moment } from '../../shared/components/Moment.tsx';
import { type BallotMoment, ballotMoment, inOrder } from './ballotMoment.ts';
import type { BallotLine, OneCommons } from './oneCommonsQuery.ts';
import styles from './Sections.module.css';

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
          <Trans>No ballot has been held here yet.</Trans>
        </p>
      ) : (
        <ul className={styles['lines']}>
          {inOrder(commons.ballots, now).map((ballot) => (
            <Line key={ballot.number} ballot={ballot} moment={ballotMoment(ballot, now)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ ballot, moment }: { ballot: BallotLine; moment: BallotMoment }) {
  const { number, metadata } = ballot;
  const over =
    moment === 'provisional' || moment === 'contested' || moment === 'final' || moment === 'counting';
  const title = metadata?.title ?? <Trans>Ballot {number}</Trans>;
  return (
    <li className={styles['line']}>
      <h3 className={styles['lineTitle']} lang={metadata?.language}>
        {over ? (
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
        <MomentWord moment={moment} />
        <WhenText ballot={ballot} moment={moment} />
        <span>
          <Plural value={ballot.votes} one="# vote" other="# votes" />
        </span>
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
          opens <Moment at={ballot.start} />
        </Trans>
      </span>
    );
  }
  return (
    <span>
      {moment === 'open' ? (
        <Trans>
          closes <Moment at={ballot.end} />
        </Trans>
      ) : (
        <Trans>
          closed <Moment at={ballot.end} />
        </Trans>
      )}
    </span>
  );
}

function MomentWord({ moment }: { moment: BallotMoment }) {
  switch (moment) {
    case 'open':
      return (
        <Badge kind="ok" icon="ballots">
          <Trans>Open</Trans>
        </Badge>
      );
    case 'scheduled':
      return (
        <Badge icon="waiting">
          <Trans>Scheduled</Trans>
        </Badge>
      );
    case 'counting':
      return (
        <Badge icon="waiting">
          <Trans>Waits for its result</Trans>
        </Badge>
      );
    case 'provisional':
      return (
        <Badge kind="warning" icon="waiting">
          <Trans>Provisional result</Trans>
        </Badge>
      );
    case 'contested':
      return (
        <Badge kind="warning" icon="warning">
          <Trans>Contested</Trans>
        </Badge>
      );
    case 'final':
      return (
        <Badge icon="check">
          <Trans>Final</Trans>
        </Badge>
      );
    case 'cancelled':
      return (
        <Badge icon="close">
          <Trans>Cancelled</Trans>
        </Badge>
      );
  }
}

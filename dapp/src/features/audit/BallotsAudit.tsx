import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../shared/ui/Badge.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { ProgressBar } from '../../shared/ui/ProgressBar.tsx';
import { phaseAt } from '../../entities/ballot/phase.ts';
import { votersOf } from '../../entities/ballot/votersOf.ts';
import { PhaseBadge } from '../../entities/ballot/PhaseBadge.tsx';
import { FullDate } from '../../shared/ui/When.tsx';
import { Account } from './Account.tsx';
import type { AuditedBallot } from './queries.ts';
import { RecordPlace } from './RecordPlace.tsx';
import styles from './Report.module.css';
import { type BallotCheck, useRecountAll } from './useRecountAll.ts';

interface BallotsAuditProps {
  ballots: readonly AuditedBallot[];
  /** Unix seconds. */
  now: number;
}

/** The ballots of a period: where they stand, how many voted, and what an own count says. */
export function BallotsAudit({ ballots, now }: BallotsAuditProps) {
  const { t } = useLingui();
  const recount = useRecountAll();
  const countable = ballots.filter(({ state, start }) => state !== 'Cancelled' && start < now);
  const { checks, running, done, total } = recount;
  const different = [...checks.values()].filter((check) => check === 'different').length;
  const equal = [...checks.values()].filter((check) => check === 'equal').length;
  return (
    <section aria-labelledby="ballots-heading">
      <h2 id="ballots-heading">
        <Trans>Ballots</Trans>
      </h2>
      {ballots.length === 0 ? (
        <p>
          <Trans>No ballots in this period.</Trans>
        </p>
      ) : (
        <>
          <div className={styles['screen']}>
            {running ? (
              <>
                <ProgressBar label={t`Counting ballots`} value={total === 0 ? 0 : (done / total) * 100} />
                <Button onClick={recount.stop}>
                  <Trans>Stop</Trans>
                </Button>
              </>
            ) : (
              countable.length > 0 && (
                <Button
                  kind="primary"
                  onClick={() => void recount.start(countable.map(({ number }) => number))}
                >
                  <Plural value={countable.length} one="Count # ballot again" other="Count # ballots again" />
                </Button>
              )
            )}
          </div>
          <p role="status">
            {!running && total > 0 && (
              <>
                <Plural value={equal} one="# own count is equal." other="# own counts are equal." />{' '}
                {different > 0 && (
                  <strong>
                    <Plural value={different} one="# differs." other="# differ." />
                  </strong>
                )}
              </>
            )}
          </p>
          <ul className={styles['items']}>
            {ballots.map((ballot) => (
              <BallotLine key={ballot.id} ballot={ballot} now={now} check={checks.get(ballot.number)} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function BallotLine({
  ballot,
  now,
  check,
}: {
  ballot: AuditedBallot;
  now: number;
  check: BallotCheck | undefined;
}) {
  const { i18n } = useLingui();
  const { number, metadata, commons, contests, votes, skipped } = ballot;
  const members = i18n.number(votersOf(ballot));
  const phase = phaseAt(ballot, now);
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>
          <Link to="/ballots/$id/result" params={{ id: number }} lang={metadata?.language}>
            {metadata?.title ?? <Trans>Ballot {number}</Trans>}
          </Link>
        </h3>
        <span>
          <PhaseBadge phase={phase} /> <CheckBadge check={check} />
        </span>
      </div>
      <p className={styles['soft']}>
        <Trans>No. {number}</Trans> ·{' '}
        <span lang={commons.metadata?.language}>
          {commons.metadata?.name ?? <Trans>Commons {commons.number}</Trans>}
        </span>
      </p>
      <p>
        <FullDate at={ballot.start} /> – <FullDate at={ballot.end} />
      </p>
      <p className="figures">
        <Plural
          value={votes}
          one={`# of ${members} members has voted`}
          other={`# of ${members} members have voted`}
        />
        {skipped > 0 && (
          <>
            {' · '}
            <Plural value={skipped} one="# sent vote was refused" other="# sent votes were refused" />
          </>
        )}
      </p>
      <RecordPlace block={ballot.openedAtBlock} transaction={ballot.transaction} />
      {contests.map((contest) => (
        <div key={contest.id}>
          <p>
            <strong>
              <Trans>Contested</Trans>
            </strong>{' '}
            <Trans>
              on <FullDate at={contest.timestamp} /> by <Account address={contest.by} />
            </Trans>
          </p>
          <RecordPlace block={contest.block} transaction={contest.transaction} account={contest.by} />
        </div>
      ))}
    </li>
  );
}

function CheckBadge({ check }: { check: BallotCheck | undefined }) {
  switch (check) {
    case undefined:
      return null;
    case 'running':
      return (
        <Badge icon="waiting">
          <Trans>Counting…</Trans>
        </Badge>
      );
    case 'equal':
      return (
        <Badge kind="ok" icon="check">
          <Trans>Own count equal</Trans>
        </Badge>
      );
    case 'different':
      return (
        <Badge kind="error" icon="error">
          <Trans>Own count differs</Trans>
        </Badge>
      );
    case 'failed':
      return (
        <Badge kind="warning" icon="warning">
          <Trans>Could not be counted</Trans>
        </Badge>
      );
  }
}

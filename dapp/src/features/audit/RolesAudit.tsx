import { Plural, Trans } from '@lingui/react/macro';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { FullDate } from '../../shared/ui/When.tsx';
import { Account } from './Account.tsx';
import { holders } from './model/roles.ts';
import type { AuditedBallot, AuditedMunicipality, Pause, RoleChange } from './queries.ts';
import { RecordPlace } from './RecordPlace.tsx';
import styles from './Report.module.css';
import { RoleName } from './roleNames.tsx';

interface RolesAuditProps {
  municipality: AuditedMunicipality;
  /** All that concern it, oldest first. */
  changes: readonly RoleChange[];
  /** Those of the period. */
  changesInPeriod: readonly RoleChange[];
  ballots: readonly AuditedBallot[];
  pauses: readonly Pause[];
}

/** Who holds which role now, and every grant, use and end of one in the period. */
export function RolesAudit({ municipality, changes, changesInPeriod, ballots, pauses }: RolesAuditProps) {
  const now = holders(changes);
  return (
    <section aria-labelledby="roles-heading">
      <h2 id="roles-heading">
        <Trans>Roles now</Trans>
      </h2>
      <ul className={styles['items']}>
        {now.map((change) => (
          <li key={change.id} className={styles['item']}>
            <p>
              <strong>
                <RoleName role={change.role} />
              </strong>{' '}
              <CommonsName number={change.commons?.number} municipality={municipality} />
            </p>
            <p>
              <Account address={change.account} />
            </p>
            <p className={styles['soft']}>
              <Trans>
                since <FullDate at={change.timestamp} />
              </Trans>
              {change.executionDelay !== null && change.executionDelay > 0 && (
                <>
                  {' · '}
                  <Delay seconds={change.executionDelay} />
                </>
              )}
            </p>
            <RecordPlace block={change.block} transaction={change.transaction} account={change.account} />
          </li>
        ))}
      </ul>
      <h2>
        <Trans>Roles given, used and ended</Trans>
      </h2>
      <Disclosure
        title={<Plural value={changesInPeriod.length} one="# given or ended" other="# given or ended" />}
      >
        <ul className={styles['items']}>
          {changesInPeriod.map((change) => (
            <li key={change.id} className={styles['item']}>
              <p>
                <FullDate at={change.timestamp} />:{' '}
                {change.granted ? <Trans>given</Trans> : <Trans>ended</Trans>}{' '}
                <strong>
                  <RoleName role={change.role} />
                </strong>{' '}
                <CommonsName number={change.commons?.number} municipality={municipality} />
              </p>
              <p>
                <Account address={change.account} />
              </p>
              <RecordPlace block={change.block} transaction={change.transaction} account={change.account} />
            </li>
          ))}
        </ul>
      </Disclosure>
      <Uses ballots={ballots} pauses={pauses} />
    </section>
  );
}

function Uses({ ballots, pauses }: Pick<RolesAuditProps, 'ballots' | 'pauses'>) {
  const answers = ballots.flatMap((ballot) =>
    ballot.contests.filter(({ answeredBy }) => answeredBy !== null).map((contest) => ({ ballot, contest })),
  );
  return (
    <Disclosure
      title={
        <Plural
          value={ballots.length + answers.length + pauses.length}
          one="used # time"
          other="used # times"
        />
      }
    >
      <ul className={styles['items']}>
        {ballots.map((ballot) => (
          <li key={ballot.id} className={styles['item']}>
            <p>
              <FullDate at={ballot.openedAt} />:{' '}
              <Trans>
                ballot {ballot.number} opened by <Account address={ballot.opener} />
              </Trans>
            </p>
            <RecordPlace
              block={ballot.openedAtBlock}
              transaction={ballot.transaction}
              account={ballot.opener}
            />
          </li>
        ))}
        {answers.map(({ ballot, contest }) => (
          <li key={contest.id} className={styles['item']}>
            <p>
              <FullDate at={contest.answeredAt ?? contest.timestamp} />:{' '}
              <Trans>
                contest of ballot {ballot.number} answered by{' '}
                <code className={styles['account']}>{contest.answeredBy}</code>
              </Trans>
            </p>
          </li>
        ))}
        {pauses.map((pause) => (
          <li key={pause.id} className={styles['item']}>
            <p>
              <FullDate at={pause.timestamp} />:{' '}
              {pause.paused ? (
                <Trans>
                  new ballots stopped by <Account address={pause.by} />
                </Trans>
              ) : (
                <Trans>
                  new ballots allowed again by <Account address={pause.by} />
                </Trans>
              )}
            </p>
            <RecordPlace block={pause.block} transaction={pause.transaction} account={pause.by} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function CommonsName({
  number,
  municipality,
}: {
  number: number | undefined;
  municipality: AuditedMunicipality;
}) {
  if (number === undefined) return null;
  const commons = municipality.commons.find((item) => item.number === number);
  return (
    <span lang={commons?.metadata?.language}>
      ({commons?.metadata?.name ?? <Trans>Commons {number}</Trans>})
    </span>
  );
}

/** Roles wait days, not minutes. */
function Delay({ seconds }: { seconds: number }) {
  const days = Math.floor(seconds / 86_400);
  return days > 0 ? (
    <Plural value={days} one="waits # day before acting" other="waits # days before acting" />
  ) : (
    <Plural
      value={Math.round(seconds / 60)}
      one="waits # minute before acting"
      other="waits # minutes before acting"
    />
  );
}

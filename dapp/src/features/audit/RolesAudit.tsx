import { Plural, Trans } from '@lingui/react/macro';
import { holders, roleKey, type RoleChange } from '@patto/protocol/audit/roleChanges';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { FullDate } from '../../shared/ui/When.tsx';
import { Account } from './Account.tsx';
import type { IndexPlace } from './model/indexed.ts';
import type { AuditedBallot, AuditedMunicipality, Pause } from './queries.ts';
import { RecordPlace } from './RecordPlace.tsx';
import styles from './Report.module.css';
import { RoleName } from './roleNames.tsx';

interface RolesAuditProps {
  municipality: AuditedMunicipality;
  /** All that concern it, oldest first. */
  changes: readonly RoleChange<IndexPlace>[];
  /** Those of the period. */
  changesInPeriod: readonly RoleChange<IndexPlace>[];
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
        {now.map((held) => (
          <li key={roleKey(held)} className={styles['item']}>
            <p>
              <strong>
                <RoleName role={held.role} />
              </strong>{' '}
              <CommonsName number={held.commons} municipality={municipality} />
            </p>
            <p>
              <Account address={held.account} />
            </p>
            <p className={styles['soft']}>
              <Trans>
                since <FullDate at={held.since.timestamp} />
              </Trans>
              {held.delay !== undefined && (
                <>
                  {' · '}
                  <Delay seconds={held.delay} />
                </>
              )}
            </p>
            <RecordPlace
              block={held.since.block}
              transaction={held.since.transaction}
              account={held.account}
            />
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
            <li
              key={`${roleKey(change)} ${change.at.transaction} ${change.change}`}
              className={styles['item']}
            >
              <p>
                <FullDate at={change.at.timestamp} />:{' '}
                {change.change === 'granted' ? <Trans>given</Trans> : <Trans>ended</Trans>}{' '}
                <strong>
                  <RoleName role={change.role} />
                </strong>{' '}
                <CommonsName number={change.commons} municipality={municipality} />
              </p>
              <p>
                <Account address={change.account} />
              </p>
              <RecordPlace
                block={change.at.block}
                transaction={change.at.transaction}
                account={change.account}
              />
            </li>
          ))}
        </ul>
      </Disclosure>
      <Uses ballots={ballots} pauses={pauses} />
    </section>
  );
}

function Uses({ ballots, pauses }: Pick<RolesAuditProps, 'ballots' | 'pauses'>) {
  const broken = ballots.flatMap(({ id, number, result }) =>
    result === null || result.tieBrokenBy === null ? [] : [{ id, number, result, by: result.tieBrokenBy }],
  );
  return (
    <Disclosure
      title={
        <Plural
          value={ballots.length + broken.length + pauses.length}
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
        {broken.map(({ id, number, result, by }) => (
          <li key={id} className={styles['item']}>
            <p>
              <FullDate at={result.timestamp} />:{' '}
              <Trans>
                tie of ballot {number} broken by <Account address={by} />
              </Trans>
            </p>
            <RecordPlace block={result.block} transaction={result.transaction} account={by} />
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

import { Trans } from '@lingui/react/macro';
import { config } from '../../shared/start/config.ts';
import { Distance, FullDate } from '../../shared/ui/When.tsx';
import { Account } from './Account.tsx';
import type { Operation } from './queries.ts';
import { RecordPlace } from './RecordPlace.tsx';
import styles from './Report.module.css';

interface UpgradesAuditProps {
  operations: readonly Operation[];
  /** Unix seconds. */
  now: number;
}

/** Changes of the contracts that were announced and wait for their delay; and that voting can never be changed. */
export function UpgradesAudit({ operations, now }: UpgradesAuditProps) {
  const waiting = operations.filter(({ state }) => state === 'Scheduled');
  return (
    <section aria-labelledby="upgrades-heading">
      <h2 id="upgrades-heading">
        <Trans>Changes of the contracts</Trans>
      </h2>
      <p>
        <Trans>
          Members and ballots cannot be changed by anyone: their contracts are fixed. Others can be changed
          only after a delay longer than any ballot.
        </Trans>
      </p>
      {waiting.length === 0 ? (
        <p>
          <Trans>No change is waiting.</Trans>
        </p>
      ) : (
        <ul className={styles['items']}>
          {waiting.map((operation) => (
            <li key={operation.id} className={styles['item']}>
              <p>
                <strong>
                  <ContractName address={operation.target} />
                </strong>{' '}
                <code className={styles['account']}>{operation.target}</code>
              </p>
              <p>
                <Trans>
                  possible from <FullDate at={operation.executableFrom} /> (
                  <Distance at={operation.executableFrom} now={now} />
                  ), announced by <Account address={operation.caller} />
                </Trans>
              </p>
              <RecordPlace
                block={operation.block}
                transaction={operation.transaction}
                account={operation.caller}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ContractName({ address }: { address: string }) {
  const { contracts } = config();
  const is = (other: string) => other.toLowerCase() === address.toLowerCase();
  if (is(contracts.commonsRegistry)) return <Trans>Register of commons</Trans>;
  if (is(contracts.reputation)) return <Trans>Reputation</Trans>;
  if (is(contracts.accessManager)) return <Trans>Roles</Trans>;
  return <Trans>Another contract</Trans>;
}

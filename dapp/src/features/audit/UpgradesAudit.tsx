import { Trans } from '@lingui/react/macro';
import { expire } from '@patto/protocol/audit/announced';
import type { UpgradeableKey } from '@patto/protocol/network/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { config } from '../../shared/start/config.ts';
import { Distance, FullDate } from '../../shared/ui/When.tsx';
import { Account } from './Account.tsx';
import { expirationQuery } from './expiration.ts';
import type { AnnouncedChange } from './model/indexed.ts';
import { RecordPlace } from './RecordPlace.tsx';
import styles from './Report.module.css';

interface UpgradesAuditProps {
  announced: readonly AnnouncedChange[];
  /** Unix seconds. */
  now: number;
}

/** Changes of the contracts that were announced and wait for their delay; and that voting can never be changed. */
export function UpgradesAudit({ announced, now }: UpgradesAuditProps) {
  // Until the chain has said after how long a change lapses, all that were not ended are shown.
  const { data: expiration = Infinity } = useQuery(expirationQuery);
  const waiting = expire(announced, expiration, now).filter(({ state }) => state === 'waiting');
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
          {waiting.map((change) => (
            <li key={change.id} className={styles['item']}>
              <p>
                <strong>
                  <ContractName address={change.target} />
                </strong>{' '}
                <code className={styles['account']}>{change.target}</code>
              </p>
              <p>
                <Trans>
                  possible from <FullDate at={change.notBefore} /> (
                  <Distance at={change.notBefore} now={now} />
                  ), announced by <Account address={change.by} />
                </Trans>
              </p>
              <RecordPlace block={change.at.block} transaction={change.at.transaction} account={change.by} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whatever can be changed has a name here, and the contract of the roles, which decides who changes it. */
const contractNames: Readonly<Record<UpgradeableKey | 'accessManager', ReactNode>> = {
  commonsRegistry: <Trans>Register of commons</Trans>,
  reputation: <Trans>Reputation</Trans>,
  accessManager: <Trans>Roles</Trans>,
};

function ContractName({ address }: { address: string }) {
  const { contracts } = config();
  const keys = Object.keys(contractNames) as (keyof typeof contractNames)[];
  const found = keys.find((key) => contracts[key].toLowerCase() === address.toLowerCase());
  return found === undefined ? <Trans>Another contract</Trans> : contractNames[found];
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { networkSign } from '../shared/chain/networkSign.ts';
import { Icon } from '../shared/ui/Icon.tsx';
import { config } from '../shared/start/config.ts';
import { useFreshness } from '../shared/graph/freshness.ts';
import styles from './Shell.module.css';

/** The thin line under the top: offline, index behind or down, and on which network one is. Silent when all is well. */
export function RecordLine() {
  const { i18n } = useLingui();
  const freshness = useFreshness();
  const online = useOnline();
  const upTo =
    'index' in freshness && freshness.index !== undefined && freshness.index.timestamp > 0
      ? i18n.date(new Date(freshness.index.timestamp * 1000), { timeStyle: 'short' })
      : undefined;
  const message = !online ? (
    <Trans>You are offline. This is what you read last.</Trans>
  ) : freshness.state === 'down' ? (
    upTo === undefined ? (
      <Trans>The index does not answer. Lists may be missing or old.</Trans>
    ) : (
      <Trans>The index does not answer. Showing the record up to {upTo}.</Trans>
    )
  ) : freshness.state === 'behind' ? (
    upTo === undefined ? (
      <Trans>The index is catching up. The newest facts may be missing.</Trans>
    ) : (
      <Trans>Showing the record up to {upTo}, catching up.</Trans>
    )
  ) : undefined;

  return (
    <>
      <div role="status">
        {message !== undefined && (
          <p className={styles['line']}>
            <Icon name="warning" /> {message}
          </p>
        )}
      </div>
      <NetworkLine />
    </>
  );
}

function NetworkLine() {
  const sign = networkSign.part();
  if (sign !== undefined) return <p className={styles['network']}>{sign.warning()}</p>;
  // Public test networks by chain id: Sepolia, Holesky, Hoodi, Gnosis Chiado, OP Sepolia, Base Sepolia, Arbitrum Sepolia.
  const test = [11155111, 17000, 560048, 10200, 11155420, 84532, 421614].includes(config().chainId);
  if (!test) return null;
  return (
    <p className={styles['network']}>
      <Trans>Test network: nothing here is binding.</Trans>
    </p>
  );
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
}

import { shortAddress } from '../../shared/chain/shortAddress.ts';
import styles from './Report.module.css';

/** An account: short on a screen, where `RecordPlace` has the whole of it, and whole on paper. */
export function Account({ address }: { address: string }) {
  return (
    <>
      <code className={styles['screen']}>{shortAddress(address)}</code>
      <code className={styles['wholeOnPaper']}>{address}</code>
    </>
  );
}

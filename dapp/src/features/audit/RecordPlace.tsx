import { Trans, useLingui } from '@lingui/react/macro';
import styles from './Report.module.css';

interface RecordPlaceProps {
  block: number;
  transaction: `0x${string}`;
  /** Who did it or whom it concerns, where the line shows it shortened. */
  account?: string;
}

/** Block and transaction of a fact: one tap away on a screen, always there on paper. */
export function RecordPlace({ block, transaction, account }: RecordPlaceProps) {
  const { i18n } = useLingui();
  const number = i18n.number(block);
  return (
    <>
      <details className={styles['place']}>
        <summary>
          <Trans>Block {number}</Trans>
        </summary>
        <p>
          <Trans>Transaction</Trans> <code>{transaction}</code>
        </p>
        {account !== undefined && (
          <p>
            <Trans>Account</Trans> <code>{account}</code>
          </p>
        )}
      </details>
      <span className={styles['paper']}>
        <Trans>
          Block {number}, transaction <code>{transaction}</code>
        </Trans>
      </span>
    </>
  );
}

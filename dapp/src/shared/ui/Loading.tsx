import { Trans } from '@lingui/react/macro';
import styles from './Loading.module.css';

/** Something is being read. Appears only after a moment, so that quick answers do not flicker. */
export function Loading() {
  return (
    <p className={styles['loading']} role="status">
      <Trans>Reading the record…</Trans>
    </p>
  );
}

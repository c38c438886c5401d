import { useLingui } from '@lingui/react/macro';
import { useNow } from '../chain/useNow.ts';
import { fullTimeText, relativeTimeText } from '../language/formatTime.ts';
import styles from './RelativeTime.module.css';

/** A time, relative within a week; in full on hover, and while the keyboard is on its line. */
export function RelativeTime({ at }: { at: number }) {
  const { i18n } = useLingui();
  const now = useNow(30);
  return <ShortTime at={at}>{relativeTimeText(at, now, i18n.locale)}</ShortTime>;
}

/** Few words for a time, with the full date and time behind them as `RelativeTime` has it. */
export function ShortTime({ at, children }: { at: number; children: string }) {
  const { i18n } = useLingui();
  const full = fullTimeText(at, i18n.locale);
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={full}>
      {children}
      <span className={styles['full']}> ({full})</span>
    </time>
  );
}

/** A day, always as a date. */
export function Day({ at }: { at: number }) {
  const { i18n } = useLingui();
  const date = new Date(at * 1000);
  return <time dateTime={date.toISOString()}>{i18n.date(date, { dateStyle: 'long' })}</time>;
}

import { useLingui } from '@lingui/react/macro';
import { useNow } from '../chain/useNow.ts';
import { fullMomentText, momentText } from '../language/formatTime.ts';
import styles from './Moment.module.css';

/** A moment, relative within a week; the full one on hover, and while the keyboard is on its line. */
export function Moment({ at }: { at: number }) {
  const { i18n } = useLingui();
  const now = useNow(30);
  return <ShortTime at={at}>{momentText(at, now, i18n.locale)}</ShortTime>;
}

/** Few words for a moment, with the full date and time behind them as `Moment` has it. */
export function ShortTime({ at, children }: { at: number; children: string }) {
  const { i18n } = useLingui();
  const full = fullMomentText(at, i18n.locale);
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

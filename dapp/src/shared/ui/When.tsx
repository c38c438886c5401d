import { useLingui } from '@lingui/react/macro';
import { ShortTime } from './RelativeTime.tsx';
import { timeDistance } from '../language/timeDistance.ts';

/** A date and time in full, in the reader's language. `at` in unix seconds. */
export function FullDate({ at }: { at: number }) {
  const { i18n } = useLingui();
  const date = new Date(at * 1000);
  return (
    <time dateTime={date.toISOString()}>{i18n.date(date, { dateStyle: 'long', timeStyle: 'short' })}</time>
  );
}

/** "in 3 days", "2 hours ago", without the full date behind it. Both in unix seconds. */
export function Distance({ at, now }: { at: number; now: number }) {
  const text = useDistance(at, now);
  return <time dateTime={new Date(at * 1000).toISOString()}>{text}</time>;
}

/** The time left until `at`, or gone since; the full date as `RelativeTime` has it. Both in unix seconds. */
export function TimeLeft({ at, now }: { at: number; now: number }) {
  return <ShortTime at={at}>{useDistance(at, now)}</ShortTime>;
}

function useDistance(at: number, now: number): string {
  const { i18n } = useLingui();
  const { value, unit } = timeDistance(at, now);
  return new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'always' }).format(value, unit);
}

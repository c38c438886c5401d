import { useLingui } from '@lingui/react/macro';
import { timeDistance } from './model/timeDistance.ts';

/** A date and time in full, in the reader's language. `at` in unix seconds. */
export function FullDate({ at }: { at: number }) {
  const { i18n } = useLingui();
  const date = new Date(at * 1000);
  return (
    <time dateTime={date.toISOString()}>{i18n.date(date, { dateStyle: 'long', timeStyle: 'short' })}</time>
  );
}

/** "in 3 days", "2 hours ago". Both in unix seconds. */
export function Distance({ at, now }: { at: number; now: number }) {
  const { i18n } = useLingui();
  const { value, unit } = timeDistance(at, now);
  const format = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'always' });
  return <time dateTime={new Date(at * 1000).toISOString()}>{format.format(value, unit)}</time>;
}

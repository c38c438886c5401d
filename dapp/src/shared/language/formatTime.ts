const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A time as people say it: relative within a week ("in 3 hours"), a date beyond.
 * @param at Unix seconds; @param now Unix seconds.
 */
export function relativeTimeText(at: number, now: number, locale: string): string {
  const seconds = at - now;
  const size = Math.abs(seconds);
  if (size >= 7 * day) return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at * 1000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (size < minute) return relative.format(0, 'second');
  if (size < hour) return relative.format(Math.trunc(seconds / minute), 'minute');
  if (size < day) return relative.format(Math.trunc(seconds / hour), 'hour');
  return relative.format(daysBetween(now, at), 'day');
}

/** By the calendar, as "tomorrow" and "yesterday" are: 47 hours from now is the day after tomorrow. */
function daysBetween(from: number, to: number): number {
  const midnight = (at: number) => new Date(at * 1000).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / (day * 1000));
}

/** A time in full, to the minute. */
export function fullTimeText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at * 1000);
}

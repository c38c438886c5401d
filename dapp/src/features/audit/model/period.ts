/** Days from `from` to `to`, both included, as `YYYY-MM-DD`; an empty text leaves that side open. */
export interface AuditPeriod {
  from: string;
  to: string;
}

/** Whether something that lasted from `start` to `end` (unix seconds) touches the period, in the reader's time zone. */
export function touches(period: AuditPeriod, start: number, end: number): boolean {
  const { first, last } = boundsOf(period);
  return end >= first && start <= last;
}

/** Unix seconds of the first and the last moment. */
export function boundsOf({ from, to }: AuditPeriod): { first: number; last: number } {
  return {
    first: from === '' ? -Infinity : startOfDay(from),
    last: to === '' ? Infinity : startOfDay(to, 1) - 1,
  };
}

/** Local midnight; a day is not always 24 hours long. */
function startOfDay(day: string, plus = 0): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus).getTime() / 1000;
}

// Moments as people write them to the command, and as it says them back.
import { Temporal } from 'temporal-polyfill';
import { badInput, reasonOf } from './failure.ts';

/** A moment, and the zone of whoever wrote it. */
export interface Moment {
  /** Unix seconds. */
  readonly seconds: number;
  /** An IANA name, an offset such as `+01:00`, or UTC. */
  readonly zone: string;
}

const forms = '2026-12-24T18:00Z, 2026-12-24T18:00+01:00 or 2026-12-24T18:00[Europe/Rome]';
const written =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(?<offset>Z|[+-]\d{2}:\d{2})?(?<zone>\[[\w/+-]+\])?$/;

/**
 * Reads a moment in ISO 8601 with its zone, named or as an offset; nothing is guessed.
 * @throws Failure where it is written otherwise, says no zone, is no day of the calendar, or happens never or twice in its zone.
 */
export function momentFrom(text: string): Moment {
  const { offset, zone } = written.exec(text)?.groups ?? {};
  if (offset === undefined && zone === undefined) {
    throw badInput(`${text} is no moment with its zone. Write it as ${forms}.`);
  }
  try {
    const named = zone === undefined ? `${text}[${offset === 'Z' ? 'UTC' : offset}]` : text;
    const moment = Temporal.ZonedDateTime.from(named, {
      overflow: 'reject',
      disambiguation: 'reject',
      offset: 'reject',
    });
    if (moment.epochMilliseconds <= 0) throw new RangeError('it is before 1970');
    return { seconds: Math.floor(moment.epochMilliseconds / 1000), zone: moment.timeZoneId };
  } catch (error) {
    throw badInput(`${text} is no moment: ${reasonOf(error)}. Write it as ${forms}.`, error);
  }
}

/** A moment in words: "Thursday, 24 December 2026 at 18:00 (Europe/Rome), 17:00 UTC". */
export function momentInWords({ seconds, zone }: Moment): string {
  // Seconds only where somebody wrote some.
  const timeStyle = seconds % 60 === 0 ? 'short' : 'medium';
  const at = (timeZone: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(seconds * 1000);
  if (zone === 'UTC') return `${at('UTC', { dateStyle: 'full', timeStyle })} UTC`;
  const day = at(zone, { dateStyle: 'full' });
  const sameDay = day === at('UTC', { dateStyle: 'full' });
  const universal = at('UTC', sameDay ? { timeStyle } : { dateStyle: 'long', timeStyle });
  return `${at(zone, { dateStyle: 'full', timeStyle })} (${zone}), ${universal} UTC`;
}

/** In unix seconds, the first that has no year of four digits. Contracts keep moments that are much later. */
const afterYear9999 = Date.UTC(10_000, 0) / 1000;

/** A moment in figures: "2026-12-24 17:00 UTC". */
export function timeText(seconds: number): string {
  if (seconds >= afterYear9999) return 'a time after the year 9999';
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

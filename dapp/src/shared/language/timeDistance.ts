export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month';

const units: readonly { unit: TimeUnit; seconds: number; from: number }[] = [
  { unit: 'month', seconds: 30 * 86_400, from: 60 * 86_400 },
  { unit: 'week', seconds: 7 * 86_400, from: 21 * 86_400 },
  { unit: 'day', seconds: 86_400, from: 2 * 86_400 },
  { unit: 'hour', seconds: 3_600, from: 2 * 3_600 },
  { unit: 'minute', seconds: 60, from: 0 },
];

/** The distance from `now` to `at` (unix seconds) in the largest unit that still says enough; whole, towards zero. */
export function timeDistance(at: number, now: number): { value: number; unit: TimeUnit } {
  const distance = at - now;
  const { unit, seconds } = units.find(({ from }) => Math.abs(distance) >= from) ?? {
    unit: 'minute',
    seconds: 60,
  };
  const whole = Math.trunc(distance / seconds);
  // What is less than a minute away is said as one minute: "in 0 minutes" helps nobody.
  return { value: whole === 0 ? (distance < 0 ? -1 : 1) : whole, unit };
}

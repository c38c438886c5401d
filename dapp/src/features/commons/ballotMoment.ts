import type { BallotLine } from './oneCommonsQuery.ts';

/** Where a ballot stands for a reader now; the order is that of the list. */
export type BallotMoment =
  'open' | 'scheduled' | 'counting' | 'provisional' | 'contested' | 'final' | 'cancelled';

const order: readonly BallotMoment[] = [
  'open',
  'scheduled',
  'counting',
  'contested',
  'provisional',
  'final',
  'cancelled',
];

/** Follows from what events say and from the clock. `now` in unix seconds. */
export function ballotMoment(
  { state, start, end }: Pick<BallotLine, 'state' | 'start' | 'end'>,
  now: number,
): BallotMoment {
  if (state === 'Cancelled') return 'cancelled';
  if (state === 'Final') return 'final';
  if (state === 'Contested') return 'contested';
  if (state === 'Proposed') return 'provisional';
  if (now <= start) return 'scheduled';
  return now <= end ? 'open' : 'counting';
}

/** Open first, those that end soonest on top; then what comes, then what was. */
export function inOrder(ballots: readonly BallotLine[], now: number): BallotLine[] {
  const rank = (ballot: BallotLine) => order.indexOf(ballotMoment(ballot, now));
  return [...ballots].sort(
    (a, b) => rank(a) - rank(b) || (ballotMoment(a, now) === 'open' ? a.end - b.end : b.end - a.end),
  );
}

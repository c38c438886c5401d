import { type Moment, momentOf } from '../../entities/ballot/phase.ts';
import type { BallotLine } from './oneCommonsQuery.ts';

const order: readonly Moment[] = [
  'open',
  'scheduled',
  'ended',
  'contested',
  'proposed',
  'final',
  'cancelled',
];

/** Open first, those that end soonest on top; then what comes, then what was. `now` in unix seconds. */
export function inOrder(ballots: readonly BallotLine[], now: number): BallotLine[] {
  const rank = (ballot: BallotLine) => order.indexOf(momentOf(ballot, now));
  return [...ballots].sort(
    (a, b) => rank(a) - rank(b) || (momentOf(a, now) === 'open' ? a.end - b.end : b.end - a.end),
  );
}

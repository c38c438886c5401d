import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { phaseAt } from '../../entities/ballot/phase.ts';
import type { BallotLine } from './oneCommonsQuery.ts';

const order: readonly BallotPhase[] = [
  'Open',
  'Scheduled',
  'Ended',
  'Tied',
  'Proposed',
  'Final',
  'Cancelled',
];

/** Open first, those that end soonest on top; then what comes, then what was. `now` in unix seconds. */
export function inOrder(ballots: readonly BallotLine[], now: number): BallotLine[] {
  const rank = (ballot: BallotLine) => order.indexOf(phaseAt(ballot, now));
  return [...ballots].sort(
    (a, b) => rank(a) - rank(b) || (phaseAt(a, now) === 'Open' ? a.end - b.end : b.end - a.end),
  );
}

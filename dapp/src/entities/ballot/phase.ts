import type { BallotPhase } from '@patto/protocol/ballots/phase';

/** What the events say of a ballot, as the index keeps it. */
export const recordedStates = ['Opened', 'Cancelled', 'Proposed', 'Contested', 'Final'] as const;
export type RecordedState = (typeof recordedStates)[number];

/** Unix seconds. */
export interface Period {
  start: number;
  end: number;
}

/** Where a ballot stands at `now`: votes count after `start`, up to and including `end`. */
export function phaseAt(ballot: Period & { state: RecordedState }, now: number): BallotPhase {
  if (ballot.state !== 'Opened') return ballot.state;
  if (now <= ballot.start) return 'Scheduled';
  return now <= ballot.end ? 'Open' : 'Ended';
}

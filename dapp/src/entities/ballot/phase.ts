import { endorsingAt } from '@patto/protocol/ballots/endorsements';
import type { BallotPhase } from '@patto/protocol/ballots/phase';

/** What the events say of a ballot, as the index keeps it. */
export const recordedStates = ['Opened', 'Cancelled', 'Proposed', 'Final'] as const;
type RecordedState = (typeof recordedStates)[number];

/** Unix seconds. */
interface Period {
  start: number;
  end: number;
}

/** What an index says of where a ballot stands. */
export interface RecordedBallot extends Period {
  state: RecordedState;
  /** How its selections stand. */
  result: { challengeEnd: number | null; tied: number } | null;
}

/** Where a ballot stands at `now`: votes count after `start`, up to and including `end`. */
export function phaseAt({ state, start, end, result }: RecordedBallot, now: number): BallotPhase {
  if (state === 'Proposed') {
    const { challengeEnd, tied } = result ?? { challengeEnd: null, tied: 1 };
    return challengeEnd !== null && endorsingAt({ challengeEnd, tied }, now).state === 'tied'
      ? 'Tied'
      : state;
  }
  if (state !== 'Opened') return state;
  if (now <= start) return 'Scheduled';
  return now <= end ? 'Open' : 'Ended';
}

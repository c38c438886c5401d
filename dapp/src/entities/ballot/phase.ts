/** What the events say of a ballot, as the index keeps it. */
export type RecordedState = 'Opened' | 'Cancelled' | 'Proposed' | 'Contested' | 'Final';

/** Where a ballot stands for its reader; the contract's `BallotPhase` without `None`. */
export type Moment = 'scheduled' | 'open' | 'ended' | 'proposed' | 'contested' | 'final' | 'cancelled';

/** Whether there is a result, or one to come. */
export function isOver(moment: Moment): boolean {
  return moment !== 'open' && moment !== 'scheduled' && moment !== 'cancelled';
}

/** Unix seconds. */
export interface Period {
  start: number;
  end: number;
}

/** Where a ballot stands at `now`: votes count after `start`, up to and including `end`. */
export function momentOf(ballot: Period & { state: RecordedState }, now: number): Moment {
  if (ballot.state === 'Cancelled') return 'cancelled';
  if (ballot.state === 'Proposed') return 'proposed';
  if (ballot.state === 'Contested') return 'contested';
  if (ballot.state === 'Final') return 'final';
  if (now <= ballot.start) return 'scheduled';
  return now <= ballot.end ? 'open' : 'ended';
}

const moments = [
  undefined,
  'scheduled',
  'cancelled',
  'open',
  'ended',
  'proposed',
  'contested',
  'final',
] as const;

/** The same from the contract's `phase`; undefined for a ballot that does not exist. */
export function momentOfPhase(phase: number): Moment | undefined {
  return moments[phase];
}

import { ballotPhaseNames } from '../generated/enums.ts';

/** Where a ballot stands, by the names of the contract's `BallotPhase`; its `None` says that there is no such ballot. */
export type BallotPhase = Exclude<(typeof ballotPhaseNames)[number], 'None'>;

/** All phases, in the order of the contract's numbers. */
export const ballotPhases: readonly BallotPhase[] = ballotPhaseNames.filter((name) => name !== 'None');

/** A phase that this reader does not know: it is older than the contract. */
export class UnknownPhase extends Error {
  readonly phase: number;
  constructor(phase: number) {
    super(`This reader does not know the phase ${phase}; it needs a newer Patto`);
    this.name = 'UnknownPhase';
    this.phase = phase;
  }
}

/**
 * The phase of a number that came from the chain; undefined where there is no such ballot.
 * @throws UnknownPhase
 */
export function phaseOf(number: number): BallotPhase | undefined {
  const name = ballotPhaseNames[number];
  if (name === undefined) throw new UnknownPhase(number);
  return name === 'None' ? undefined : name;
}

/** Whether voting is over and there is a result, or one to come. */
export function isOver(phase: BallotPhase): boolean {
  return progress[phase] !== 'before';
}

/** Whether a result is on the record, be it final or not. */
export function hasResult(phase: BallotPhase): boolean {
  return progress[phase] === 'result';
}

const progress: Readonly<Record<BallotPhase, 'before' | 'counting' | 'result'>> = {
  Scheduled: 'before',
  Cancelled: 'before',
  Open: 'before',
  Ended: 'counting',
  Proposed: 'result',
  Tied: 'result',
  Final: 'result',
};

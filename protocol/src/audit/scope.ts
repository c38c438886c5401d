import type { HistoryEvent } from './history.ts';

/** Where a right holds: in a commons, in a whole municipality, or, where both are absent, in all of them. */
export interface Scope {
  municipality?: number;
  commons?: number;
}

/** Whether a right concerns a municipality: its own rights, and those over the contracts of all. */
export function concerns(scope: Scope, municipality: number): boolean {
  if (scope.municipality === undefined) return scope.commons === undefined;
  return scope.municipality === municipality;
}

/** The events of one municipality, its commons and their ballots; what concerns no municipality is left out. */
export function eventsOf(history: readonly HistoryEvent[], municipality: number): HistoryEvent[] {
  const commons = new Map<number, number>();
  const ballots = new Map<number, number>();
  const municipalityOf = (event: HistoryEvent): number | undefined => {
    if (event.eventName === 'CommonsCreated') commons.set(event.args.commonsId, event.args.municipalityId);
    if (event.eventName === 'BallotOpened') ballots.set(event.args.ballotId, event.args.commonsId);
    if ('municipalityId' in event.args) return event.args.municipalityId;
    if ('commonsId' in event.args) return commons.get(event.args.commonsId);
    if ('ballotId' in event.args) return commons.get(ballots.get(event.args.ballotId) ?? 0);
    return undefined;
  };
  return history.filter((event) => municipalityOf(event) === municipality);
}

import type { HistoryEvent } from './history.ts';

/** The events of one municipality, its commons and their ballots; what concerns no municipality is left out. */
export function eventsOf(history: readonly HistoryEvent[], municipality: number | undefined): HistoryEvent[] {
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
  return history.filter((event) => {
    const own = municipalityOf(event);
    return municipality === undefined || own === municipality;
  });
}

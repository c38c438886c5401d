import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { phaseAt, type RecordedBallot } from '../../../entities/ballot/phase.ts';
import { folded, searchWords } from '../../../shared/language/folded.ts';

/** What a line of the list needs. */
export interface ListedBallot extends RecordedBallot {
  number: number;
  commonsName: string;
  municipalityId: string;
}

export type ListGroup = 'open' | 'scheduled' | 'ended';

export interface ListFilter {
  /** Part of the question's or the commons' words. */
  search: string;
  municipalityId: string | undefined;
  commonsNumber: number | undefined;
}

/** Which part of the list a ballot stands in. */
function groupOf(phase: BallotPhase): ListGroup {
  if (phase === 'Open') return 'open';
  return phase === 'Scheduled' ? 'scheduled' : 'ended';
}

/** Ballots in three groups: open ones by the time left, coming ones by their start, past ones newest first. */
export function groupBallots<B extends ListedBallot>(
  ballots: readonly B[],
  now: number,
): Record<ListGroup, B[]> {
  const groups: Record<ListGroup, B[]> = { open: [], scheduled: [], ended: [] };
  for (const ballot of ballots) groups[groupOf(phaseAt(ballot, now))].push(ballot);
  groups.open.sort((a, b) => a.end - b.end || a.number - b.number);
  groups.scheduled.sort((a, b) => a.start - b.start || a.number - b.number);
  groups.ended.sort((a, b) => b.end - a.end || b.number - a.number);
  return groups;
}

/** The ballots that a filter leaves. */
export function filterBallots<B extends ListedBallot & { title: string; commonsNumber: number }>(
  ballots: readonly B[],
  filter: ListFilter,
): B[] {
  const words = searchWords(filter.search);
  return ballots.filter((ballot) => {
    if (filter.municipalityId !== undefined && ballot.municipalityId !== filter.municipalityId) return false;
    if (filter.commonsNumber !== undefined && ballot.commonsNumber !== filter.commonsNumber) return false;
    const text = folded(`${ballot.title} ${ballot.commonsName}`);
    return words.every((word) => text.includes(word));
  });
}

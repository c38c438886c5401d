import { plurality } from '@patto/protocol/ballots/rules/plurality';
import { selectedOptions } from '@patto/protocol/ballots/rules/selection';
import type { CountedBallot } from '../../countedBallot.ts';

/** Who won, or who leads by the counters while there is no result. */
export interface HighestStanding {
  kind: 'winner' | 'tie' | 'leading';
  options: number[];
}

export function highestStanding({
  selected,
  tally,
}: Pick<CountedBallot, 'selected' | 'tally'>): HighestStanding {
  if (selected === undefined) return { kind: 'leading', options: plurality(tally.map(Number)).options };
  const options = selectedOptions(selected);
  return { kind: options.length === 1 ? 'winner' : 'tie', options };
}

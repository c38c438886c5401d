import { plurality } from '@patto/protocol/ballots/rules/plurality';
import { selectedOptions } from '@patto/protocol/ballots/rules/selection';
import type { CountedBallot } from '../../countedBallot.ts';

/** Who won, or who leads by the counters while there is no result. */
export interface HighestStanding {
  /** `none` where every option is without points, as when all votes are blank. */
  kind: 'winner' | 'tie' | 'leading' | 'none';
  options: number[];
}

export function highestStanding({
  selected,
  tally,
}: Pick<CountedBallot, 'selected' | 'tally'>): HighestStanding {
  const options = selected === undefined ? plurality(tally.map(Number)).options : selectedOptions(selected);
  if (options.length === 0) return { kind: 'none', options };
  if (selected === undefined) return { kind: 'leading', options };
  return { kind: options.length === 1 ? 'winner' : 'tie', options };
}

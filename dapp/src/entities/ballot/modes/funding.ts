import { selectedOptions } from '@patto/protocol/ballots/rules/selection';
import type { CountedBallot } from '../countedBallot.ts';

/** What is funded, for how much; `waiting` while there is no result. */
export interface Funding {
  kind: 'funded' | 'nothingFunded' | 'waiting';
  options: number[];
  /** In the unit that the currency says. */
  cost: number;
}

export function fundingOf({ selected, costs = [] }: Pick<CountedBallot, 'selected' | 'costs'>): Funding {
  if (selected === undefined) return { kind: 'waiting', options: [], cost: 0 };
  const options = selectedOptions(selected);
  return {
    kind: options.length > 0 ? 'funded' : 'nothingFunded',
    options,
    cost: options.reduce((sum, option) => sum + (costs[option] ?? 0), 0),
  };
}

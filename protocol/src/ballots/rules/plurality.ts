import { tallyOf } from './profile.ts';
import type { Rule } from './rule.ts';
import type { SelectedOptions } from './selection.ts';

/** The options with the highest counter: more than one where they tie, none where nobody gave a point. */
export function plurality(tally: readonly number[]): SelectedOptions {
  const highest = Math.max(0, ...tally);
  const options = highest === 0 ? [] : [...tally.keys()].filter((option) => tally[option] === highest);
  return { options, cost: 0n };
}

export const pluralityRule: Rule = {
  settledBy: 'contract',
  takesWeights: true,
  funds: false,
  count: (profile) => plurality(tallyOf(profile)),
  pabulibName: 'plurality',
};

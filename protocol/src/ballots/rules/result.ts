import { ResultRule } from '../mode.ts';
import type { BallotSheet } from '../sheet.ts';
import { equalShares } from './equalShares.ts';
import { greedyBudget } from './greedyBudget.ts';
import { plurality } from './plurality.ts';
import { tallyOf, type Profile } from './profile.ts';
import type { SelectedOptions } from './selection.ts';

/** The result of a ballot by its rule. Plurality needs no sheet. */
export function resultOf(rule: number, profile: Profile, sheet: BallotSheet | undefined): SelectedOptions {
  if (rule === ResultRule.Plurality) return plurality(tallyOf(profile));
  if (sheet === undefined) throw new Error('A budget is counted with the costs of its sheet');
  const costs = sheet.options.map(({ cost }) => cost);
  if (rule === ResultRule.GreedyBudget) return greedyBudget(tallyOf(profile), costs, sheet.budget);
  return equalShares(profile, costs, sheet.budget);
}

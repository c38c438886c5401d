import { tallyOf } from './profile.ts';
import type { Rule } from './rule.ts';
import type { SelectedOptions } from './selection.ts';

/**
 * Options in the order in which a budget by votes funds them: more points first, then the lower cost, then the
 * lower number; options without points never.
 */
export function fundingOrder(tally: readonly number[], costs: readonly bigint[]): number[] {
  const costOf = (option: number) => costs[option] ?? 0n;
  return tally
    .map((points, option) => ({ points, option }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => {
      if (a.points !== b.points) return b.points - a.points;
      const difference = costOf(a.option) - costOf(b.option);
      return difference === 0n ? a.option - b.option : difference < 0n ? -1 : 1;
    })
    .map(({ option }) => option);
}

/** Funds options in their order, each that still fits what is left of the budget; also completes a selection. */
export function greedyBudget(
  tally: readonly number[],
  costs: readonly bigint[],
  budget: bigint,
  already: SelectedOptions = { options: [], cost: 0n },
): SelectedOptions {
  const options = [...already.options];
  let { cost } = already;
  for (const option of fundingOrder(tally, costs)) {
    const next = cost + (costs[option] ?? 0n);
    if (next > budget || options.includes(option)) continue;
    options.push(option);
    cost = next;
  }
  return { options: options.sort((a, b) => a - b), cost };
}

export const greedyBudgetRule: Rule = {
  settledBy: 'contract',
  takesWeights: false,
  funds: true,
  count: (profile, { options, budget }) =>
    greedyBudget(
      tallyOf(profile),
      options.map(({ cost }) => cost),
      budget,
    ),
  pabulibName: 'greedy',
};

import { fundingOrder, greedyBudget } from '@patto/protocol/ballots/rules/greedyBudget';
import type { WorkedExample } from '../../workedExample.ts';

/** One project of an example at its turn, with what is left of the money after it, in whole units. */
export interface GreedyStep {
  /** Position among the example's options. */
  place: number;
  cost: number;
  left: number;
  funded: boolean;
}

export function greedySteps({ totals, costs, budget }: WorkedExample): GreedyStep[] {
  const money = costs.map(BigInt);
  const { options } = greedyBudget(totals, money, BigInt(budget));
  let left = budget;
  return fundingOrder(totals, money).map((place) => {
    const cost = costs[place] ?? 0;
    const funded = options.includes(place);
    if (funded) left -= cost;
    return { place, cost, left, funded };
  });
}

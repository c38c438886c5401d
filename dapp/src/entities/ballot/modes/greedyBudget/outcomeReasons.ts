import { fundingOrder } from '@patto/protocol/ballots/rules/greedyBudget';

/** What became of one project; `rank` from 1 in the order of votes, `left` the budget at its turn, in the unit that the currency says. */
export type GreedyReason =
  | { kind: 'fitted' | 'passedOver'; points: number; rank: number; cost: number; left: number }
  | { kind: 'noVotes' };

/** Budgets by votes: in the order of points, each one that still fits. */
export function greedyReasons(
  tally: readonly number[],
  costs: readonly number[],
  budget: number,
): GreedyReason[] {
  const reasons = tally.map((): GreedyReason => ({ kind: 'noVotes' }));
  let left = budget;
  fundingOrder(tally, costs.map(BigInt)).forEach((option, position) => {
    const cost = costs[option] ?? 0;
    const facts = { points: tally[option] ?? 0, rank: position + 1, cost, left };
    const fits = cost <= left;
    reasons[option] = { kind: fits ? 'fitted' : 'passedOver', ...facts };
    if (fits) left -= cost;
  });
  return reasons;
}

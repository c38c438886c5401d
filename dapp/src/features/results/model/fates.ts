import { fundingOrder } from '@patto/protocol/ballots/rules/greedyBudget';
import type { EqualSharesResult } from '@patto/protocol/ballots/rules/equalShares';
import type { Fraction } from '@patto/protocol/ballots/rules/fraction';

/** What became of one option, and by which figures. Money in whole units, parts of it as decimals for reading. */
export type Fate =
  /** `behind`: points that it had less than the winner. */
  | { kind: 'won'; points: number; tied: boolean }
  | { kind: 'lost'; points: number; behind: number }
  /** Greedy: `rank` from 1 in the order of votes, `left` the budget at its turn. */
  | { kind: 'fitted'; points: number; rank: number; cost: number; left: number }
  | { kind: 'passedOver'; points: number; rank: number; cost: number; left: number }
  | { kind: 'noVotes' }
  /** Equal shares: bought by `supporters`, who paid at most `each`; `gaveAll` of them gave all that they had left. */
  | {
      kind: 'bought';
      round: number;
      supporters: number;
      cost: number;
      each: number;
      gaveAll: number;
      /** Share of the cost that those who paid the full price carried, 0 to 1. */
      fullShare: number;
    }
  /** Funded by votes from what the shares left over. */
  | { kind: 'completed'; supporters: number; cost: number }
  | {
      kind: 'outOfReach';
      supporters: number;
      cost: number;
      /** What its supporters still had together. */
      available: number;
      missing: number;
      /** What the leftover budget lacked for it. */
      missingFromLeftover: number;
    };

/** Single choice, approval, score, quadratic: who has the most points wins. */
export function pluralityFates(tally: readonly number[]): Fate[] {
  const most = Math.max(0, ...tally);
  const tied = tally.filter((points) => points === most).length > 1;
  return tally.map((points) => {
    if (points === 0) return { kind: 'noVotes' };
    return points === most ? { kind: 'won', points, tied } : { kind: 'lost', points, behind: most - points };
  });
}

/** Budgets by votes: in the order of points, each one that still fits. */
export function greedyFates(tally: readonly number[], costs: readonly number[], budget: number): Fate[] {
  const fates = tally.map((): Fate => ({ kind: 'noVotes' }));
  let left = budget;
  fundingOrder(tally, costs.map(BigInt)).forEach((option, position) => {
    const cost = costs[option] ?? 0;
    const facts = { points: tally[option] ?? 0, rank: position + 1, cost, left };
    const fits = cost <= left;
    fates[option] = { kind: fits ? 'fitted' : 'passedOver', ...facts };
    if (fits) left -= cost;
  });
  return fates;
}

/** Equal shares: from the explanation that the count itself gives. */
export function sharesFates(
  result: EqualSharesResult,
  supporters: readonly number[],
  costs: readonly number[],
): Fate[] {
  const fates = costs.map((): Fate => ({ kind: 'noVotes' }));
  const common = (option: number) => ({ supporters: supporters[option] ?? 0, cost: costs[option] ?? 0 });
  for (const { option, round, price, payments } of result.funded) {
    const inFull = payments.filter(({ all }) => !all);
    const cost = costs[option] ?? 0;
    fates[option] = {
      kind: 'bought',
      round,
      ...common(option),
      each:
        payments.length === 0 ? decimal(price) : Math.max(...payments.map(({ amount }) => decimal(amount))),
      gaveAll: payments.reduce((sum, { all, voters }) => sum + (all ? voters : 0), 0),
      fullShare:
        cost === 0 ? 1 : inFull.reduce((sum, { amount, voters }) => sum + decimal(amount) * voters, 0) / cost,
    };
  }
  for (const option of result.completed) fates[option] = { kind: 'completed', ...common(option) };
  for (const { option, available, missing, missingFromLeftover } of result.unfunded) {
    if ((supporters[option] ?? 0) === 0) continue;
    fates[option] = {
      kind: 'outOfReach',
      ...common(option),
      available: decimal(available),
      missing: decimal(missing),
      missingFromLeftover: Number(missingFromLeftover),
    };
  }
  return fates;
}

/** A fraction for reading; numerators may be far beyond a number's exact range, so the whole part is taken first. */
export function decimal({ numerator, denominator }: Fraction): number {
  const whole = numerator / denominator;
  const thousandths = ((numerator - whole * denominator) * 1000n) / denominator;
  return Number(whole) + Number(thousandths) / 1000;
}

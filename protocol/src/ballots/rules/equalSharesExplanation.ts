import { compareFractions, fraction, type Fraction } from './fraction.ts';
import type { Election, Purchase, Run } from './sharesRun.ts';

/** Why a project was bought, in the figures of the share that was kept. */
export interface Funded {
  option: number;
  /** From 1, in the order of purchase. */
  round: number;
  /** Money for each unit of utility; the least of the round. */
  rho: Fraction;
  /** What one point paid at most: rho times the cost. */
  price: Fraction;
  voters: number;
  /** What supporters paid, the largest payment first; all together exactly the cost. */
  payments: Payment[];
}

export interface Payment {
  voters: number;
  /** Of each of them. */
  amount: Fraction;
  /** Whether the voter gave all that was left, less than the price. */
  all: boolean;
}

/** Why a project was not funded. */
export interface Unfunded {
  option: number;
  voters: number;
  /** What its supporters still had together at the end. */
  available: Fraction;
  /** What they lacked to pay it. */
  missing: Fraction;
  /** What the leftover budget lacked to fund it by votes. */
  missingFromLeftover: bigint;
}

export function explainPurchases(election: Election, run: Run): Funded[] {
  return run.purchases.map((purchase, index) => {
    const { option, price, richPoints, denominator } = purchase;
    const cost = election.costs[option] ?? 0n;
    return {
      option,
      round: index + 1,
      rho: cost === 0n ? fraction(0n) : fraction(price, denominator * richPoints * cost),
      price: fraction(price, denominator * richPoints),
      voters: votersOf(election, option),
      payments: paymentsOf(purchase),
    };
  });
}

export function explainUnfunded(
  election: Election,
  run: Run,
  funded: readonly number[],
  leftover: bigint,
): Unfunded[] {
  return election.costs.flatMap((cost, option) => {
    if (funded.includes(option)) return [];
    let money = 0n;
    for (const group of election.supporters[option]?.groups ?? []) {
      money += (run.purses[run.purseOf[group] ?? 0] ?? 0n) * BigInt(election.groupVoters[group] ?? 0);
    }
    return [
      {
        option,
        voters: votersOf(election, option),
        available: fraction(money, run.denominator),
        missing: fraction(cost * run.denominator - money, run.denominator),
        missingFromLeftover: cost > leftover ? cost - leftover : 0n,
      },
    ];
  });
}

function paymentsOf({ price, richPoints, denominator, payers }: Purchase): Payment[] {
  const payments = new Map<string, Payment>();
  for (const { points, voters, has, poor } of payers) {
    const amount = poor
      ? fraction(has, denominator)
      : fraction(BigInt(points) * price, denominator * richPoints);
    const key = `${amount.numerator}/${amount.denominator}/${poor}`;
    const payment = payments.get(key);
    if (payment === undefined) payments.set(key, { voters, amount, all: poor });
    else payment.voters += voters;
  }
  return [...payments.values()].sort((a, b) => compareFractions(b.amount, a.amount));
}

function votersOf(election: Election, option: number): number {
  const groups = election.supporters[option]?.groups ?? [];
  return groups.reduce((sum, group) => sum + (election.groupVoters[group] ?? 0), 0);
}

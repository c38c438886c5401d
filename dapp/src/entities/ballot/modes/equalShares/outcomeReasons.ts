import type { EqualSharesResult } from '@patto/protocol/ballots/rules/equalSharesResult';
import type { Fraction } from '@patto/protocol/ballots/rules/fraction';
import type { RecountReport } from '@patto/protocol/recount/report';
import type { CountedBallot } from '../../countedBallot.ts';

/** What became of one project. Money in the unit that the currency says, parts of it as decimals for reading. */
export type SharesReason =
  /** Bought by `supporters`, who paid at most `each`; `gaveAll` of them gave all that they had left. */
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
    }
  | { kind: 'noVotes' };

/** From a count of the votes; undefined while there is none. */
export function countedReasons(
  { costs }: Pick<CountedBallot, 'costs'>,
  report: RecountReport | undefined,
): SharesReason[] | undefined {
  const result = report?.result.equalShares;
  if (report === undefined || result === undefined || costs === undefined) return undefined;
  return sharesReasons(result, report.supporters, costs);
}

/** From the explanation that the count itself gives. */
export function sharesReasons(
  result: EqualSharesResult,
  supporters: readonly number[],
  costs: readonly number[],
): SharesReason[] {
  const reasons = costs.map((): SharesReason => ({ kind: 'noVotes' }));
  const common = (option: number) => ({ supporters: supporters[option] ?? 0, cost: costs[option] ?? 0 });
  for (const { option, round, price, payments } of result.funded) {
    const inFull = payments.filter(({ all }) => !all);
    const cost = costs[option] ?? 0;
    reasons[option] = {
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
  for (const option of result.completed) reasons[option] = { kind: 'completed', ...common(option) };
  for (const { option, available, missing, missingFromLeftover } of result.unfunded) {
    if ((supporters[option] ?? 0) === 0) continue;
    reasons[option] = {
      kind: 'outOfReach',
      ...common(option),
      available: decimal(available),
      missing: decimal(missing),
      missingFromLeftover: Number(missingFromLeftover),
    };
  }
  return reasons;
}

/** A fraction for reading; numerators may be far beyond a number's exact range, so the whole part is taken first. */
export function decimal({ numerator, denominator }: Fraction): number {
  const whole = numerator / denominator;
  const thousandths = ((numerator - whole * denominator) * 1000n) / denominator;
  return Number(whole) + Number(thousandths) / 1000;
}

import { partsByQuestion } from '../moneyUnit.ts';
import { explainPurchases, explainUnfunded } from './equalSharesExplanation.ts';
import type { EqualSharesResult } from './equalSharesResult.ts';
import { fraction } from './fraction.ts';
import { fundingOrder, greedyBudget } from './greedyBudget.ts';
import { tallyOf, type Profile } from './profile.ts';
import type { Rule } from './rule.ts';
import { certainRun, type CertainRun } from './sharesFilter.ts';
import { runEqualShares, type Election, type RunSettings } from './sharesRun.ts';

/**
 * The method of equal shares (Peters, Pierczynski and Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", 2021) with cost utilities, exact, as Pabulib's `equalshares/add1`:
 *
 * 1. Each voter gets budget / voters. As long as some project's supporters can pay it, the project with the least
 *    rho is bought; a supporter with s points pays min(what is left, s * rho * cost). Free projects come first.
 * 2. Add-one completion: the share grows by one unit of money for each voter and all is bought anew, until the
 *    projects would cost more than the budget; the last result that fits is kept. Where each voter starts with
 *    20,000 units or more, it grows by as many whole units as a ten-thousandth of that has: else a ballot over very
 *    much money, in forints or by a steward's malice, could not be counted in anybody's lifetime.
 * 3. What is left is spent by votes (`greedyBudget`).
 *
 * Ties of rho are broken as in step 3: more points, then the lower cost, then the lower option number. Votes for
 * nothing have a share too, which nobody can spend.
 *
 * @param unit Amounts are whole numbers of 1 / unit of money: 100 where they are hundredths.
 * @throws Error rather than give an outcome that costs more than the budget, as where groups hold more voters than the profile says.
 */
export function equalShares(
  profile: Profile,
  costs: readonly bigint[],
  budget: bigint,
  unit = 1n,
): EqualSharesResult {
  const tally = tallyOf(profile);
  const election = electionOf(profile, costs, tally);
  const voters = BigInt(Math.max(1, profile.voters));
  const { share, overspentCost } = largestShare(election, budget, {
    voters,
    growth: growthOf(budget, voters, unit),
  });
  const run = runEqualShares(election, { share, denominator: voters });
  const bought = run.purchases.map(({ option }) => option);
  const result = greedyBudget(tally, costs, budget, { options: bought, cost: run.cost });
  const leftover = budget - result.cost;
  if (leftover < 0n) throw new Error(`Equal shares would spend ${-leftover} more than the budget ${budget}`);
  return {
    ...result,
    startShare: fraction(budget, voters),
    share: fraction(share, voters),
    overspentCost,
    funded: explainPurchases(election, run),
    completed: fundingOrder(tally, costs).filter(
      (option) => result.options.includes(option) && !bought.includes(option),
    ),
    unfunded: explainUnfunded(election, run, result.options, leftover),
    leftover,
  };
}

/** Money by which each voter's share grows at a time. */
function growthOf(budget: bigint, voters: bigint, unit: bigint): bigint {
  const part = budget / voters / unit / 10_000n;
  return (part > 1n ? part : 1n) * unit;
}

/**
 * The add-one completion. Going one step at a time may take very many runs where a project has few supporters, so that
 * a stretch is jumped where the trace of the runs at its two ends is the same: then (see `Run.trace`) every share in
 * between has the same outcome, and the jump finds exactly what single steps would.
 */
function largestShare(
  election: Election,
  budget: bigint,
  { voters, growth }: { voters: bigint; growth: bigint },
) {
  const step = growth * voters;
  let share = budget;
  let run = outcomeOf(election, { share, denominator: voters });
  const wanted = election.ranks.filter((rank) => rank !== undefined).length;
  let stride = 1n;
  let growing = true;
  while (run.bought < wanted) {
    const next = outcomeOf(election, {
      share: share + stride * step,
      denominator: voters,
      limit: budget,
    });
    const fits = next.cost <= budget;
    const same = fits && sameTrace(run, next);
    if (stride === 1n && !fits) return { share, overspentCost: next.cost };
    if (stride > 1n && !same) {
      growing = false;
      stride /= 2n;
      continue;
    }
    share += stride * step;
    run = next;
    if (!same) growing = true;
    stride = growing && same ? stride * 2n : stride > 1n ? stride / 2n : 1n;
  }
  return { share, overspentCost: undefined };
}

/** What a run buys, exactly: in floating point where that is certain, and otherwise in integers. */
function outcomeOf(election: Election, settings: RunSettings): CertainRun {
  const certain = certainRun(election, settings);
  if (certain !== undefined) return certain;
  const { purchases, cost, trace } = runEqualShares(election, settings);
  return { bought: purchases.length, cost, trace };
}

function sameTrace(a: CertainRun, b: CertainRun): boolean {
  return a.trace.length === b.trace.length && a.trace.every((entry, at) => entry === b.trace[at]);
}

/** The same for every share: who supports what, and in which order ties fall. */
export function electionOf(profile: Profile, costs: readonly bigint[], tally: readonly number[]): Election {
  const ranks = new Array<number | undefined>(costs.length).fill(undefined);
  fundingOrder(tally, costs).forEach((option, rank) => {
    ranks[option] = rank;
  });
  const supporters = costs.map((_, option) => {
    const groups: number[] = [];
    const points: number[] = [];
    profile.groups.forEach((group, index) => {
      const given = group.points[option] ?? 0;
      if (given === 0) return;
      groups.push(index);
      points.push(given);
    });
    return { groups, points, total: BigInt(tally[option] ?? 0) };
  });
  return { costs, ranks, supporters, groupVoters: profile.groups.map(({ voters }) => voters) };
}

export const equalSharesRule: Rule = {
  settledBy: 'endorsement',
  takesWeights: false,
  funds: true,
  count: (profile, { options, budget, question }) => {
    const result = equalShares(
      profile,
      options.map(({ cost }) => cost),
      budget,
      partsByQuestion(question),
    );
    return { options: result.options, cost: result.cost, equalShares: result };
  },
  pabulibName: 'equalshares/add1',
};

import type { BallotMode } from '@patto/protocol/mode';
import { ResultRule } from '@patto/protocol/mode';

/** A small made-up count with a ballot's own options, to show how it is counted. */
export interface WorkedExample {
  /** The options that it uses, by their positions in the ballot. */
  options: number[];
  /** Points of each made-up neighbour on each of `options`. */
  votes: number[][];
  totals: number[];
  outcome: ExampleOutcome;
}

export type ExampleOutcome =
  | { kind: 'highest'; winner: number }
  | {
      kind: 'greedy';
      budget: number;
      steps: { place: number; cost: number; left: number; funded: boolean }[];
    }
  | {
      kind: 'shares';
      budget: number;
      share: number;
      steps: { place: number; cost: number; supporters: number; each: number; funded: boolean }[];
    };

/** Costs for an example where the ballot's own are not known. */
const fallbackCosts = [300, 200, 100];

/**
 * An example with up to three of the ballot's options. `costs` are the ballot's own, in option order.
 * For budgets the neighbours' money is set so that two of three projects can be paid, which is when the rule shows.
 */
export function workedExample(mode: BallotMode, costs: readonly number[]): WorkedExample {
  const options = pickOptions(mode, costs);
  const votes = pickVotes(mode, options.length);
  const totals = options.map((_, place) => votes.reduce((sum, vote) => sum + (vote[place] ?? 0), 0));
  const chosenCosts = options.map((option, place) => costs[option] || (fallbackCosts[place] ?? 100));
  return { options, votes, totals, outcome: outcomeOf(mode, totals, votes, chosenCosts) };
}

/** Three options of different cost for a budget, otherwise the first three. */
function pickOptions(mode: BallotMode, costs: readonly number[]): number[] {
  const all = Array.from({ length: mode.optionCount }, (_, option) => option);
  if (mode.rule === ResultRule.Plurality || mode.optionCount <= 3) return all.slice(0, 3);
  const dearFirst = all
    .filter((option) => (costs[option] ?? 0) > 0)
    .sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0));
  if (dearFirst.length < 3) return all.slice(0, 3);
  const middle = dearFirst[Math.floor(dearFirst.length / 2)];
  const picked = [dearFirst[0], middle, dearFirst.at(-1)].filter((option) => option !== undefined);
  return picked.sort((a, b) => a - b);
}

/** Five neighbours: three who like the first option most, two who like the last. */
function pickVotes(mode: BallotMode, count: number): number[][] {
  const tastes = [
    [3, 1, 0],
    [3, 0, 0],
    [2, 3, 0],
    [0, 1, 3],
    [0, 0, 3],
  ];
  return tastes.map((taste) => fitted(taste.slice(0, count), mode));
}

/** A taste as the vote that comes nearest within the rules. */
function fitted(taste: readonly number[], mode: BallotMode): number[] {
  const ranked = taste
    .map((liking, place) => ({ liking, place }))
    .filter(({ liking }) => liking > 0)
    .sort((a, b) => b.liking - a.liking)
    .slice(0, mode.maxChoices);
  const vote = taste.map(() => 0);
  let left = mode.points;
  for (const { liking, place } of ranked) {
    const affordable = mode.costExponent === 2 ? Math.floor(Math.sqrt(left)) : left;
    const given = Math.min(liking, mode.maxPerOption, affordable);
    vote[place] = given;
    left -= given ** mode.costExponent;
  }
  return vote;
}

function outcomeOf(
  mode: BallotMode,
  totals: readonly number[],
  votes: readonly (readonly number[])[],
  costs: readonly number[],
): ExampleOutcome {
  if (mode.rule === ResultRule.Plurality)
    return { kind: 'highest', winner: totals.indexOf(Math.max(...totals)) };
  const places = totals.map((_, place) => place);
  const budget = exampleBudget(costs);
  if (mode.rule === ResultRule.GreedyBudget) return greedy(budget, places, totals, costs);
  return shares(budget, places, votes, costs);
}

/** Enough for all but the dearest option and a little more. */
function exampleBudget(costs: readonly number[]): number {
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return Math.max(...costs, Math.ceil(sum * 0.8));
}

function greedy(
  budget: number,
  places: readonly number[],
  totals: readonly number[],
  costs: readonly number[],
): ExampleOutcome {
  let left = budget;
  const order = [...places].sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b);
  const steps = order.map((place) => {
    const cost = costs[place] ?? 0;
    const funded = cost <= left;
    if (funded) left -= cost;
    return { place, cost, left, funded };
  });
  return { kind: 'greedy', budget, steps };
}

/** The first rounds of equal shares, in whole money: enough to show that supporters split a cost. */
function shares(
  budget: number,
  places: readonly number[],
  votes: readonly (readonly number[])[],
  costs: readonly number[],
): ExampleOutcome {
  const share = Math.floor(budget / votes.length);
  const purses = votes.map(() => share);
  const waiting = new Set(places);
  const steps: { place: number; cost: number; supporters: number; each: number; funded: boolean }[] = [];
  while (waiting.size > 0) {
    const offers = [...waiting].map((place) => {
      const cost = costs[place] ?? 0;
      const supporters = votes.flatMap((vote, voter) => ((vote[place] ?? 0) > 0 ? [voter] : []));
      const each = priceEach(
        cost,
        supporters.map((voter) => purses[voter] ?? 0),
      );
      return { place, cost, supporters, each };
    });
    const payable = offers.filter(({ each }) => each !== undefined).sort((a, b) => perUnit(a) - perUnit(b));
    const next = payable[0];
    if (next?.each === undefined) break;
    for (const voter of next.supporters) purses[voter] = Math.max(0, (purses[voter] ?? 0) - next.each);
    steps.push({ ...next, supporters: next.supporters.length, each: next.each, funded: true });
    waiting.delete(next.place);
  }
  for (const place of waiting) {
    const supporters = votes.filter((vote) => (vote[place] ?? 0) > 0).length;
    const cost = costs[place] ?? 0;
    steps.push({ place, cost, supporters, each: supporters > 0 ? cost / supporters : cost, funded: false });
  }
  return { kind: 'shares', budget, share, steps };
}

/** What each pays at most so that all together pay the cost: who has less gives all; undefined if it is too little. */
function priceEach(cost: number, purses: readonly number[]): number | undefined {
  const poorFirst = [...purses].sort((a, b) => a - b);
  let missing = cost;
  for (const [paid, purse] of poorFirst.entries()) {
    const each = missing / (poorFirst.length - paid);
    if (purse >= each) return each;
    missing -= purse;
  }
  return undefined;
}

/** Equal shares first pays what takes the least from each supporter for what it costs. */
function perUnit({ cost, each }: { cost: number; each: number | undefined }): number {
  return (each ?? Infinity) / Math.max(1, cost);
}

import type { BallotMode } from '@patto/protocol/ballots/mode';
import { ResultRule } from '@patto/protocol/ballots/resultRule';
import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { greedyBudget, fundingOrder } from '@patto/protocol/ballots/rules/greedyBudget';
import { plurality } from '@patto/protocol/ballots/rules/plurality';
import { tallyOf, type Profile } from '@patto/protocol/ballots/rules/profile';

/** A small made-up count with a ballot's own options, to show how it is counted. */
export interface WorkedExample {
  /** The options that it uses, by their positions in the ballot; places below are positions in this list. */
  options: number[];
  /** Points of each made-up neighbour on each of `options`. */
  votes: number[][];
  totals: number[];
  outcome: ExampleOutcome;
}

export type ExampleOutcome =
  | { kind: 'highest'; winners: number[] }
  | {
      kind: 'greedy';
      budget: number;
      steps: { place: number; cost: number; left: number; funded: boolean }[];
    }
  | {
      kind: 'shares';
      budget: number;
      /** What each neighbour may decide on at first. */
      share: number;
      /** What it grew to, so that as little as possible is left over. */
      grown: number;
      steps: {
        place: number;
        cost: number;
        supporters: number;
        /** What a supporter pays at most; undefined where it was not bought with shares. */
        each: number | undefined;
        funded: boolean;
      }[];
    };

/** Costs for an example where the ballot's own are not known. */
const fallbackCosts = [300, 200, 100];

/**
 * An example with up to three of the ballot's options, counted by the same code as real votes. `costs` are the ballot's own, in
 * option order. For budgets there is a little less money than two of three projects and more cost, which is when the rule shows.
 */
export function workedExample(mode: BallotMode, costs: readonly number[]): WorkedExample {
  const options = pickOptions(mode, costs);
  const votes = pickVotes(mode, options.length);
  const profile = profileOf(votes, options.length);
  const ownCosts = options.map((option, place) => costs[option] || (fallbackCosts[place] ?? 100));
  return { options, votes, totals: tallyOf(profile), outcome: outcomeOf(mode, profile, ownCosts) };
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

function profileOf(votes: readonly number[][], optionCount: number): Profile {
  return {
    optionCount,
    voters: votes.length,
    groups: votes.map((points) => ({ points, voters: 1, weight: 1 })),
  };
}

function outcomeOf(mode: BallotMode, profile: Profile, costs: readonly number[]): ExampleOutcome {
  const tally = tallyOf(profile);
  if (mode.rule === ResultRule.Plurality) return { kind: 'highest', winners: plurality(tally).options };
  const money = costs.map(BigInt);
  const budget = exampleBudget(costs);
  return mode.rule === ResultRule.GreedyBudget
    ? greedyOutcome(tally, money, budget)
    : sharesOutcome(profile, money, budget);
}

/** Enough for about four fifths of all that is proposed. */
function exampleBudget(costs: readonly number[]): number {
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return Math.max(...costs, Math.ceil(sum * 0.8));
}

function greedyOutcome(tally: readonly number[], costs: readonly bigint[], budget: number): ExampleOutcome {
  const { options } = greedyBudget(tally, costs, BigInt(budget));
  let left = budget;
  const steps = fundingOrder(tally, costs).map((place) => {
    const cost = Number(costs[place] ?? 0n);
    const funded = options.includes(place);
    if (funded) left -= cost;
    return { place, cost, left, funded };
  });
  return { kind: 'greedy', budget, steps };
}

function sharesOutcome(profile: Profile, costs: readonly bigint[], budget: number): ExampleOutcome {
  const result = equalShares(profile, costs, BigInt(budget));
  const step = (place: number, each: number | undefined, funded: boolean) => ({
    place,
    cost: Number(costs[place] ?? 0n),
    supporters: profile.groups.filter(({ points }) => (points[place] ?? 0) > 0).length,
    each,
    funded,
  });
  const decimal = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) =>
    Number(numerator) / Number(denominator);
  return {
    kind: 'shares',
    budget,
    share: decimal(result.startShare),
    grown: decimal(result.share),
    steps: [
      ...result.funded.map(({ option, payments }) =>
        step(option, Math.max(0, ...payments.map(({ amount }) => decimal(amount))), true),
      ),
      ...result.completed.map((option) => step(option, undefined, true)),
      ...result.unfunded.map(({ option }) => step(option, undefined, false)),
    ],
  };
}

import type { BallotMode } from '@patto/protocol/ballots/mode';
import { tallyOf, type Profile } from '@patto/protocol/ballots/rules/profile';
import { rules } from '@patto/protocol/ballots/rules/rules';

/** A small made-up vote with a ballot's own options, to show how it is counted. */
export interface WorkedExample {
  /** The options that it uses, by their positions in the ballot; places elsewhere are positions in this list. */
  options: number[];
  /** Points of each made-up neighbour on each of `options`. */
  votes: number[][];
  totals: number[];
  profile: Profile;
  /** Of each of `options`, in whole units. */
  costs: number[];
  /** A little less than they cost together. */
  budget: number;
}

/** Costs for an example where the ballot's own are not known. */
const fallbackCosts = [300, 200, 100];

/**
 * An example with up to three of the ballot's options, to be counted by the same code as real votes. For a budget there
 * is a little less money than they cost together, because only where money is short does the rule matter.
 * @param costs The ballot's own, in option order.
 */
export function workedExample(mode: BallotMode, costs: readonly number[]): WorkedExample {
  const options = pickOptions(mode, costs);
  const votes = pickVotes(mode, options.length);
  const profile = profileOf(votes, options.length);
  const ownCosts = options.map((option, place) => costs[option] || (fallbackCosts[place] ?? 100));
  const budget = exampleBudget(ownCosts);
  return { options, votes, totals: tallyOf(profile), profile, costs: ownCosts, budget };
}

/** Three options of different cost for a budget, otherwise the first three. */
function pickOptions(mode: BallotMode, costs: readonly number[]): number[] {
  const all = Array.from({ length: mode.optionCount }, (_, option) => option);
  if (!rules[mode.rule].funds || mode.optionCount <= 3) return all.slice(0, 3);
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

/** Enough for about four fifths of all that is proposed. */
function exampleBudget(costs: readonly number[]): number {
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return Math.max(...costs, Math.ceil(sum * 0.8));
}

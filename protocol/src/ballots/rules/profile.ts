import type { BallotMode } from '../mode.ts';
import { decodeChoices, type PackedVote } from '../vote.ts';

/** Votes that say the same, counted together: what every rule counts from. */
export interface VoteGroup {
  /** Points on each option. */
  points: readonly number[];
  /** How many voted so. */
  voters: number;
  /** Their weights together; the same as `voters` but in weighted ballots. */
  weight: number;
}

export interface Profile {
  optionCount: number;
  voters: number;
  groups: VoteGroup[];
}

/** Groups the votes of a ballot by what they say. */
export function profileOf(
  votes: Iterable<Pick<PackedVote, 'choices' | 'weight'>>,
  mode: BallotMode,
): Profile {
  const byWord = new Map<bigint, { voters: number; weight: number }>();
  let voters = 0;
  for (const { choices, weight } of votes) {
    voters++;
    const group = byWord.get(choices);
    if (group === undefined) byWord.set(choices, { voters: 1, weight });
    else {
      group.voters++;
      group.weight += weight;
    }
  }
  const groups = Array.from(byWord, ([word, counted]) => ({ points: decodeChoices(word, mode), ...counted }));
  return { optionCount: mode.optionCount, voters, groups };
}

/** Points on each option, as the chain's counters. */
export function tallyOf({ optionCount, groups }: Profile): number[] {
  const tally = new Array<number>(optionCount).fill(0);
  for (const { points, weight } of groups) {
    for (let option = 0; option < optionCount; option++) {
      tally[option] = (tally[option] ?? 0) + (points[option] ?? 0) * weight;
    }
  }
  return tally;
}

/** Votes that gave each option at least one point. */
export function supportersOf({ optionCount, groups }: Profile): number[] {
  const supporters = new Array<number>(optionCount).fill(0);
  for (const { points, voters } of groups) {
    for (let option = 0; option < optionCount; option++) {
      if ((points[option] ?? 0) > 0) supporters[option] = (supporters[option] ?? 0) + voters;
    }
  }
  return supporters;
}

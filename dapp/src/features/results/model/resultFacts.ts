import type { BallotMode } from '@patto/protocol/ballots/mode';
import { ResultRule } from '@patto/protocol/ballots/resultRule';

/** What is known of a ballot that has been counted: the chain's counters and, once there is one, its result. */
export interface CountedBallot {
  /** A `ResultRule`. */
  rule: number;
  votes: number;
  /** Who could vote. */
  members: number;
  quorum: number;
  /** Points on each option. */
  tally: readonly bigint[];
  /** Votes that gave each option a point. */
  supporters: readonly number[];
  /** 0 for options without a cost. */
  costs: readonly number[];
  /** In whole units; 0 where no money is spent. */
  budget: number;
  /** Bit i is set when option i won or is funded; undefined without a result. */
  selected: bigint | undefined;
}

/** Joins what the index says of a ballot with the figures of its checked document. */
export function countedBallot(
  recorded: {
    votes: number;
    membersAtOpening: number;
    tally: readonly bigint[];
    supporters: readonly number[];
    result: { selected: bigint } | null;
  },
  mode: BallotMode,
  text: { costs: readonly number[]; sheet: { budget: bigint } } | undefined,
): CountedBallot {
  return {
    rule: mode.rule,
    votes: recorded.votes,
    members: recorded.membersAtOpening,
    quorum: mode.quorum,
    tally: recorded.tally,
    supporters: recorded.supporters,
    costs: text?.costs ?? [],
    budget: text === undefined ? 0 : Number(text.sheet.budget),
    selected: recorded.result?.selected,
  };
}

/** The figures of the sentence above a result. */
export interface ResultSentence {
  kind: 'noVotes' | 'winner' | 'tie' | 'funded' | 'nothingFunded' | 'leading' | 'waiting';
  /** The options that the sentence names or counts. */
  options: number[];
  optionCount: number;
  cost: number;
  budget: number;
  votes: number;
  /** Share of the members who voted, 0 to 1; undefined without members. */
  turnout: number | undefined;
  quorum: number;
  quorumMet: boolean;
}

/** What to say first. Without a result: who leads by the counters, or that the count is still to be made. */
export function resultSentence(ballot: CountedBallot): ResultSentence {
  const chosen =
    ballot.selected === undefined ? leaders(ballot) : selectedOptions(ballot.selected, ballot.tally.length);
  return {
    kind: kindOf(ballot, chosen),
    options: chosen,
    optionCount: ballot.tally.length,
    cost: chosen.reduce((sum, option) => sum + (ballot.costs[option] ?? 0), 0),
    budget: ballot.budget,
    votes: ballot.votes,
    turnout: ballot.members > 0 ? ballot.votes / ballot.members : undefined,
    quorum: ballot.quorum,
    quorumMet: ballot.votes >= ballot.quorum,
  };
}

/** The options whose bits are set. */
export function selectedOptions(selected: bigint, optionCount: number): number[] {
  const options: number[] = [];
  for (let option = 0; option < optionCount; option++) {
    if ((selected >> BigInt(option)) & 1n) options.push(option);
  }
  return options;
}

/** The word with these options' bits. */
export function selectedWord(options: Iterable<number>): bigint {
  let word = 0n;
  for (const option of options) word |= 1n << BigInt(option);
  return word;
}

/** One line of the table and one bar of the picture. */
export interface ResultRow {
  option: number;
  points: number;
  supporters: number;
  cost: number;
  /** Undefined while there is no result. */
  selected: boolean | undefined;
}

export type ResultOrder = 'points' | 'supporters' | 'cost' | 'name' | 'option' | 'selected';

/** All options with their figures, most points first. */
export function resultRows(ballot: CountedBallot): ResultRow[] {
  const rows = ballot.tally.map((points, option) => ({
    option,
    points: Number(points),
    supporters: ballot.supporters[option] ?? 0,
    cost: ballot.costs[option] ?? 0,
    selected: ballot.selected === undefined ? undefined : ((ballot.selected >> BigInt(option)) & 1n) === 1n,
  }));
  return rows.sort((a, b) => b.points - a.points || a.option - b.option);
}

/** The rows in another order; `names` are the options' titles. */
export function orderRows(
  rows: readonly ResultRow[],
  order: ResultOrder,
  descending: boolean,
  names: readonly string[],
  language: string,
): ResultRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const by: Record<ResultOrder, (a: ResultRow, b: ResultRow) => number> = {
    points: (a, b) => a.points - b.points,
    supporters: (a, b) => a.supporters - b.supporters,
    cost: (a, b) => a.cost - b.cost,
    name: (a, b) => compare(names[a.option] ?? '', names[b.option] ?? ''),
    option: (a, b) => a.option - b.option,
    selected: (a, b) => Number(a.selected ?? false) - Number(b.selected ?? false) || a.points - b.points,
  };
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * by[order](a, b) || a.option - b.option);
}

function kindOf(ballot: CountedBallot, chosen: readonly number[]): ResultSentence['kind'] {
  if (ballot.votes === 0) return 'noVotes';
  const plurality = ballot.rule === ResultRule.Plurality;
  if (ballot.selected === undefined) return plurality ? 'leading' : 'waiting';
  if (plurality) return chosen.length === 1 ? 'winner' : 'tie';
  return chosen.length > 0 ? 'funded' : 'nothingFunded';
}

function leaders(ballot: CountedBallot): number[] {
  if (ballot.rule !== ResultRule.Plurality) return [];
  const most = ballot.tally.reduce((highest, points) => (points > highest ? points : highest), 0n);
  if (most === 0n) return [];
  return ballot.tally.flatMap((points, option) => (points === most ? [option] : []));
}

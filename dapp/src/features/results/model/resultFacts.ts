import type { CountedBallot } from '../../../entities/ballot/countedBallot.ts';

/** How many took part in a ballot, and whether they are enough. */
export interface Turnout {
  votes: number;
  /** Whether somebody voted, so that there is something to tell. */
  anybody: boolean;
  /** Share of the members who voted, 0 to 1; undefined without members. */
  share: number | undefined;
  quorum: number;
  quorumMet: boolean;
}

export function turnoutOf({
  votes,
  members,
  quorum,
}: Pick<CountedBallot, 'votes' | 'members' | 'quorum'>): Turnout {
  return {
    votes,
    anybody: votes > 0,
    share: members > 0 ? votes / members : undefined,
    quorum,
    quorumMet: votes >= quorum,
  };
}

/** One line of the table and one bar of the picture. */
export interface ResultRow {
  option: number;
  points: number;
  supporters: number;
  cost: number | undefined;
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
    cost: ballot.costs?.[option],
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
    cost: (a, b) => (a.cost ?? 0) - (b.cost ?? 0),
    name: (a, b) => compare(names[a.option] ?? '', names[b.option] ?? ''),
    option: (a, b) => a.option - b.option,
    selected: (a, b) => Number(a.selected ?? false) - Number(b.selected ?? false) || a.points - b.points,
  };
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * by[order](a, b) || a.option - b.option);
}

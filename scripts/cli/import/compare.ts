import type { BallotMode } from '@patto/protocol/ballots/mode';
import { profileOf, supportersOf, tallyOf } from '@patto/protocol/ballots/rules/profile';
import { resultOf } from '@patto/protocol/ballots/rules/result';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { pointsOfVote } from '@patto/protocol/exchange/pabulib/ballot';
import type { PabulibFile } from '@patto/protocol/exchange/pabulib/file';

/** Columns of a file that tell of its result. */
type Column = 'votes' | 'score' | 'selected';

/** One figure of the file that the count does not confirm. */
interface Difference {
  project: string;
  column: Column;
  file: string;
  chain: string;
}

/** What was counted, in the file's order of projects. */
export interface Counted {
  selected: readonly number[];
  /** Points on each project. */
  tally: readonly number[];
  /** Voters who gave each project points. */
  supporters: readonly number[];
}

/** A count held against what the file says of its result. */
export interface Comparison {
  /** Columns that were compared, with the number of projects for which they say something. */
  compared: { column: Column; projects: number }[];
  /** Columns in which the file says nothing. */
  notTold: Column[];
  /** Projects that the city marked 2 or 3: funded or not for a reason other than the rule, so that nothing is compared. */
  otherwise: string[];
  differences: Difference[];
}

/** The count of a file's own votes, before any of them is on a chain. */
export function countFile(file: PabulibFile, mode: BallotMode, sheet: BallotSheet): Counted {
  const votes = file.votes.map((vote) => ({
    choices: encodeChoices(pointsOfVote(file, vote), mode),
    weight: 1,
  }));
  const profile = profileOf(votes, mode);
  const { options } = resultOf(mode.rule, profile, sheet);
  return { selected: options, tally: tallyOf(profile), supporters: supportersOf(profile) };
}

/** Compares a count with the columns that the file has of it. */
export function compareWithFile(file: PabulibFile, counted: Counted): Comparison {
  const withPoints = file.voteType === 'cumulative' || file.voteType === 'scoring';
  const comparison: Comparison = { compared: [], notTold: [], otherwise: [], differences: [] };
  for (const column of ['votes', 'score', 'selected'] as const) {
    let projects = 0;
    file.projects.forEach(({ id, fields }, option) => {
      const said = fields.get(column) ?? '';
      if (said === '') return;
      if (column === 'selected' && (said === '2' || said === '3')) {
        comparison.otherwise.push(id);
        return;
      }
      projects++;
      const chain = figureOf(column, option, counted);
      if (Number(said) !== chain)
        comparison.differences.push({ project: id, column, file: said, chain: String(chain) });
    });
    if (projects > 0) comparison.compared.push({ column, projects });
    else if (column !== 'score' || withPoints) comparison.notTold.push(column);
  }
  return comparison;
}

/** A comparison in sentences: what was compared, what differs, and what the file does not tell. */
export function comparisonText({ compared, notTold, otherwise, differences }: Comparison): string[] {
  const columns = compared.map(({ column, projects }) => `${column} of ${projects} projects`).join(', ');
  const different = differences
    .map(({ project, column, file, chain }) => `project ${project} ${column} ${file}, counted ${chain}`)
    .join('; ');
  return [
    ...(compared.length === 0
      ? []
      : differences.length === 0
        ? [`Compared with the file: ${columns}. Every figure is the file's own.`]
        : [`Compared with the file: ${columns}. The file says otherwise: ${different}.`]),
    ...(notTold.length === 0
      ? []
      : [`The file does not tell ${notTold.join(', ')}, so that nothing could be compared with it.`]),
    ...(otherwise.length === 0
      ? []
      : [`Not compared, since the city decided on it beside its rule: project ${otherwise.join(', ')}.`]),
  ];
}

function figureOf(column: Column, option: number, { selected, tally, supporters }: Counted): number {
  if (column === 'votes') return supporters[option] ?? 0;
  if (column === 'score') return tally[option] ?? 0;
  return selected.includes(option) ? 1 : 0;
}

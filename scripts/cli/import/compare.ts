import type { PabulibFile } from '@patto/protocol/exchange/pabulib/file';

/** One figure of the file that the chain does not confirm. */
export interface Difference {
  project: string;
  column: 'votes' | 'score' | 'selected';
  file: string;
  chain: string;
}

/** What the chain counted, in the file's order of projects. */
export interface Counted {
  selected: readonly number[];
  /** Points on each project. */
  tally: readonly number[];
  /** Voters who gave each project points. */
  supporters: readonly number[];
}

/**
 * Compares a count with the columns that the file has of it.
 * @returns undefined where the file says nothing of the result.
 */
export function differencesFrom(file: PabulibFile, counted: Counted): Difference[] | undefined {
  const columns = (['votes', 'score', 'selected'] as const).filter((column) =>
    file.projectColumns.includes(column),
  );
  if (columns.length === 0) return undefined;
  return file.projects.flatMap(({ id, fields }, option) =>
    columns.flatMap((column) => {
      const said = fields.get(column) ?? '';
      const found = String(
        {
          votes: counted.supporters[option] ?? 0,
          score: counted.tally[option] ?? 0,
          selected: counted.selected.includes(option) ? 1 : 0,
        }[column],
      );
      const same = said === '' || Number(said) === Number(found);
      return same ? [] : [{ project: id, column, file: said, chain: found }];
    }),
  );
}

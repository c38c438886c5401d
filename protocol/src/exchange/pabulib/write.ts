import { stringify } from 'csv-stringify/browser/esm/sync';
import type { PabulibFile } from './file.ts';

/** Writes a `.pb` file; every META key and column that was read is written back. */
export function writePabulib(file: PabulibFile): string {
  const { meta, projectColumns, projects, voteColumns, votes } = file;
  const cells = (columns: readonly string[], fields: Map<string, string>) =>
    columns.map((column) => fields.get(column) ?? '');
  return [
    'META\n',
    table([['key', 'value'], ...meta]),
    'PROJECTS\n',
    table([projectColumns, ...projects.map(({ fields }) => cells(projectColumns, fields))]),
    'VOTES\n',
    table([voteColumns, ...votes.map(({ fields }) => cells(voteColumns, fields))]),
  ].join('');
}

/** Builds a file from what a ballot knows; counts and the columns that the format asks for are filled in. */
export function newPabulibFile(content: {
  meta: Iterable<readonly [string, string]>;
  voteType: PabulibFile['voteType'];
  /** Of every amount, which are in hundredths where it is 2. */
  decimals?: PabulibFile['decimals'];
  budget: bigint;
  /** Fields beside project_id and cost, for example name, votes, score, selected. */
  projects: readonly { id: string; cost: bigint; fields?: Iterable<readonly [string, string]> }[];
  votes: readonly { voterId: string; projects: readonly number[]; points: readonly number[] }[];
}): PabulibFile {
  const withPoints = content.voteType === 'cumulative' || content.voteType === 'scoring';
  const { decimals = 0 } = content;
  const amountText = (amount: bigint) =>
    decimals === 0 ? String(amount) : `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
  const meta = new Map(content.meta);
  meta.set('num_projects', String(content.projects.length));
  meta.set('num_votes', String(content.votes.length));
  meta.set('budget', amountText(content.budget));
  meta.set('vote_type', content.voteType);
  const projects = content.projects.map(({ id, cost, fields = [] }) => ({
    id,
    cost,
    fields: new Map([['project_id', id], ['cost', amountText(cost)], ...fields]),
    line: 0,
  }));
  const votes = content.votes.map(({ voterId, projects: marked, points }) => {
    const fields = new Map([
      ['voter_id', voterId],
      ['vote', marked.map((position) => content.projects[position]?.id ?? '').join(',')],
    ]);
    if (withPoints) fields.set('points', points.join(','));
    return { voterId, projects: [...marked], points: [...points], fields, line: 0 };
  });
  return {
    meta,
    metaLines: new Map(),
    voteType: content.voteType,
    decimals,
    budget: content.budget,
    projectColumns: [...new Set(projects.flatMap(({ fields }) => [...fields.keys()]))],
    projects,
    voteColumns: ['voter_id', 'vote', ...(withPoints ? ['points'] : [])],
    votes,
    repairs: [],
  };
}

function table(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { delimiter: ';', record_delimiter: '\n' });
}

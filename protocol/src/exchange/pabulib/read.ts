import { parse } from 'csv-parse/browser/esm/sync';
import {
  PabulibError,
  voteTypes,
  type PabulibFile,
  type PabulibProblem,
  type PabulibProject,
  type PabulibVote,
  type Section,
  type VoteType,
} from './file.ts';
import { maxOptions } from '../../ballots/sheet.ts';

interface Row {
  cells: string[];
  line: number;
}

interface Table {
  columns: string[];
  rows: Row[];
  headerLine: number;
}

const sections: readonly Section[] = ['META', 'PROJECTS', 'VOTES'];

/** Most characters in one line; a name that is longer than this is no name. */
const maxLine = 256 * 1024;

/**
 * Reads a `.pb` file, with or without a byte order mark, with any line ends, of no more projects than a ballot has options.
 * @param repair Whether to take votes that mark a project twice, or fewer than the file's own least, and to say so in
 * `repairs`; otherwise they are refused.
 * @throws PabulibError for the first thing that is wrong, with its line.
 */
export function readPabulib(text: string, { repair = false } = {}): PabulibFile {
  const tables = tablesOf(rowsOf(text));
  checkProjectCount(tables.PROJECTS);
  const { meta, lines } = metaOf(tables.META);
  const voteType = voteTypeOf(meta, lines);
  const budget = hundredthsOf('budget', metaValue(meta, 'budget'), lines.get('budget'));
  const projects = projectsOf(tables.PROJECTS);
  const decimals = [budget, ...projects.map(({ cost }) => cost)].every((amount) => amount % 100n === 0n)
    ? 0
    : 2;
  const unit = decimals === 0 ? 100n : 1n;
  const { votes, repairs } = votesOf(tables.VOTES, {
    projects,
    voteType,
    leastMarks: Number(meta.get('min_length') || 1),
    repair,
  });
  checkCount(meta, lines, 'num_projects', projects.length);
  checkCount(meta, lines, 'num_votes', votes.length);
  return {
    meta,
    metaLines: lines,
    voteType,
    decimals,
    budget: budget / unit,
    projectColumns: tables.PROJECTS.columns,
    projects: projects.map((project) => ({ ...project, cost: project.cost / unit })),
    voteColumns: tables.VOTES.columns,
    votes,
    repairs,
  };
}

function rowsOf(text: string): Row[] {
  const endless = text.split(/\r\n|\n|\r/).findIndex((line) => line.length > maxLine);
  if (endless >= 0) {
    const detail = `more than ${maxLine} letters in a line`;
    throw new PabulibError({ kind: 'malformed', detail }, endless + 1, `There are ${detail}`);
  }
  let whole = 0;
  try {
    const rows = parse(text.replace(/^\uFEFF+/, ''), {
      delimiter: ';',
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record: string[], { lines }: { lines: number }) => {
        whole = lines;
        return record;
      },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // The fault is in the row after the last whole one; a quote that never ends takes the rest of the file with it.
    throw new PabulibError({ kind: 'malformed', detail }, whole + 1, detail);
  }
}

function tablesOf(rows: Row[]): Record<Section, Table> {
  const found = new Map<Section, Table>();
  let current: Table | undefined;
  let section: Section | undefined;
  for (const row of rows) {
    const title = row.cells.length === 1 ? sections.find((name) => name === row.cells[0]) : undefined;
    if (title !== undefined) {
      if (found.has(title)) {
        throw new PabulibError(
          { kind: 'repeatedSection', section: title },
          row.line,
          `Section ${title} again`,
        );
      }
      section = title;
      current = { columns: [], rows: [], headerLine: row.line };
      found.set(title, current);
    } else if (current === undefined || section === undefined) {
      throw new PabulibError({ kind: 'outsideSection' }, row.line, 'The file must begin with the line META');
    } else if (current.columns.length === 0) {
      current.columns = row.cells;
      current.headerLine = row.line;
      checkHeader(section, row);
    } else {
      if (row.cells.length !== current.columns.length) {
        const [expected, count] = [current.columns.length, row.cells.length];
        throw new PabulibError(
          { kind: 'wrongColumnCount', expected, found: count },
          row.line,
          `${count} columns where the header of ${section} has ${expected}`,
        );
      }
      current.rows.push(row);
    }
  }
  const table = (name: Section): Table => {
    const wanted = found.get(name);
    if (wanted === undefined) {
      throw new PabulibError(
        { kind: 'missingSection', section: name },
        undefined,
        `Section ${name} is missing`,
      );
    }
    if (wanted.columns.length === 0) {
      const message = `Section ${name} has no header`;
      throw new PabulibError(
        { kind: 'wrongHeader', section: name, missing: 'header' },
        wanted.headerLine,
        message,
      );
    }
    return wanted;
  };
  return { META: table('META'), PROJECTS: table('PROJECTS'), VOTES: table('VOTES') };
}

function checkHeader(section: Section, { cells, line }: Row): void {
  const wanted = { META: ['key', 'value'], PROJECTS: ['project_id', 'cost'], VOTES: ['voter_id', 'vote'] }[
    section
  ];
  const missing = wanted.find((column) => !cells.includes(column));
  const exact = section !== 'META' || cells.join(';') === 'key;value';
  if (missing === undefined && exact && new Set(cells).size === cells.length) return;
  const repeated = cells.find((column, index) => cells.indexOf(column) !== index);
  const what =
    missing !== undefined
      ? `lacks the column ${missing}`
      : repeated !== undefined
        ? `has the column ${repeated} twice`
        : 'must be key;value';
  throw new PabulibError(
    { kind: 'wrongHeader', section, missing: missing ?? '' },
    line,
    `The header of ${section} ${what}: ${cells.join(';')}`,
  );
}

/** Before anything is done with them: no ballot takes more, and each vote may name all. */
function checkProjectCount({ rows }: Table): void {
  const found = rows.length;
  if (found <= maxOptions) return;
  throw new PabulibError(
    { kind: 'notCountable', reason: 'tooManyProjects', found: String(found) },
    rows[maxOptions]?.line,
    `A ballot has at most ${maxOptions} options, the file has ${found} projects`,
  );
}

function metaOf(table: Table) {
  const meta = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { cells, line } of table.rows) {
    const [key = '', value = ''] = cells;
    if (meta.has(key))
      throw new PabulibError({ kind: 'repeatedMeta', key }, line, `The key ${key} stands twice`);
    meta.set(key, value);
    lines.set(key, line);
  }
  return { meta, lines };
}

function metaValue(meta: Map<string, string>, key: string): string {
  const value = meta.get(key);
  if (value !== undefined && value !== '') return value;
  throw new PabulibError({ kind: 'missingMeta', key }, undefined, `META lacks ${key}`);
}

function voteTypeOf(meta: Map<string, string>, lines: Map<string, number>): VoteType {
  const found = metaValue(meta, 'vote_type');
  const known = voteTypes.find((type) => type === found);
  if (known !== undefined) return known;
  throw new PabulibError(
    { kind: 'voteType', found },
    lines.get('vote_type'),
    `The vote type ${found} is not one of ${voteTypes.join(', ')}`,
  );
}

/** An amount in hundredths, whether or not it is written with decimals. */
function hundredthsOf(of: 'budget' | 'cost', found: string, line: number | undefined): bigint {
  const fail = (reason: 'negative' | 'fractional' | 'notANumber' | 'tooLarge', text: string) =>
    new PabulibError({ kind: 'amount', of, found, reason }, line, `The ${of} ${found} ${text}`);
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(found);
  if (parts === null) throw fail('notANumber', 'is not a number');
  const [, sign, whole = '', decimals = ''] = parts;
  if (sign === '-' && /[1-9]/.test(whole + decimals)) throw fail('negative', 'is negative');
  if (/[1-9]/.test(decimals.slice(2))) throw fail('fractional', 'has more than two decimals');
  const amount = BigInt(whole + decimals.slice(0, 2).padEnd(2, '0'));
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) throw fail('tooLarge', 'is too large');
  return amount;
}

function projectsOf({ columns, rows }: Table): PabulibProject[] {
  const firstLines = new Map<string, number>();
  return rows.map(({ cells, line }) => {
    const fields = fieldsOf(columns, cells);
    const id = fields.get('project_id') ?? '';
    if (id === '') throw new PabulibError({ kind: 'emptyId', of: 'project' }, line, 'The project has no id');
    const firstLine = firstLines.get(id);
    if (firstLine !== undefined) {
      const message = `Project ${id} stands in line ${firstLine} already`;
      throw new PabulibError({ kind: 'duplicateProject', project: id, firstLine }, line, message);
    }
    firstLines.set(id, line);
    if (id.includes(',')) {
      const message = `The project id ${id} holds a comma, which parts the projects of a vote`;
      throw new PabulibError({ kind: 'commaInId', project: id }, line, message);
    }
    return { id, cost: hundredthsOf('cost', fields.get('cost') ?? '', line), fields, line };
  });
}

interface VoteSettings {
  projects: readonly PabulibProject[];
  voteType: VoteType;
  leastMarks: number;
  repair: boolean;
}

function votesOf(
  { columns, rows, headerLine }: Table,
  { projects, voteType, leastMarks, repair }: VoteSettings,
): Pick<PabulibFile, 'votes' | 'repairs'> {
  const withPoints = voteType === 'cumulative' || voteType === 'scoring';
  if (withPoints && !columns.includes('points')) {
    const message = `The header of VOTES lacks the column points, which ${voteType} votes need`;
    throw new PabulibError({ kind: 'wrongHeader', section: 'VOTES', missing: 'points' }, headerLine, message);
  }
  const positions = new Map(projects.map(({ id }, position) => [id, position]));
  const firstLines = new Map<string, number>();
  const repairs: string[] = [];
  const mend: Mend = (problem, line, message, how) => {
    if (!repair) throw new PabulibError(problem, line, message);
    repairs.push(`Line ${line}: ${message}: ${how}.`);
  };
  const votes = rows.map(({ cells, line }) => {
    const fields = fieldsOf(columns, cells);
    const voterId = fields.get('voter_id') ?? '';
    if (voterId === '') throw new PabulibError({ kind: 'emptyId', of: 'voter' }, line, 'The voter has no id');
    const firstLine = firstLines.get(voterId);
    if (firstLine !== undefined) {
      const message = `Voter ${voterId} voted in line ${firstLine} already`;
      throw new PabulibError({ kind: 'duplicateVoter', voter: voterId, firstLine }, line, message);
    }
    firstLines.set(voterId, line);
    const marked = markedProjects(fields.get('vote') ?? '', positions, voterId, line);
    const points = withPoints
      ? pointsOf(fields.get('points') ?? '', marked.length, voterId, line)
      : marked.map(() => 1);
    const vote = onceEach({ voterId, projects: marked, points, fields, line }, projects, mend);
    const chosen = vote.points.filter((given) => given > 0).length;
    if (chosen < leastMarks) {
      mend(
        { kind: 'tooFewMarks', voter: voterId, found: chosen, least: leastMarks },
        line,
        `Voter ${voterId} marked ${chosen} projects, fewer than the least, ${leastMarks}`,
        'counted as it is',
      );
    }
    return vote;
  });
  return { votes, repairs };
}

/** Puts right what is wrong with a vote and says how, or refuses the file where that was not asked for. */
type Mend = (problem: PabulibProblem, line: number, message: string, how: string) => void;

/** The vote with each project once, where it has one twice with the same points. */
function onceEach(vote: PabulibVote, projects: readonly PabulibProject[], mend: Mend): PabulibVote {
  const { voterId: voter, projects: marked, points, line } = vote;
  const pointsOfFirst = new Map<number, number>();
  const once: Pick<PabulibVote, 'projects' | 'points'> = { projects: [], points: [] };
  marked.forEach((position, place) => {
    const given = points[place] ?? 0;
    if (!pointsOfFirst.has(position)) {
      pointsOfFirst.set(position, given);
      once.projects.push(position);
      once.points.push(given);
      return;
    }
    const project = projects[position]?.id ?? '';
    const problem = { kind: 'projectTwice', voter, project } as const;
    const message = `Voter ${voter} marked project ${project} twice`;
    if (pointsOfFirst.get(position) !== given) {
      throw new PabulibError(problem, line, `${message} and gave it different points`);
    }
    mend(problem, line, message, 'counted once');
  });
  return { ...vote, ...once };
}

function markedProjects(vote: string, positions: Map<string, number>, voter: string, line: number): number[] {
  return listOf(vote).map((project) => {
    const position = positions.get(project);
    if (position !== undefined) return position;
    const message = `Voter ${voter} marked project ${project}, which is not in PROJECTS`;
    throw new PabulibError({ kind: 'unknownProject', voter, project }, line, message);
  });
}

function pointsOf(found: string, projects: number, voter: string, line: number): number[] {
  const points = listOf(found).map((given) => {
    if (/^\d{1,15}$/.test(given)) return Number(given);
    const message = `Voter ${voter} gave ${given} points, which is not a whole number from 0`;
    throw new PabulibError({ kind: 'points', voter, found: given }, line, message);
  });
  if (points.length === projects) return points;
  throw new PabulibError(
    { kind: 'pointsCount', voter, projects, points: points.length },
    line,
    `Voter ${voter} marked ${projects} projects and gave points to ${points.length}`,
  );
}

function checkCount(
  meta: Map<string, string>,
  lines: Map<string, number>,
  key: 'num_projects' | 'num_votes',
  found: number,
): void {
  const said = meta.get(key);
  if (said === undefined || Number(said) === found) return;
  const message = `${key} says ${said}, the file has ${found}: is it cut off?`;
  throw new PabulibError({ kind: 'count', key, said, found }, lines.get(key), message);
}

function listOf(text: string): string[] {
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

function fieldsOf(columns: readonly string[], cells: readonly string[]): Map<string, string> {
  return new Map(columns.map((column, index) => [column, cells[index] ?? '']));
}

/** The rules that Pabulib has a name for. Not all of them can be counted by here. */
export const pabulibRules = [
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'greedy-exclusive',
  'greedy-custom',
  'equalshares',
  'equalshares-comparison',
  'equalshares/add1',
  'equalshares/add1-comparison',
  'unknown',
];

/** How voters of a file marked projects. */
export const voteTypes = ['approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'] as const;
export type VoteType = (typeof voteTypes)[number];

/** A `.pb` file of Pabulib (https://pabulib.org/format): one participatory budget with every vote. */
export interface PabulibFile {
  /** Every key of META in its order, unknown ones too. */
  meta: Map<string, string>;
  /** The line of each; none where the file was made and not read. */
  metaLines: ReadonlyMap<string, number>;
  voteType: VoteType;
  /** Digits after the decimal point of every amount: 2 where any has a fraction, and all are in hundredths then. */
  decimals: 0 | 2;
  budget: bigint;
  projectColumns: string[];
  projects: PabulibProject[];
  voteColumns: string[];
  votes: PabulibVote[];
  /** What was put right on reading, a sentence each, with its line. */
  repairs: readonly string[];
}

export interface PabulibProject {
  id: string;
  cost: bigint;
  /** Every column as it was written. */
  fields: Map<string, string>;
  line: number;
}

export interface PabulibVote {
  voterId: string;
  /** Positions of the marked projects in `projects`, in the order of the file. */
  projects: number[];
  /** Points on each of them; 1 where the vote type has none. */
  points: number[];
  /** Every column as it was written. */
  fields: Map<string, string>;
  line: number;
}

/** What is wrong with a file, with the facts that a sentence needs. */
export type PabulibProblem =
  | { kind: 'malformed'; detail: string }
  | { kind: 'missingSection'; section: Section }
  | { kind: 'repeatedSection'; section: Section }
  | { kind: 'outsideSection' }
  | { kind: 'wrongHeader'; section: Section; missing: string }
  | { kind: 'wrongColumnCount'; expected: number; found: number }
  | { kind: 'missingMeta'; key: string }
  | { kind: 'repeatedMeta'; key: string }
  | { kind: 'voteType'; found: string }
  | {
      kind: 'amount';
      of: 'budget' | 'cost';
      found: string;
      reason: 'negative' | 'fractional' | 'notANumber' | 'tooLarge';
    }
  | { kind: 'count'; key: 'num_projects' | 'num_votes'; said: string; found: number }
  | { kind: 'emptyId'; of: 'project' | 'voter' }
  | { kind: 'commaInId'; project: string }
  | { kind: 'tooLong'; of: string; found: number; most: number }
  | { kind: 'noCurrency' }
  | { kind: 'duplicateProject'; project: string; firstLine: number }
  | { kind: 'duplicateVoter'; voter: string; firstLine: number }
  | { kind: 'unknownProject'; voter: string; project: string }
  | { kind: 'projectTwice'; voter: string; project: string }
  | { kind: 'tooFewMarks'; voter: string; found: number; least: number }
  | { kind: 'points'; voter: string; found: string }
  | { kind: 'pointsCount'; voter: string; projects: number; points: number }
  | {
      kind: 'notCountable';
      reason: 'ordinal' | 'defaultScore' | 'unknownRule' | 'tooManyProjects' | 'points';
      found: string;
    }
  | { kind: 'notWritable'; reason: 'weighted' | 'quadratic' };

export type Section = 'META' | 'PROJECTS' | 'VOTES';

/** A file that cannot be taken, or a ballot that cannot be written as one; `line` counts from 1. */
export class PabulibError extends Error {
  readonly problem: PabulibProblem;
  readonly line: number | undefined;
  constructor(problem: PabulibProblem, line: number | undefined, message: string) {
    super(line === undefined ? message : `Line ${line}: ${message}`);
    this.name = 'PabulibError';
    this.problem = problem;
    this.line = line;
  }
}

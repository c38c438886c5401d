import { moneyUnit } from '../../ballots/moneyUnit.ts';
import type { BallotMode } from '../../ballots/mode.ts';
import { rules } from '../../ballots/rules/rules.ts';
import { decodeChoices } from '../../ballots/vote.ts';
import type { BallotDocument } from '../../documents/documents.ts';
import { PabulibError, type PabulibFile } from './file.ts';
import { newPabulibFile } from './write.ts';

/** A ballot whose recount is equal. */
export interface CountedBallot {
  mode: BallotMode;
  /** Seconds since 1970. */
  start: number;
  end: number;
  document: BallotDocument;
  /** In words; what is not known is empty. */
  place: { country: string; unit: string; commons: string };
  votes: readonly { memberIndex: number; choices: bigint }[];
  /** By option. */
  tally: readonly number[];
  supporters: readonly number[];
  /** Options that won; undefined as long as nothing is counted. */
  selected: readonly number[] | undefined;
}

/**
 * A ballot as a Pabulib file: what `ballotDocumentOf` and `ballotModeOf` make of a file, the other way round. Voters are named
 * by their member index.
 * @throws PabulibError of kind notWritable where the format has no words for how people voted.
 */
export function pabulibOfBallot(ballot: CountedBallot): PabulibFile {
  const { mode, document, votes, tally, supporters, selected } = ballot;
  const voteType = voteTypeOf(mode);
  const withPoints = mode.maxPerOption > 1;
  const withCategories = document.options.some(({ category }) => category !== undefined);
  return newPabulibFile({
    meta: metaOf(ballot),
    voteType,
    decimals: document.currency !== undefined && moneyUnit(document.currency).parts === 100 ? 2 : 0,
    budget: BigInt(document.budget ?? 0),
    projects: document.options.map(({ title, cost, category, reference }, option) => ({
      id: reference ?? String(option + 1),
      cost: BigInt(cost ?? 0),
      fields: [
        ['name', title],
        ...(withCategories ? [['category', category ?? ''] as const] : []),
        ['votes', String(supporters[option] ?? 0)],
        ...(withPoints ? [['score', String(tally[option] ?? 0)] as const] : []),
        ...(selected === undefined ? [] : [['selected', selected.includes(option) ? '1' : '0'] as const]),
      ],
    })),
    votes: votes.map(({ memberIndex, choices }) => {
      const points = decodeChoices(choices, mode);
      const projects = points.flatMap((given, option) => (given > 0 ? [option] : []));
      return {
        voterId: String(memberIndex),
        projects,
        points: projects.map((option) => points[option] ?? 0),
      };
    }),
  });
}

function metaOf({ mode, start, end, document, place }: CountedBallot): [string, string][] {
  const { currency, description, notes = [], question } = document;
  return [
    ['description', question],
    ...(description === '' || description === question ? [] : [['comment', description] as [string, string]]),
    ...(notes.length === 0 ? [] : [['notes', notes.join(' ')] as [string, string]]),
    ['country', place.country],
    ['unit', place.unit],
    ['subunit', place.commons],
    ['instance', String(new Date(start * 1000).getUTCFullYear())],
    ['num_projects', ''],
    ['num_votes', ''],
    ['budget', ''],
    ['vote_type', ''],
    ['rule', rules[mode.rule].pabulibName],
    ['date_begin', dayOf(start)],
    ['date_end', dayOf(end)],
    ['min_length', String(mode.minChoices)],
    ['max_length', String(mode.maxChoices)],
    ...(mode.maxPerOption > 1
      ? [
          ['max_points', String(mode.maxPerOption)] as [string, string],
          ['max_sum_points', String(mode.points)] as [string, string],
        ]
      : []),
    ['language', languageName(document.language)],
    ...(currency === undefined ? [] : [['currency', moneyUnit(currency).currency] as [string, string]]),
  ];
}

/** "polish"; nothing where it is not known. */
function languageName(tag: string): string {
  if (tag === 'und') return '';
  return (new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag).toLowerCase();
}

function voteTypeOf(mode: BallotMode): PabulibFile['voteType'] {
  if (mode.weighted) {
    const message = 'A ballot weighted by reputation cannot be written as a Pabulib file';
    throw new PabulibError({ kind: 'notWritable', reason: 'weighted' }, undefined, message);
  }
  if (mode.costExponent !== 1) {
    const message = 'A quadratic ballot cannot be written as a Pabulib file';
    throw new PabulibError({ kind: 'notWritable', reason: 'quadratic' }, undefined, message);
  }
  if (mode.maxPerOption > 1) return 'cumulative';
  return mode.maxChoices === 1 ? 'choose-1' : 'approval';
}

/** "21.04.2023", as Pabulib writes days. */
function dayOf(seconds: number): string {
  const [year, month, day] = new Date(seconds * 1000).toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

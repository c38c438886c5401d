import type { BallotDocument } from '../../documents/documents.ts';
import { bitsPerOption, type BallotMode } from '../../ballots/mode.ts';
import { budget } from '../../ballots/modes.ts';
import type { ResultRule } from '../../ballots/resultRule.ts';
import { rules } from '../../ballots/rules/rules.ts';
import { resultRuleNames } from '../../generated/enums.ts';
import { moneyUnitText, unitInQuestion, type MoneyUnit } from '../../ballots/moneyUnit.ts';
import { labelOf, maxCommonsBytes, maxQuestionBytes } from '../../ballots/sheet.ts';
import { plainText } from '../../ballots/signedText.ts';
import { textLimits } from '../../documents/schemas.ts';
import { projectLabels } from './labels.ts';
import {
  PabulibError,
  pabulibRules,
  type PabulibFile,
  type PabulibProblem,
  type PabulibVote,
} from './file.ts';

/**
 * The rules of a ballot that takes a file's votes and counts them as the file's `rule` says.
 * @param rule Instead of the file's rule, which may be unknown.
 * @throws PabulibError of kind notCountable where no ballot can take them yet.
 */
export function ballotModeOf(file: PabulibFile, rule?: ResultRule): BallotMode {
  const { meta, projects, voteType } = file;
  const optionCount = projects.length;
  if (voteType === 'ordinal') {
    throw notCountable('ordinal', 'ordinal', 'Ranked votes are not countable yet');
  }
  if (voteType === 'scoring' && Number(meta.get('default_score') ?? 0) !== 0) {
    const found = meta.get('default_score') ?? '';
    throw notCountable(
      'defaultScore',
      found,
      'Points on projects that a voter left out are not countable yet',
    );
  }
  const countedBy = rule ?? fileRule(file);
  const fewest = file.votes.reduce(
    (least, { points }) => Math.min(least, points.filter((given) => given > 0).length),
    optionCount,
  );
  const maxChoices = Math.min(optionCount, wholeOf(meta, 'max_length') ?? optionCount);
  const minChoices = Math.min(wholeOf(meta, 'min_length') ?? 1, fewest);
  if (voteType === 'approval') return budget(countedBy, { optionCount, minChoices, maxChoices });
  if (voteType === 'choose-1') return budget(countedBy, { optionCount, minChoices, maxChoices: 1 });
  const given = most(file.votes.flatMap(({ points }) => points));
  const spent = most(file.votes.map(({ points }) => points.reduce((sum, each) => sum + each, 0)));
  const points = wholeOf(meta, 'max_sum_points') ?? spent;
  const maxPerOption = wholeOf(meta, 'max_points') ?? (voteType === 'cumulative' ? points : given);
  const mode = budget(countedBy, { optionCount, minChoices, maxChoices, points, maxPerOption });
  if (maxPerOption > 255 || points >= 2 ** 16 || optionCount * bitsPerOption(mode) > 256) {
    throw notCountable(
      'points',
      `${maxPerOption}`,
      `${optionCount} options with ${maxPerOption} points do not fit a vote`,
    );
  }
  return mode;
}

/** A vote's points on each project of the file. */
export function pointsOfVote(file: PabulibFile, vote: PabulibVote): number[] {
  const points = new Array<number>(file.projects.length).fill(0);
  vote.projects.forEach((project, position) => {
    points[project] = vote.points[position] ?? 0;
  });
  return points;
}

/** What a ballot's document says beside what the file does. */
export interface AboutBallot {
  commons: string;
  language: string;
  /** ISO 4217 */
  currency?: string;
  source?: string;
  notes?: readonly string[];
}

/**
 * A ballot's document from a file, with a note of each title that is signed in other words.
 * @throws PabulibError where a text is too long for it, or amounts have decimals and no currency is known.
 */
export function ballotDocumentOf(file: PabulibFile, about: AboutBallot): BallotDocument {
  const { meta, projects } = file;
  const unit = unitOf(file, about.currency);
  const question = plainText(meta.get('description') ?? about.commons) || about.commons;
  const titled = projects.map(({ id, fields }) => ({ id, title: fields.get('name') || id }));
  const { labels, notes: rewrites } = projectLabels(titled);
  const notes = [...(about.notes ?? []), ...rewrites];
  const source = meta.has('comment') ? 'comment' : 'description';
  return {
    version: 1,
    language: about.language,
    commons: labelOf(plainText(about.commons), maxCommonsBytes),
    question: labelOf(question, maxQuestionBytes - unitInQuestion(unit).length),
    description: checkedText(
      meta.get(source) ?? '',
      source,
      textLimits.description,
      file.metaLines.get(source),
    ),
    ...(unit === undefined ? {} : { currency: moneyUnitText(unit) }),
    budget: Number(file.budget),
    ...(about.source === undefined ? {} : { source: about.source }),
    ...(notes.length === 0 ? {} : { notes }),
    options: projects.map(({ id, cost, fields, line }, option) => {
      const category = fields.get('category') || fields.get('subunit');
      const description = fields.get('description');
      return {
        label: labels[option] ?? id,
        title: checkedText(titled[option]?.title ?? id, 'name', textLimits.title, line),
        ...(description
          ? { description: checkedText(description, 'description', textLimits.optionDescription, line) }
          : {}),
        ...(category ? { category: checkedText(category, 'category', textLimits.category, line) } : {}),
        cost: Number(cost),
        reference: checkedText(id, 'project_id', textLimits.reference, line),
      };
    }),
  };
}

function unitOf({ decimals, metaLines }: PabulibFile, currency: string | undefined): MoneyUnit | undefined {
  if (currency !== undefined) return { currency, parts: decimals === 2 ? 100 : 1 };
  if (decimals === 0) return undefined;
  const message = 'Amounts have decimals and no currency is known that has them';
  throw new PabulibError({ kind: 'noCurrency' }, metaLines.get('budget'), message);
}

/**
 * A text of a file that fits the document.
 * @throws PabulibError where it is longer than `most` characters.
 */
export function checkedText(text: string, of: string, most: number, line: number | undefined): string {
  if (text.length <= most) return text;
  const message = `The ${of} has ${text.length} letters; at most ${most} fit`;
  throw new PabulibError({ kind: 'tooLong', of, found: text.length, most }, line, message);
}

/** The rule by which a file was counted, from its exact name: one that only begins alike selects other projects. */
function fileRule({ meta, metaLines }: PabulibFile): ResultRule {
  const name = meta.get('rule') ?? '';
  const rule = resultRuleNames.find((known) => rules[known].pabulibName === name);
  if (rule !== undefined) return rule;
  throw notCountable('unknownRule', name, whyNotCounted(name), metaLines.get('rule'));
}

function whyNotCounted(rule: string): string {
  if (rule === '') return "The file does not say the city's rule";
  if (rule === 'unknown') return "Pabulib says of the city's rule that it is unknown";
  return pabulibRules.includes(rule)
    ? `No ballot counts by the city's rule ${rule} yet`
    : `The city's rule ${rule} is none of Pabulib's`;
}

function wholeOf(meta: Map<string, string>, key: string): number | undefined {
  const value = Number(meta.get(key) ?? '');
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 1);
}

function notCountable(
  reason: Extract<PabulibProblem, { kind: 'notCountable' }>['reason'],
  found: string,
  message: string,
  line?: number,
): PabulibError {
  return new PabulibError({ kind: 'notCountable', reason, found }, line, message);
}

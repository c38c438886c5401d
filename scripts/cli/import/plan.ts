import { readFile } from 'node:fs/promises';
import type { Hex } from 'viem';
import type { Position } from '@patto/protocol/acts/commons';
import {
  BallotDocument,
  CommonsDocument,
  digestOf,
  DocumentError,
  encodeDocument,
  MunicipalityDocument,
} from '@patto/protocol/documents/documents';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { modeProblem } from '@patto/protocol/ballots/modeProblem';
import { rules } from '@patto/protocol/ballots/rules/rules';
import type { ResultRule } from '@patto/protocol/ballots/resultRule';
import {
  ballotDocumentOf,
  ballotModeOf,
  checkedText,
  pointsOfVote,
} from '@patto/protocol/exchange/pabulib/ballot';
import { PabulibError, type PabulibFile, type PabulibProblem } from '@patto/protocol/exchange/pabulib/file';
import { readPabulib } from '@patto/protocol/exchange/pabulib/read';
import { checkSignedTexts, plainText, SignedTextError } from '@patto/protocol/ballots/signedText';
import { SheetError, sheetOf, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { voteProblem } from '@patto/protocol/ballots/vote';
import { badInput, fileReason } from '../failure.ts';
import { compareWithFile, countFile, type Comparison } from './compare.ts';
import { countryCode, currencyOf, languageTag } from './isoCodes.ts';
import { knownPosition } from './places.ts';

export interface PlanOptions {
  /** To count by, instead of the file's. */
  rule?: ResultRule;
  /** Name of the commons. */
  name?: string;
  position?: Position;
  /** Whether to put right what can be, and to say so. */
  repair?: boolean;
}

/** All that an import will do, settled before anything is sent. */
export interface ImportPlan {
  fileDigest: Hex;
  /** Without the columns of the votes that nothing is done with: in a large file they are most of it. */
  file: PabulibFile;
  municipality: MunicipalityDocument;
  commons: CommonsDocument;
  ballot: BallotDocument;
  /** Undefined where neither the file nor the options say it. */
  position: Position | undefined;
  mode: BallotMode;
  sheet: BallotSheet;
  /** What is not as the file says it, for the report and the ballot's document. */
  notes: readonly string[];
  /** The documents' bytes. */
  contents: { municipality: Uint8Array; commons: Uint8Array; ballot: Uint8Array };
  /** The file's own votes counted, held against what it says of its result. */
  comparison: Comparison;
}

/** Reads a file and checks everything that can be checked without a chain. */
export async function planImport(path: string, options: PlanOptions): Promise<ImportPlan> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw badInput(`The file ${path} cannot be read: ${fileReason(error)}. Nothing was created.`, error);
  });
  try {
    return planOf(bytes, options);
  } catch (error) {
    if (
      error instanceof PabulibError ||
      error instanceof SheetError ||
      error instanceof SignedTextError ||
      error instanceof DocumentError
    ) {
      const hint = error instanceof PabulibError ? hintFor(error.problem) : '';
      throw badInput(`${path}: ${error.message}.${hint} Nothing was created.`, error);
    }
    throw error;
  }
}

function planOf(bytes: Uint8Array, options: PlanOptions): ImportPlan {
  const read = readPabulib(textOf(bytes), { repair: options.repair ?? false });
  const fileDigest = digestOf(bytes);
  const file = { ...read, votes: read.votes.map((vote) => ({ ...vote, fields: noFields })) };
  const mode = ballotModeOf(file, options.rule);
  const problem = modeProblem(mode);
  if (problem !== undefined) {
    const { field, found, allowed } = problem;
    throw badInput(
      `No ballot takes this file: ${field} would be ${found} and must be ${allowed}. Nothing was created.`,
    );
  }
  for (const vote of file.votes) {
    if (voteProblem(pointsOfVote(file, vote), mode) === undefined) continue;
    throw new PabulibError(
      { kind: 'malformed', detail: 'vote' },
      vote.line,
      `The vote of voter ${vote.voterId} breaks the file's own rules (${describeMode(mode)})`,
    );
  }
  const documents = documentsOf(file, fileDigest, notesOf(file, mode, options), options);
  const { municipality, commons, ballot } = documents;
  const contents = {
    municipality: encodeDocument(MunicipalityDocument, municipality),
    commons: encodeDocument(CommonsDocument, commons),
    ballot: encodeDocument(BallotDocument, ballot),
  };
  const sheet = sheetOf(ballot);
  checkSignedTexts(sheet);
  const comparison = compareWithFile(file, countFile(file, mode, sheet));
  return { fileDigest, file, mode, ...documents, sheet, notes: ballot.notes ?? [], contents, comparison };
}

/** What a person can do about a file that is refused. */
function hintFor(problem: PabulibProblem): string {
  if (problem.kind === 'notCountable' && problem.reason === 'unknownRule')
    return " With --rule it is counted by another rule, and the result is not the city's.";
  if (problem.kind === 'tooFewMarks') return ' With --repair such votes count as they are, and each is told.';
  return problem.kind === 'projectTwice' ? ' With --repair a project counts once, and each is told.' : '';
}

function notesOf({ meta, repairs }: PabulibFile, mode: BallotMode, { rule }: PlanOptions): string[] {
  const citys = meta.get('rule') || 'none that is known';
  const ours = rules[mode.rule].pabulibName;
  const counted = `Counted by ${ours} and not by the city's rule, ${citys}: this is not the city's result.`;
  const unknown = (
    [
      ['country', countryCode],
      ['language', languageTag],
    ] as const
  ).flatMap(([key, codeOf]) => {
    const said = meta.get(key) ?? '';
    return said === '' || codeOf(said) !== undefined
      ? []
      : [`The file's ${key}, ${said}, has no code that is known.`];
  });
  return [...(rule === undefined || citys === ours ? [] : [counted]), ...unknown, ...repairs];
}

const noFields = new Map<string, string>();

function documentsOf(file: PabulibFile, fileDigest: Hex, notes: readonly string[], options: PlanOptions) {
  const said = (key: string): string | undefined => file.meta.get(key)?.trim() || undefined;
  const unit = shortName(file, 'unit') ?? 'Unknown place';
  const country = countryCode(said('country') ?? '');
  const language = languageTag(said('language') ?? '') ?? 'und';
  const instance = said('instance');
  const area = said('subunit');
  const name = options.name ?? nameOf([area, unit, instance]);
  const currency = said('currency') ?? (country === undefined ? undefined : currencyOf(country));
  const municipality: MunicipalityDocument = { version: 1, name: unit, country: country ?? 'ZZ', language };
  const origin = `Participatory budget from a Pabulib file (https://pabulib.org), sha2-256 ${fileDigest}`;
  const commons: CommonsDocument = {
    version: 1,
    name,
    kind: 'other',
    language,
    address: '',
    city: unit,
    summary: `${said('description') ?? name} (${file.votes.length} voters)`.slice(0, 400),
    description: origin,
    source: 'https://pabulib.org',
  };
  const ballot = ballotDocumentOf(file, {
    commons: name,
    language,
    source: origin,
    notes,
    ...(currency !== undefined && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
  });
  return { municipality, commons, ballot, position: options.position ?? knownPosition(unit) };
}

/** A name in META, no longer than a municipality's or a city's in its document. */
function shortName({ meta, metaLines }: PabulibFile, key: string): string | undefined {
  return checkedText(plainText(meta.get(key) ?? ''), key, 120, metaLines.get(key)) || undefined;
}

/** The parts that are there, each once: "Green Budget, Wieliczka, 2023". */
function nameOf(parts: readonly (string | undefined)[]): string {
  let name = '';
  for (const part of parts) {
    if (part !== undefined && !name.includes(part)) name += name === '' ? part : `, ${part}`;
  }
  return name;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PabulibError(
      { kind: 'malformed', detail: 'not UTF-8' },
      undefined,
      'The file is not text in UTF-8',
    );
  }
}

function describeMode({ minChoices, maxChoices, maxPerOption, points }: BallotMode): string {
  const choices = `${minChoices} to ${maxChoices} projects`;
  return maxPerOption === 1
    ? choices
    : `${choices}, at most ${maxPerOption} points on one and ${points} in all`;
}

import { BallotDocument, DocumentError, decodeDocument } from '@patto/protocol/documents';
import { encodeSheet, sheetOf, SheetError, type BallotSheet } from '@patto/protocol/sheet';
import { keccak256, type Hex } from 'viem';
import type { Project } from './projectList.ts';

/** A ballot's words and figures after every check: only with these may a vote be signed. */
export interface VerifiedText {
  document: BallotDocument;
  sheet: BallotSheet;
  /** The bytes of the sheet, as `castFor` takes them. */
  sheetBytes: Uint8Array;
  projects: Project[];
}

/**
 * What is wrong with a ballot's document. `digestMismatch`: the content is not what the chain names; `unreadable`:
 * it is not a ballot's document; `sheetMismatch`: it is, but the words to sign are not those that the contract checks;
 * `optionCount`: it has more or fewer options than the ballot.
 */
export type TextProblem = 'digestMismatch' | 'unreadable' | 'sheetMismatch' | 'optionCount';

export class TextError extends Error {
  override readonly name = 'TextError';
  readonly problem: TextProblem;
  constructor(problem: TextProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** The digests and the count that the chain keeps of a ballot. */
export interface RecordedDigests {
  metadataDigest: Hex;
  sheetDigest: Hex;
  optionCount: number;
}

/** Checks a document's content against the chain's facts and gives its texts; throws a `TextError`. */
export function verifyText(content: Uint8Array, recorded: RecordedDigests): VerifiedText {
  const document = readDocument(content, recorded.metadataDigest);
  const sheet = readSheet(document);
  const sheetBytes = encodeSheet(sheet);
  const found = keccak256(sheetBytes);
  if (found !== recorded.sheetDigest.toLowerCase()) {
    throw new TextError(
      'sheetMismatch',
      `The document's sheet is ${found}, the ballot's ${recorded.sheetDigest}`,
    );
  }
  if (sheet.options.length !== recorded.optionCount) {
    throw new TextError(
      'optionCount',
      `The document has ${sheet.options.length} options, the ballot ${recorded.optionCount}`,
    );
  }
  return { document, sheet, sheetBytes, projects: projectsOf(document) };
}

/** The options of a document as projects. */
export function projectsOf(document: BallotDocument): Project[] {
  return document.options.map(({ label, title, description, category, cost, reference }, option) => ({
    option,
    label,
    title,
    description: description ?? '',
    category,
    cost,
    reference,
  }));
}

function readDocument(content: Uint8Array, digest: Hex): BallotDocument {
  try {
    return decodeDocument(BallotDocument, content, digest);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const problem = error.problem === 'digestMismatch' ? 'digestMismatch' : 'unreadable';
    throw new TextError(problem, error.message);
  }
}

function readSheet(document: BallotDocument): BallotSheet {
  try {
    return sheetOf(document);
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    throw new TextError('unreadable', error.message);
  }
}

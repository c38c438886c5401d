import type { BallotDocument } from '@patto/protocol/documents/documents';
import { encodeSheet, sheetOf, SheetError, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { bytesToHex, keccak256, type Hex } from 'viem';
import type { Project } from './projectList.ts';

/** A ballot's words and figures after every check: only with these may a vote be signed. */
export interface VerifiedText {
  document: BallotDocument;
  sheet: BallotSheet;
  /** The bytes of the sheet, as `castFor` takes them. */
  sheetBytes: Hex;
  projects: Project[];
  /** Money of each option, in option order; 0 where it has none. */
  costs: number[];
}

/**
 * Why nobody may sign by a document although its bytes have the digest that the chain names. `sheetMismatch`: its words
 * and figures are not those whose digest the contract keeps; `malformed`: they break a limit of sheets; `optionCount`:
 * it has more or fewer options than the ballot; `otherDocument`: the index names another document than the ballot's opening
 * on the chain, so that titles and descriptions, which are not signed, may be others.
 */
export type TextProblem = 'sheetMismatch' | 'malformed' | 'optionCount' | 'otherDocument';

export type TextCheck = { text: VerifiedText } | { problem: TextProblem };

/** Derives the sheet from a ballot's document and compares it with the digest that the contract keeps. */
export function checkText(
  document: BallotDocument,
  recorded: { sheetDigest: Hex; optionCount: number },
): TextCheck {
  let sheet: BallotSheet;
  let bytes: Uint8Array;
  try {
    sheet = sheetOf(document);
    bytes = encodeSheet(sheet);
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { problem: 'malformed' };
  }
  if (keccak256(bytes) !== recorded.sheetDigest.toLowerCase()) return { problem: 'sheetMismatch' };
  if (sheet.options.length !== recorded.optionCount) return { problem: 'optionCount' };
  const projects = projectsOf(document);
  const costs = projects.map(({ cost }) => cost ?? 0);
  return { text: { document, sheet, sheetBytes: bytesToHex(bytes), projects, costs } };
}

/** The options of a document as projects. */
function projectsOf(document: BallotDocument): Project[] {
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

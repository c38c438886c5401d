import { keccak256, type Hex } from 'viem';
import { moneyUnit, partsByQuestion, unitInQuestion } from './moneyUnit.ts';
import type { BallotDocument } from '../documents/documents.ts';

/** The exact words and figures of a ballot that its voters sign and its contract checks. */
export interface BallotSheet {
  /** Money to spend, in whole units or, where the question says so (`moneyUnit.ts`), in hundredths; 0 where a ballot spends none. */
  budget: bigint;
  commons: string;
  question: string;
  options: SheetOption[];
}

export interface SheetOption {
  /** In the budget's unit. */
  cost: bigint;
  label: string;
}

export const maxCommonsBytes = 100;
export const maxQuestionBytes = 200;
export const maxLabelBytes = 120;
export const maxOptions = 255;

export type SheetProblem =
  | { kind: 'tooLong'; field: 'commons' | 'question' | 'label'; option?: number; bytes: number; most: number }
  | { kind: 'empty'; field: 'commons' | 'question' | 'label'; option?: number }
  | { kind: 'sameLabel'; option: number; earlier: number }
  | { kind: 'optionCount'; count: number }
  | { kind: 'amount'; field: 'budget' | 'cost'; option?: number }
  | { kind: 'unitInQuestion' }
  | { kind: 'malformed'; position: number };

export class SheetError extends Error {
  readonly problem: SheetProblem;
  constructor(problem: SheetProblem, message: string) {
    super(message);
    this.name = 'SheetError';
    this.problem = problem;
  }
}

/**
 * The sheet that follows from a ballot's public document.
 * @throws SheetError where it breaks a limit, or its question says by itself that amounts are in hundredths.
 */
export function sheetOf(document: BallotDocument): BallotSheet {
  const { currency, question } = document;
  if (partsByQuestion(question) !== 1n) {
    throw new SheetError(
      { kind: 'unitInQuestion' },
      'The question ends as that of a ballot in hundredths of money does, which only its currency may say ("EUR/100")',
    );
  }
  const sheet: BallotSheet = {
    budget: BigInt(document.budget ?? 0),
    commons: document.commons,
    question: question + unitInQuestion(currency === undefined ? undefined : moneyUnit(currency)),
    options: document.options.map(({ cost, label }) => ({ cost: BigInt(cost ?? 0), label })),
  };
  checkSheet(sheet);
  return sheet;
}

/** Throws a `SheetError` where a sheet breaks a limit. */
export function checkSheet(sheet: BallotSheet): void {
  const { length } = sheet.options;
  if (length < 1 || length > maxOptions) {
    throw new SheetError(
      { kind: 'optionCount', count: length },
      `A ballot has 1 to ${maxOptions} options, not ${length}`,
    );
  }
  checkAmount(sheet.budget, 'budget');
  checkText(sheet.commons, 'commons', maxCommonsBytes);
  checkText(sheet.question, 'question', maxQuestionBytes);
  const seen = new Map<string, number>();
  sheet.options.forEach(({ cost, label }, option) => {
    checkAmount(cost, 'cost', option);
    checkText(label, 'label', maxLabelBytes, option);
    const earlier = seen.get(label);
    if (earlier !== undefined) {
      throw new SheetError(
        { kind: 'sameLabel', option, earlier },
        `Options ${earlier + 1} and ${option + 1} have the same label "${label}"`,
      );
    }
    seen.set(label, option);
  });
}

/** The packed bytes of a sheet, laid out as IBallots.sol draws them. */
export function encodeSheet(sheet: BallotSheet): Uint8Array {
  checkSheet(sheet);
  const commons = utf8(sheet.commons);
  const question = utf8(sheet.question);
  const labels = sheet.options.map(({ label }) => utf8(label));
  const size = labels.reduce((sum, label) => sum + 9 + label.length, 10 + commons.length + question.length);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const putAmount = (amount: bigint) => {
    view.setBigUint64(at, amount);
    at += 8;
  };
  const putText = (encoded: Uint8Array) => {
    bytes[at] = encoded.length;
    bytes.set(encoded, at + 1);
    at += 1 + encoded.length;
  };
  putAmount(sheet.budget);
  putText(commons);
  putText(question);
  labels.forEach((label, option) => {
    putAmount(sheet.options[option]?.cost ?? 0n);
    putText(label);
  });
  return bytes;
}

/** Reads packed bytes; refuses what is cut off, overlong or not UTF-8. */
export function decodeSheet(bytes: Uint8Array): BallotSheet {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;
  const malformed = () =>
    new SheetError({ kind: 'malformed', position: at }, `The sheet is malformed at byte ${at}`);
  const takeAmount = () => {
    if (at + 8 > bytes.length) throw malformed();
    at += 8;
    return view.getBigUint64(at - 8);
  };
  const takeText = () => {
    const length = bytes[at];
    if (length === undefined || at + 1 + length > bytes.length) throw malformed();
    try {
      const text = decoder.decode(bytes.subarray(at + 1, at + 1 + length));
      at += 1 + length;
      return text;
    } catch {
      throw malformed();
    }
  };
  const budget = takeAmount();
  const commons = takeText();
  const question = takeText();
  const options: SheetOption[] = [];
  while (at < bytes.length) options.push({ cost: takeAmount(), label: takeText() });
  const sheet = { budget, commons, question, options };
  checkSheet(sheet);
  return sheet;
}

/** What the chain stores of a sheet. */
export function sheetDigest(sheet: BallotSheet): Hex {
  return keccak256(encodeSheet(sheet));
}

/**
 * Shortens a title to a label's bytes at a word's end where it can, with an ellipsis.
 * @param most Bytes to keep to, at most `maxLabelBytes`.
 */
export function labelOf(title: string, most = maxLabelBytes): string {
  const whole = title.replace(/\s+/gu, ' ').trim();
  if (utf8(whole).length <= most) return whole;
  let kept = '';
  let size = utf8('…').length;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(whole)) {
    size += utf8(segment).length;
    if (size > most) break;
    kept += segment;
  }
  const atWord = kept.replace(/\s+\S*$/u, '');
  return `${atWord.length > kept.length / 2 ? atWord : kept}…`;
}

function checkText(
  text: string,
  field: 'commons' | 'question' | 'label',
  most: number,
  option?: number,
): void {
  const where = option === undefined ? `The ${field}` : `The ${field} of option ${option + 1}`;
  const at = option === undefined ? {} : { option };
  const bytes = utf8(text).length;
  if (bytes === 0) throw new SheetError({ kind: 'empty', field, ...at }, `${where} is empty`);
  if (bytes > most) {
    throw new SheetError(
      { kind: 'tooLong', field, ...at, bytes, most },
      `${where} has ${bytes} bytes in UTF-8; at most ${most} fit`,
    );
  }
}

function checkAmount(amount: bigint, field: 'budget' | 'cost', option?: number): void {
  if (amount >= 0n && amount < 1n << 64n) return;
  const where = option === undefined ? `The ${field}` : `The ${field} of option ${option + 1}`;
  throw new SheetError(
    { kind: 'amount', field, ...(option === undefined ? {} : { option }) },
    `${where} is not a whole amount from 0 to 2^64 - 1`,
  );
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

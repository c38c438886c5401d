import {
  bytesToHex,
  hexToBytes,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  type Hex,
} from 'viem';
import { bitsPerOption, choiceBytes, type BallotMode } from './mode.ts';

/** A vote as an event carries it. */
export interface PackedVote {
  memberIndex: number;
  /** The word of choices. */
  choices: bigint;
  /** Reputation at the start in weighted ballots, otherwise 1. */
  weight: number;
}

/** One entry of `castBatch`. */
export interface BatchEntry {
  /** EIP-2098: 64 bytes. */
  signature: Hex;
  choices: bigint;
}

/** Why a vote does not fit a ballot's mode, with the figures that a sentence needs. */
export type VoteProblem =
  | { kind: 'optionCount'; expected: number; found: number }
  | { kind: 'notWholePoints'; option: number }
  | { kind: 'tooManyOnOption'; option: number; most: number; found: number }
  | { kind: 'tooFewChoices'; least: number; found: number }
  | { kind: 'tooManyChoices'; most: number; found: number }
  | { kind: 'overPoints'; most: number; found: number }
  | { kind: 'unknownOption'; word: bigint };

export class VoteError extends Error {
  readonly problem: VoteProblem | { kind: 'length'; found: number; unit: number };
  constructor(problem: VoteError['problem'], message: string) {
    super(message);
    this.name = 'VoteError';
    this.problem = problem;
  }
}

/** The points that a vote gives, one number for each option, as the word that the contract takes. */
export function encodeChoices(points: readonly number[], mode: BallotMode): bigint {
  if (points.length > mode.optionCount) {
    throw new VoteError(
      { kind: 'optionCount', expected: mode.optionCount, found: points.length },
      `The ballot has ${mode.optionCount} options, the vote ${points.length}`,
    );
  }
  const bits = BigInt(bitsPerOption(mode));
  let word = 0n;
  for (let option = points.length - 1; option >= 0; option--) {
    const given = points[option] ?? 0;
    if (!Number.isInteger(given) || given < 0) {
      throw new VoteError({ kind: 'notWholePoints', option }, `Option ${option + 1} has ${given} points`);
    }
    if (given > mode.maxPerOption) {
      throw new VoteError(
        { kind: 'tooManyOnOption', option, most: mode.maxPerOption, found: given },
        `Option ${option + 1} has ${given} points, at most ${mode.maxPerOption} are allowed`,
      );
    }
    word = (word << bits) | BigInt(given);
  }
  return word;
}

/** The points on each option of a word. */
export function decodeChoices(
  word: bigint,
  mode: Pick<BallotMode, 'maxPerOption' | 'optionCount'>,
): number[] {
  const bits = bitsPerOption(mode);
  if (word < 0n || word >> BigInt(mode.optionCount * bits) !== 0n) {
    throw new VoteError(
      { kind: 'unknownOption', word },
      `The vote names an option above ${mode.optionCount}`,
    );
  }
  const points = new Array<number>(mode.optionCount);
  const mask = (1n << BigInt(bits)) - 1n;
  for (let option = 0; option < mode.optionCount; option++) {
    points[option] = Number(word & mask);
    word >>= BigInt(bits);
  }
  return points;
}

/** What of a vote breaks the ballot's mode, or undefined for a vote that it takes. */
export function voteProblem(points: readonly number[], mode: BallotMode): VoteProblem | undefined {
  if (points.length !== mode.optionCount) {
    return { kind: 'optionCount', expected: mode.optionCount, found: points.length };
  }
  let chosen = 0;
  let spent = 0;
  for (const [option, given] of points.entries()) {
    if (!Number.isInteger(given) || given < 0) return { kind: 'notWholePoints', option };
    if (given > mode.maxPerOption) {
      return { kind: 'tooManyOnOption', option, most: mode.maxPerOption, found: given };
    }
    if (given > 0) chosen++;
    spent += given ** mode.costExponent;
  }
  if (chosen > mode.maxChoices) return { kind: 'tooManyChoices', most: mode.maxChoices, found: chosen };
  if (spent > mode.points) return { kind: 'overPoints', most: mode.points, found: spent };
  if (chosen < mode.minChoices) return { kind: 'tooFewChoices', least: mode.minChoices, found: chosen };
  return undefined;
}

/** The same for a word; a bit above the last option is an unknown option. */
export function wordProblem(word: bigint, mode: BallotMode): VoteProblem | undefined {
  if (word < 0n || word >> BigInt(mode.optionCount * bitsPerOption(mode)) !== 0n)
    return { kind: 'unknownOption', word };
  return voteProblem(decodeChoices(word, mode), mode);
}

/**
 * The choice in clear, as people sign it and the contract builds it: the chosen labels in the options' order,
 * joined by "; ", each with ": " and its points where an option takes more than one; a long dash for a blank vote.
 */
export function choiceText(
  labels: readonly string[],
  points: readonly number[],
  mode: Pick<BallotMode, 'maxPerOption'>,
): string {
  const chosen = labels.flatMap((label, option) => {
    const given = points[option] ?? 0;
    if (given === 0) return [];
    return [mode.maxPerOption > 1 ? `${label}: ${given}` : label];
  });
  return chosen.length === 0 ? '—' : chosen.join('; ');
}

/** Bytes of one packed vote of a ballot. */
export function packedVoteBytes(mode: BallotMode): number {
  return 3 + choiceBytes(mode) + (mode.weighted ? 4 : 0);
}

/** Packs votes as `VotesCast` carries them. */
export function encodePackedVotes(votes: readonly PackedVote[], mode: BallotMode): Uint8Array {
  const unit = packedVoteBytes(mode);
  const width = choiceBytes(mode);
  const bytes = new Uint8Array(unit * votes.length);
  votes.forEach(({ memberIndex, choices, weight }, position) => {
    const at = position * unit;
    putNumber(bytes, at, 3, memberIndex);
    putWord(bytes, at + 3, width, choices);
    if (mode.weighted) putNumber(bytes, at + 3 + width, 4, weight);
  });
  return bytes;
}

/** The votes of one `VotesCast`. */
export function decodePackedVotes(bytes: Uint8Array, mode: BallotMode): PackedVote[] {
  const unit = packedVoteBytes(mode);
  const width = choiceBytes(mode);
  checkLength(bytes.length, unit);
  return Array.from({ length: bytes.length / unit }, (_, position) => {
    const at = position * unit;
    return {
      memberIndex: takeNumber(bytes, at, 3),
      choices: takeWord(bytes, at + 3, width),
      weight: mode.weighted ? takeNumber(bytes, at + 3 + width, 4) : 1,
    };
  });
}

/** Packs the entries of `castBatch`. */
export function encodeBatch(entries: readonly BatchEntry[], mode: BallotMode): Hex {
  const width = choiceBytes(mode);
  const unit = 64 + width;
  const bytes = new Uint8Array(unit * entries.length);
  entries.forEach(({ signature, choices }, position) => {
    bytes.set(hexToBytes(compactSignature(signature)), position * unit);
    putWord(bytes, position * unit + 64, width, choices);
  });
  return bytesToHex(bytes);
}

/** The entries of a `castBatch` call. */
export function decodeBatch(entries: Hex, mode: BallotMode): BatchEntry[] {
  const bytes = hexToBytes(entries);
  const width = choiceBytes(mode);
  const unit = 64 + width;
  checkLength(bytes.length, unit);
  return Array.from({ length: bytes.length / unit }, (_, position) => {
    const at = position * unit;
    return {
      signature: bytesToHex(bytes.subarray(at, at + 64)),
      choices: takeWord(bytes, at + 64, width),
    };
  });
}

/** A signature of 65 bytes as the 64 bytes of EIP-2098; one of 64 bytes as it is. */
export function compactSignature(signature: Hex): Hex {
  if (signature.length === 2 + 128) return signature;
  return serializeCompactSignature(signatureToCompactSignature(parseSignature(signature)));
}

function checkLength(found: number, unit: number): void {
  if (found % unit === 0) return;
  throw new VoteError({ kind: 'length', found, unit }, `${found} bytes are not a multiple of ${unit}`);
}

function putNumber(bytes: Uint8Array, at: number, width: number, value: number): void {
  for (let i = width - 1; i >= 0; i--) {
    bytes[at + i] = value & 0xff;
    value = Math.floor(value / 256);
  }
}

function takeNumber(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function putWord(bytes: Uint8Array, at: number, width: number, word: bigint): void {
  for (let i = width - 1; i >= 0; i--) {
    bytes[at + i] = Number(word & 0xffn);
    word >>= 8n;
  }
}

function takeWord(bytes: Uint8Array, at: number, width: number): bigint {
  let word = 0n;
  // Six bytes at a time stay exact in a number, and are much faster than byte by byte in a bigint.
  for (let i = 0; i < width;) {
    const step = Math.min(6, width - i);
    word = (word << BigInt(8 * step)) | BigInt(takeNumber(bytes, at + i, step));
    i += step;
  }
  return word;
}

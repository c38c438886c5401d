import type { ResultRule } from './resultRule.ts';

/** The rules of one ballot: the contract's `BallotMode`, with its rule by name. */
export interface BallotMode {
  optionCount: number;
  /** Least number of options with points in a vote; 0 allows a blank vote. */
  minChoices: number;
  maxChoices: number;
  /** Most points on one option, 1 to 255. */
  maxPerOption: number;
  /** Most that a vote may spend: the sum of `points ** costExponent` over its options. */
  points: number;
  /** 1 (linear) or 2 (quadratic). */
  costExponent: number;
  /** Whether a vote weighs as much as its member's reputation at the start. */
  weighted: boolean;
  rule: ResultRule;
  /** Least number of votes for the result to hold; 0 for none. */
  quorum: number;
}

/** Bits of one option in a vote's word: the bit length of `maxPerOption`. */
export function bitsPerOption(mode: Pick<BallotMode, 'maxPerOption'>): number {
  return 32 - Math.clz32(mode.maxPerOption);
}

/** Bytes of the choices in a packed vote and in a batch's entry. */
export function choiceBytes(mode: Pick<BallotMode, 'maxPerOption' | 'optionCount'>): number {
  return Math.ceil((mode.optionCount * bitsPerOption(mode)) / 8);
}

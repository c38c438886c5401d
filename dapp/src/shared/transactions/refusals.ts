import type { ReactNode } from 'react';
import { type Abi, type ContractErrorName, decodeErrorResult, type Hex } from 'viem';

type Sentence = () => ReactNode;

/** What one contract can answer instead of doing what it is asked, told to a person. Whoever knows the contract hands it over. */
export interface Refusals {
  abi: Abi;
  sentences: Readonly<Partial<Record<string, Sentence | 'prevented'>>>;
}

/**
 * A contract's refusals by the names of its errors. A new error does not compile until it has a sentence, or is said to be
 * `prevented`: the dapp does not let a person come so far.
 */
export function refusalsOf<const abi extends Abi>(
  abi: abi,
  sentences: Readonly<Record<ContractErrorName<abi>, Sentence | 'prevented'>>,
): Refusals {
  return { abi, sentences };
}

/**
 * The sentence for the bytes of a revert, by the first of these contracts that knows the error; undefined where none has one.
 * One contract calls another, so that an act can meet the errors of several.
 */
export function sentenceOf(revert: Hex, refusals: readonly Refusals[]): Sentence | undefined {
  for (const { abi, sentences } of refusals) {
    const name = errorName(revert, abi);
    const sentence = name === undefined ? undefined : sentences[name];
    if (sentence !== undefined) return sentence === 'prevented' ? undefined : sentence;
  }
  return undefined;
}

function errorName(data: Hex, abi: Abi): string | undefined {
  try {
    return decodeErrorResult({ abi, data }).errorName;
  } catch {
    return undefined;
  }
}

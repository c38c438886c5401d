// Why the contracts did not take a call.
import { decodeErrorResult, type Abi, type Hex } from 'viem';
import { abis } from '../generated/abis.ts';

/** A custom error as the contract that refused named it, and what it said. */
export interface Refusal {
  errorName: string;
  args: readonly unknown[];
}

/** The errors of all contracts, because one calls another. */
const errors: Abi = Object.values(abis)
  .flat()
  .filter(({ type }) => type === 'error');

/** The refusal that these bytes of a revert say; undefined for another contract's error, or none. */
export function decodeRefusal(data: Hex): Refusal | undefined {
  try {
    const { errorName, args } = decodeErrorResult({ abi: errors, data });
    return { errorName, args: args ?? [] };
  } catch {
    return undefined;
  }
}

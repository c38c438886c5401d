// Why the contracts did not take a call.
import { decodeErrorResult, isHex, type Abi, type Hex } from 'viem';
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

/**
 * The bytes of a revert inside whatever a call threw: viem, nodes and wallets put them at different depths of the chain
 * of causes. Undefined where the failure was another.
 */
export function revertData(error: unknown): Hex | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const data = dataOf(inner);
    if (data !== undefined) return data;
  }
  return undefined;
}

function dataOf(cause: unknown): Hex | undefined {
  if (typeof cause !== 'object' || cause === null || !('data' in cause)) return undefined;
  return isHex(cause.data) ? cause.data : dataOf(cause.data);
}

import { isHex, type Hex } from 'viem';

/** A selector is four bytes; less names no error. */
const shortest = '0x00000000'.length;
/** Where viem, nodes and wallets keep what is inside an error. */
const places = ['data', 'originalError', 'cause'] as const;
/** Deeper than any of them wraps. */
const deepest = 16;

/**
 * The bytes of a revert inside whatever a call threw: viem, nodes and wallets put them at different depths of the chain
 * of causes. Undefined where the failure was another.
 */
export function revertData(error: unknown, depth = 0): Hex | undefined {
  if (isHex(error)) return error.length >= shortest ? error : undefined;
  if (typeof error !== 'object' || error === null || depth === deepest) return undefined;
  for (const place of places) {
    const data = revertData((error as Partial<Record<string, unknown>>)[place], depth + 1);
    if (data !== undefined) return data;
  }
  return undefined;
}

import { isHex, type Hex } from 'viem';

/** A selector is four bytes; less names no error. */
const shortest = '0x00000000'.length;

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
  return isHex(cause.data) && cause.data.length >= shortest ? cause.data : dataOf(cause.data);
}

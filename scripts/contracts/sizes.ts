// How much of what a chain takes the contracts fill.
import { baseName, compilerOutputOf } from './buildInfo.ts';

/** Most bytes of code that a chain takes (EIP-170). */
export const maxBytes = 24_576;

/** Bytes of a contract's deployed code. */
export async function sizeOf(source: string): Promise<number> {
  const { contracts } = await compilerOutputOf(source);
  const code = contracts[`project/${source}.sol`]?.[baseName(source)]?.evm.deployedBytecode.object ?? '';
  return code.length / 2;
}

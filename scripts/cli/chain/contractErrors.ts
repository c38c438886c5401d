import { decodeErrorResult, parseAbi, type Hex } from 'viem';
import {
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import { reputationSentence } from './reputationErrors.ts';

const accessErrors = parseAbi(['error AccessManagedUnauthorized(address caller)']);

const errors = [
  ...ballotBoxAbi,
  ...commonsRegistryAbi,
  ...membershipAbi,
  ...reputationAbi,
  ...accessErrors,
].filter((entry) => entry.type === 'error');

/** What a contract's refusal says: a sentence, or such as "BallotBoxWrongPhase(4, 5)". */
export function contractError(data: Hex): string {
  const sentence = reputationSentence(data);
  if (sentence !== undefined) return sentence;
  try {
    const { errorName, args } = decodeErrorResult({ abi: errors, data });
    return `${errorName}(${args.map(String).join(', ')})`;
  } catch {
    return data === '0x' ? 'no reason given' : `an unknown error, ${data}`;
  }
}

/** The revert data inside an error from the RPC client. */
export function revertData(error: unknown): Hex | undefined {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if (!('data' in inner)) continue;
    if (isHex(inner.data)) return inner.data;
  }
  return undefined;
}

function isHex(value: unknown): value is Hex {
  return typeof value === 'string' && value.startsWith('0x');
}

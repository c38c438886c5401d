import {
  BaseError,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  isHex,
  UserRejectedRequestError,
} from 'viem';
import { publicClient } from '../chain/client.ts';
import type { Failure } from './machine.ts';

/** Whether the person said no in the wallet (EIP-1193 code 4001). */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof BaseError &&
    error.walk((cause) => cause instanceof UserRejectedRequestError || codeOf(cause) === 4001) !== null
  );
}

/** What a thrown error means for the person. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof BaseError)) return { reason: 'unknown', detail: String(error) };
  const detail = error.shortMessage;
  const revert = revertData(error);
  if (revert !== undefined) return { reason: 'contract', revert, detail };
  if (error.walk((cause) => cause instanceof InsufficientFundsError) !== null)
    return { reason: 'funds', detail };
  if (error.walk((cause) => cause instanceof HttpRequestError) !== null)
    return { reason: 'unreachable', detail };
  return { reason: 'unknown', detail };
}

/** Why a transaction that is in a block had no effect: the same call again, as it was before that block. */
export async function reasonOfReverted(hash: Hex, block: number): Promise<Failure> {
  try {
    const transaction = await publicClient().getTransaction({ hash });
    await publicClient().call({
      account: transaction.from,
      to: transaction.to,
      data: transaction.input,
      blockNumber: BigInt(block) - 1n,
    });
  } catch (error) {
    return failureOf(error);
  }
  return { reason: 'unknown' };
}

/** viem and wallets put the bytes of a revert at different depths of the chain of causes. */
function revertData(error: BaseError): Hex | undefined {
  let found: Hex | undefined;
  error.walk((cause) => {
    const data = dataOf(cause);
    if (data !== undefined) found = data;
    return data !== undefined;
  });
  return found;
}

function dataOf(cause: unknown): Hex | undefined {
  if (typeof cause !== 'object' || cause === null || !('data' in cause)) return undefined;
  const { data } = cause;
  if (isHex(data) && data.length >= 10) return data;
  return dataOf(data);
}

function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

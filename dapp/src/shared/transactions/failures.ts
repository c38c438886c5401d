import { revertData } from '@patto/protocol/acts/revertData';
import {
  BaseError,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  UserRejectedRequestError,
} from 'viem';
import { publicClient } from '../chain/client.ts';
import { hasCode } from '../wallet/errorCode.ts';
import type { Failure } from './machine.ts';

/** Whether the person said no in the wallet (EIP-1193 code 4001). */
export function isRefusal(error: unknown): boolean {
  return error instanceof BaseError && hasCode(error, UserRejectedRequestError.code);
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

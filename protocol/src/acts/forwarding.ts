// Bringing calls of people who hold no funds. All calls go to the forwarder.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { forwarderAbi as abi } from '../generated/abis.ts';
import type { ForwardRequest } from '../metatx/forwardRequest.ts';
import type { Call } from './act.ts';

/** A call with the signature of `from` under what `forwardTypedData` says, as the forwarder takes it. */
export type SignedForwardRequest = ForwardRequest & { signature: Hex };

/**
 * Brings one call; anyone sends it.
 *
 * Refused by `ERC2771UntrustfulTarget`, `ERC2771ForwarderExpiredRequest`, `ERC2771ForwarderInvalidSigner` (also for a used
 * nonce), `ERC2771ForwarderMismatchedValue`, and by `FailedCall` for whatever the contract itself refuses.
 */
export function forwardCall(forwarder: Address, request: SignedForwardRequest): Call {
  return { to: forwarder, data: encodeFunctionData({ abi, functionName: 'execute', args: [request] }) };
}

/**
 * Brings many calls at once; anyone sends it. A call that fails changes nothing and stops no other. With an account for
 * refunds a request that is not valid is passed over, and what was sent for it goes there; with the zero account it
 * refuses them all, as in `forwardCall`.
 */
export function forwardCalls(
  forwarder: Address,
  { requests, refunds }: { requests: readonly SignedForwardRequest[]; refunds: Address },
): Call {
  const args = [requests, refunds] as const;
  return { to: forwarder, data: encodeFunctionData({ abi, functionName: 'executeBatch', args }) };
}

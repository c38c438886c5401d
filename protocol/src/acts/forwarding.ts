// Bringing calls of people who hold no funds. All calls go to the forwarder.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { forwarderAbi as abi } from '../generated/abis.ts';
import { forwardTypedData, type ForwardRequest } from '../metatx/forwardRequest.ts';
import type { SigningPlace } from '../signing/domain.ts';
import type { Call, SignedAct } from './act.ts';

/** A call with its signer's consent, as the forwarder takes it. */
export type SignedForwardRequest = ForwardRequest & { signature: Hex };

/**
 * Brings one call that `from` signs; anyone sends it.
 *
 * Refused by `ERC2771ForwarderExpiredRequest`, `ERC2771ForwarderInvalidSigner` (also for a used nonce),
 * `ERC2771ForwarderMismatchedValue`, `ERC2771UntrustfulTarget`, and by `FailedCall` whatever the call itself was refused by.
 * @param nonce The forwarder's for `from`.
 */
export function forwardCall(place: SigningPlace, request: ForwardRequest, nonce: bigint) {
  return {
    typedData: forwardTypedData(place, { ...request, nonce }),
    call: (signature: Hex): Call => ({
      to: place.verifyingContract,
      data: encodeFunctionData({ abi, functionName: 'execute', args: [{ ...request, signature }] }),
    }),
  } satisfies SignedAct;
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

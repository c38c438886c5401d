import type { Address, Hex } from 'viem';
import { pattoDomain, type SigningPlace } from '../signing/domain.ts';

/** A call that somebody else sends for `from`. */
export interface ForwardRequest {
  from: Address;
  to: Address;
  /** Wei that go along. */
  value: bigint;
  /** Gas that the call gets. */
  gas: bigint;
  /** Unix seconds until when it may be sent. */
  deadline: number;
  data: Hex;
}

/** As OpenZeppelin's ERC2771Forwarder has it signed. */
const forwardRequestTypes = {
  ForwardRequest: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'gas', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint48' },
    { name: 'data', type: 'bytes' },
  ],
} as const;

/** What a person signs for a call that goes through the forwarder. `nonce` is the forwarder's for `from`. */
export function forwardTypedData(place: SigningPlace, message: ForwardRequest & { nonce: bigint }) {
  const domain = pattoDomain(place);
  // Copied, because viem takes no message whose type is an interface.
  return {
    domain,
    types: forwardRequestTypes,
    primaryType: 'ForwardRequest',
    message: { ...message },
  } as const;
}

import type { Address, Hex } from 'viem';

/**
 * A write, ready for whoever sends it: a wallet, a command, a relay. Gas, nonce, fees and the sending itself are the
 * sender's.
 */
export interface Call {
  readonly to: Address;
  readonly data: Hex;
}

/** A write that somebody signs first; anyone may send the call that carries the signature. */
export interface SignedAct<TypedData = unknown> {
  /** Ready for viem's `signTypedData`. */
  readonly typedData: TypedData;
  readonly call: (signature: Hex) => Call;
}

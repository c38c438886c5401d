import type { Address, Hex, LocalAccount, TypedDataDefinition } from 'viem';

/**
 * A write, ready for whoever sends it: a wallet, a command, a relay. Gas, nonce, fees and the sending itself are the
 * sender's.
 */
export interface Call {
  readonly to: Address;
  readonly data: Hex;
}

/** A write that somebody signs first; anyone may send the call that carries the signature. */
export interface SignedAct {
  /** What is signed (EIP-712), ready for viem's `signTypedData`. */
  readonly typedData: TypedDataDefinition;
  readonly call: (signature: Hex) => Call;
}

/** The call of an act that is signed with a key at hand. */
export async function signedBy(
  signer: Pick<LocalAccount, 'signTypedData'>,
  { typedData, call }: SignedAct,
): Promise<Call> {
  return call(await signer.signTypedData(typedData));
}

import { keccak256, type Address, type Hex } from 'viem';

/** Bytes of an account in hexadecimal, with its prefix. */
const accountLength = 42;

/** The account, lower case, that a signer acts for: itself, or the hash of an ERC-7913 verifier and key. */
export function accountOfSigner(signer: Hex): Address {
  const account = signer.length === accountLength ? signer : keccak256(signer);
  return `0x${account.slice(-40).toLowerCase()}`;
}

import type { Address } from 'viem';

/** Where a signature is valid: BallotBox for votes, the forwarder for calls that it passes on, Membership for the rest. */
export interface SigningPlace {
  chainId: number;
  verifyingContract: Address;
}

/** The EIP-712 domain of every Patto signature. */
export function pattoDomain({ chainId, verifyingContract }: SigningPlace) {
  return { name: 'Patto', version: '1', chainId, verifyingContract } as const;
}

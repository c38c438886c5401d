import { keccak256, type Hex } from 'viem';

const low160 = (1n << 160n) - 1n;

/** The chain of votes goes on: the digest after one `VotesCast`. */
export function extendVoteDigest(digest: bigint, votes: Uint8Array | Hex): bigint {
  const link = `${voteDigestHex(digest)}${keccak256(votes).slice(2)}` as const;
  return BigInt(keccak256(link)) & low160;
}

/** The digest that a ballot stores after these events. */
export function voteDigestOf(batches: Iterable<Uint8Array | Hex>): bigint {
  let digest = 0n;
  for (const votes of batches) digest = extendVoteDigest(digest, votes);
  return digest;
}

/** The digest as its 20 bytes in hexadecimal. */
export function voteDigestHex(digest: bigint): Hex {
  return `0x${digest.toString(16).padStart(40, '0')}`;
}

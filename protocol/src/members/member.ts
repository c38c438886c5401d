/** What a commons knows of one account. */
export interface Member {
  /** Number within the commons, from 0, never used again. */
  index: number;
  /** Unix seconds. */
  joinedAt: number;
  /** Unix seconds; 0 while a member. */
  leftAt: number;
  steward: boolean;
  /** Whether the membership moved to another account; it never comes back to this one. */
  moved: boolean;
}

/**
 * The fields of the word that `member` and `members` of Membership give; its layout is drawn in
 * contracts/types/Member.sol. Undefined for an account that never was a member.
 */
export function unpackMember(word: bigint): Member | undefined {
  if (word === 0n) return undefined;
  return {
    index: bits(word, 0n, 32n),
    joinedAt: bits(word, 32n, 48n),
    leftAt: bits(word, 80n, 48n),
    steward: bits(word, 128n, 1n) === 1,
    moved: bits(word, 129n, 1n) === 1,
  };
}

function bits(word: bigint, offset: bigint, length: bigint): number {
  return Number((word >> offset) & ((1n << length) - 1n));
}

/** How long after leaving a member may come back, in seconds: `REJOIN_WAIT` of Membership. */
export const rejoinWait = 8 * 86_400;

/** How long after its wait a proposed move or an announced end can be carried out, in seconds: `LAPSE` of Membership. */
export const lapse = 14 * 86_400;

/** What a commons knows of one account. */
export interface Member {
  /** Number within the commons, from 0, never used again. */
  index: number;
  /** Unix seconds. */
  joinedAt: number;
  /** Unix seconds; 0 while a member. */
  leftAt: number;
  /** The period before, of who left and came back, in unix seconds; undefined where there was none. */
  previous: { joinedAt: number; leftAt: number } | undefined;
  steward: boolean;
  /** Whether the membership is at another account now; it never comes back to this one. */
  moved: boolean;
  /** Whether it was moved away without this account's signature, which keeps its rights in ballots that had begun. */
  lost: boolean;
  /** Whether the municipality ended the membership, for ballots that began later. */
  ended: boolean;
  /** Of one that was lost or ended: whether votes in ballots that began before `leftAt` stay possible. */
  keepsVote: boolean;
  /** Whether the membership came to this account, or one before it, without its owner's signature. */
  carried: boolean;
}

// Bits of the flags, counted from the first.
const steward = 0;
const moved = 1;
const lost = 2;
const ended = 3;
const carried = 4;
const votes = 5;

/**
 * The fields of the word that `member` and `members` of Membership give; its layout is drawn in
 * contracts/types/Member.sol. Undefined for an account that never was a member.
 */
export function unpackMember(word: bigint): Member | undefined {
  if (word === 0n) return undefined;
  const previousLeft = bits(word, 184n, 48n);
  return {
    index: bits(word, 0n, 32n),
    joinedAt: bits(word, 32n, 48n),
    leftAt: bits(word, 80n, 48n),
    previous: previousLeft === 0 ? undefined : { joinedAt: bits(word, 136n, 48n), leftAt: previousLeft },
    steward: flag(word, steward),
    moved: flag(word, moved) || flag(word, lost),
    lost: flag(word, lost),
    ended: flag(word, ended),
    keepsVote: flag(word, votes),
    carried: flag(word, carried),
  };
}

/** Whether an account may vote in a ballot that began at this moment, in unix seconds. */
export function mayVoteFrom(
  { joinedAt, leftAt, keepsVote }: Pick<Member, 'joinedAt' | 'leftAt' | 'keepsVote'>,
  start: number,
): boolean {
  return joinedAt <= start && (leftAt === 0 || (keepsVote && start < leftAt));
}

/**
 * Whether an account had, at a moment, the rights of a ballot that began at `start`: it was a member from then up to that
 * moment, in the present period or the one before. `rightAt` of contracts/types/Member.sol. All in unix seconds.
 */
export function rightAt(
  member: Pick<Member, 'joinedAt' | 'leftAt' | 'keepsVote' | 'previous' | 'moved' | 'lost'>,
  start: number,
  moment: number,
): boolean {
  const { joinedAt, leftAt, previous, moved, lost } = member;
  // Where its owner moved it, the rights went along.
  if ((moved && !lost) || moment < start) return false;
  if (mayVoteFrom(member, start)) return true;
  if (joinedAt <= start && moment < leftAt) return true;
  return previous !== undefined && previous.joinedAt <= start && moment < previous.leftAt;
}

function flag(word: bigint, place: number): boolean {
  return bits(word, 128n + BigInt(place), 1n) === 1;
}

function bits(word: bigint, offset: bigint, length: bigint): number {
  return Number((word >> offset) & ((1n << length) - 1n));
}

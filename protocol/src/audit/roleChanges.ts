import type { Address } from 'viem';
import type { Reference } from './history.ts';
import type { Scope } from './scope.ts';

/** Somebody's right to act. */
export interface RoleFact extends Scope {
  /** What the right is called: a role of the AccessManager by its label, "municipality admin", "issuer" or "steward". */
  role: string;
  /** Number of an AccessManager role. */
  roleId?: bigint;
  account: Address;
}

/** A right given or ended; `At` says where on the chain, and may say more of it, like its time. */
export interface RoleChange<At extends Reference = Reference> extends RoleFact {
  change: 'granted' | 'removed';
  /** Seconds that each use of the role must be announced ahead; absent where it may be used at once. */
  delay?: number;
  at: At;
}

/** A right that stands. */
export interface RoleHeld<At extends Reference = Reference> extends RoleFact {
  /** As in the last change of it. */
  delay?: number;
  /** Where it was given to who did not have it. */
  since: At;
}

/** A right used, several times in a row where `last` differs from `at`. */
export interface RoleUse extends RoleFact {
  act: string;
  times: number;
  at: Reference;
  last: Reference;
}

/** Who holds which right after these changes, which come in the chain's order. */
export function holders<At extends Reference>(changes: readonly RoleChange<At>[]): RoleHeld<At>[] {
  const held = new Map<string, RoleHeld<At>>();
  for (const { change, at, ...right } of changes) {
    const key = roleKey(right);
    if (change === 'removed') held.delete(key);
    else held.set(key, { ...right, since: held.get(key)?.since ?? at });
  }
  return [...held.values()];
}

/** Tells a right of an account from every other; the address in whichever case. */
export function roleKey({ role, account, municipality, commons }: RoleFact): string {
  return `${role}/${account.toLowerCase()}/${municipality ?? ''}/${commons ?? ''}`;
}

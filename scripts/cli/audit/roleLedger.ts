import { isAddressEqual, zeroAddress, type Address } from 'viem';
import type { Reference } from './history.ts';

/** Where a right holds. */
export interface Scope {
  municipality?: number;
  commons?: number;
}

/** Somebody's right to act. */
export interface RoleFact extends Scope {
  role: string;
  /** Number of an AccessManager role. */
  roleId?: bigint;
  account: Address;
}

export interface RoleHeld extends RoleFact {
  since: Reference;
}

export interface RoleChange extends RoleFact {
  change: 'granted' | 'removed';
  /** Seconds that each use of the role must be announced ahead. */
  delay?: number;
  at: Reference;
}

/** A right used, several times in a row where `last` differs from `at`. */
export interface RoleUse extends RoleFact {
  act: string;
  times: number;
  at: Reference;
  last: Reference;
}

/** Rights as the chain's history leaves them, and how they came about. */
export class RoleLedger {
  readonly held = new Map<string, RoleHeld>();
  readonly changes: RoleChange[] = [];
  readonly uses: RoleUse[] = [];
  readonly #municipalityOf = new Map<number, number>();
  readonly #commonsOfBallot = new Map<number, number>();
  readonly #admins = new Map<number, Address>();

  grant(fact: RoleFact, at: Reference, delay = 0): void {
    this.held.set(keyOf(fact), { ...fact, since: at });
    this.changes.push({ ...fact, change: 'granted', at, ...(delay === 0 ? {} : { delay }) });
  }

  remove(fact: RoleFact, at: Reference): void {
    if (this.held.delete(keyOf(fact))) this.changes.push({ ...fact, change: 'removed', at });
  }

  use(fact: RoleFact, act: string, at: Reference): void {
    const before = this.uses.at(-1);
    if (before !== undefined && before.act === act && keyOf(before) === keyOf(fact)) {
      before.times += 1;
      before.last = at;
    } else {
      this.uses.push({ ...fact, act, times: 1, at, last: at });
    }
  }

  setAdmin(municipality: number, admin: Address, at: Reference): void {
    const previous = this.#admins.get(municipality);
    if (previous !== undefined)
      this.remove({ role: 'municipality admin', account: previous, municipality }, at);
    this.#admins.set(municipality, admin);
    this.grant({ role: 'municipality admin', account: admin, municipality }, at);
  }

  placeCommons(commons: number, municipality: number): void {
    this.#municipalityOf.set(commons, municipality);
  }

  placeBallot(ballot: number, commons: number): void {
    this.#commonsOfBallot.set(ballot, commons);
  }

  ofCommons(commons: number): Scope {
    const municipality = this.#municipalityOf.get(commons);
    return municipality === undefined ? { commons } : { municipality, commons };
  }

  ofBallot(ballot: number): Scope {
    return this.ofCommons(this.#commonsOfBallot.get(ballot) ?? 0);
  }

  /** The admin of a scope's municipality, at this point of the history. */
  adminOf(scope: Scope): RoleFact {
    const account = this.#admins.get(scope.municipality ?? 0) ?? zeroAddress;
    return { role: 'municipality admin', account, ...scope };
  }

  /** Stewards and the municipality's admin may do the same in a commons: says as which of them an account acted. */
  actorIn(scope: Scope, account: Address): RoleFact {
    const admin = this.adminOf(scope);
    return isAddressEqual(admin.account, account) ? admin : { ...scope, role: 'steward', account };
  }
}

function keyOf({ role, account, municipality, commons }: RoleFact): string {
  return `${role}/${account}/${municipality ?? ''}/${commons ?? ''}`;
}

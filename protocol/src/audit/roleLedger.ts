import { isAddressEqual, zeroAddress, type Address } from 'viem';
import { roleKey, type RoleChange, type RoleFact, type RoleUse } from './roleChanges.ts';
import type { Reference } from './history.ts';
import type { Scope } from './scope.ts';

/** Takes down, event by event, how rights came about and were used, and knows whose they are at that point. */
export class RoleLedger {
  readonly changes: RoleChange[] = [];
  readonly uses: RoleUse[] = [];
  readonly #held = new Set<string>();
  readonly #municipalityOf = new Map<number, number>();
  readonly #commonsOfBallot = new Map<number, number>();
  readonly #admins = new Map<number, Address>();

  /** @param delay Seconds that each use must be announced ahead. */
  grant(fact: RoleFact, at: Reference, delay = 0): void {
    this.#held.add(roleKey(fact));
    this.changes.push({ ...fact, change: 'granted', at, ...(delay === 0 ? {} : { delay }) });
  }

  /** Does nothing for who has no such right. */
  remove(fact: RoleFact, at: Reference): void {
    if (this.#held.delete(roleKey(fact))) this.changes.push({ ...fact, change: 'removed', at });
  }

  use(fact: RoleFact, act: string, at: Reference): void {
    const before = this.uses.at(-1);
    if (before !== undefined && before.act === act && roleKey(before) === roleKey(fact)) {
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

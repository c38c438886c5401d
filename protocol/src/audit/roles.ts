import type { Address } from 'viem';
import { followAccess, roleLabels } from './accessRoles.ts';
import { followBallots } from './ballotRoles.ts';
import type { HistoryEvent } from './history.ts';
import { followMembership } from './memberRoles.ts';
import { followRegistry } from './registryRoles.ts';
import { holders, type RoleChange, type RoleHeld, type RoleUse } from './roleChanges.ts';
import { concernsPart } from './rightsEvents.ts';
import { RoleLedger } from './roleLedger.ts';
import { concerns } from './scope.ts';
import type { Senders } from './senders.ts';

/** Rights as the chain's history leaves them, how they came about and how they were used. */
export interface Roles {
  now: RoleHeld[];
  changes: RoleChange[];
  uses: RoleUse[];
}

/** Follows every grant, use and removal of a right through the chain's whole history. */
export function followRoles(history: readonly HistoryEvent[], senders: Senders): Roles {
  const ledger = new RoleLedger();
  const label = roleLabels(history);
  const stewards = new Map<string, Address>();
  history.forEach((event, position) => {
    const sender = senders.of(event.at.transaction);
    if (concernsPart('access', event)) followAccess(ledger, event, label, sender);
    else if (concernsPart('registry', event)) followRegistry(ledger, event, sender);
    else if (concernsPart('membership', event)) {
      followMembership(ledger, event, { stewards, next: history[position + 1], senders });
    } else if (concernsPart('ballots', event)) followBallots(ledger, event);
  });
  return { now: holders(ledger.changes), changes: ledger.changes, uses: ledger.uses };
}

/** The rights that concern one municipality. */
export function rolesIn({ now, changes, uses }: Roles, municipality: number): Roles {
  const own = <Fact extends RoleHeld | RoleChange | RoleUse>(facts: Fact[]) =>
    facts.filter((fact) => concerns(fact, municipality));
  return { now: own(now), changes: own(changes), uses: own(uses) };
}

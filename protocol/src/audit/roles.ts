import type { Address } from 'viem';
import { followAccess, roleLabels } from './accessRoles.ts';
import { followBallots } from './ballotRoles.ts';
import type { HistoryEvent } from './history.ts';
import { followMembership } from './memberRoles.ts';
import { followRegistry } from './registryRoles.ts';
import { holders, type RoleChange, type RoleHeld, type RoleUse } from './roleChanges.ts';
import { RoleLedger } from './roleLedger.ts';
import { concerns } from './scope.ts';
import type { Senders } from './senders.ts';

/** Rights as the chain's history leaves them, how they came about and how they were used. */
export interface Roles {
  now: RoleHeld[];
  changes: RoleChange[];
  uses: RoleUse[];
}

/**
 * Where rights follow from an event. Votes, results and memberships of one's own are nobody's power over others; they are
 * recounted. A new event stands here or in the list of test/protocol/auditRights.test.ts.
 */
export const rightsEvents: Readonly<
  Partial<Record<HistoryEvent['eventName'], 'access' | 'registry' | 'membership' | 'ballots'>>
> = {
  RoleGranted: 'access',
  RoleRevoked: 'access',
  RoleLabel: 'access',
  RoleAdminChanged: 'access',
  RoleGuardianChanged: 'access',
  RoleGrantDelayChanged: 'access',
  TargetAdminDelayUpdated: 'access',
  TargetClosed: 'access',
  TargetFunctionRoleUpdated: 'access',
  OperationScheduled: 'access',
  OperationExecuted: 'access',
  OperationCanceled: 'access',
  MunicipalityRegistered: 'registry',
  MunicipalityUpdated: 'registry',
  MunicipalityAdminOffered: 'registry',
  MunicipalityAdminChanged: 'registry',
  IssuerSet: 'registry',
  CommonsCreated: 'registry',
  CommonsUpdated: 'registry',
  CommonsStatusChanged: 'registry',
  MembersJoined: 'membership',
  StewardSet: 'membership',
  MemberMoved: 'membership',
  BallotOpened: 'ballots',
  BallotCancelled: 'ballots',
  ContestAnswered: 'ballots',
  ReputationAwarded: 'ballots',
  ReputationRevoked: 'ballots',
  OpeningPaused: 'ballots',
};

/** Follows every grant, use and removal of a right through the chain's whole history. */
export function followRoles(history: readonly HistoryEvent[], senders: Senders): Roles {
  const ledger = new RoleLedger();
  const label = roleLabels(history);
  const stewards = new Map<string, Address>();
  history.forEach((event, position) => {
    const sender = senders.of(event.at.transaction);
    switch (rightsEvents[event.eventName]) {
      case 'access':
        followAccess(ledger, event, label, sender);
        break;
      case 'registry':
        followRegistry(ledger, event, sender);
        break;
      case 'membership':
        followMembership(ledger, event, { stewards, next: history[position + 1], senders });
        break;
      case 'ballots':
        followBallots(ledger, event);
        break;
      case undefined:
    }
  });
  return { now: holders(ledger.changes), changes: ledger.changes, uses: ledger.uses };
}

/** The rights that concern one municipality. */
export function rolesIn({ now, changes, uses }: Roles, municipality: number): Roles {
  const own = <Fact extends RoleHeld | RoleChange | RoleUse>(facts: Fact[]) =>
    facts.filter((fact) => concerns(fact, municipality));
  return { now: own(now), changes: own(changes), uses: own(uses) };
}

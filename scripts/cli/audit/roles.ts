import { zeroAddress, type Address } from 'viem';
import { referenceOf, type HistoryEvent } from './history.ts';
import { RoleLedger, type RoleChange, type RoleHeld, type RoleUse } from './roleLedger.ts';
import type { Senders } from './senders.ts';

export interface Roles {
  now: RoleHeld[];
  changes: RoleChange[];
  uses: RoleUse[];
}

/** Follows every grant, use and removal of a right through the chain's history. */
export function followRoles(history: readonly HistoryEvent[], senders: Senders): Roles {
  const ledger = new RoleLedger();
  const label = roleLabels(history);
  const stewards = new Map<string, Address>();
  history.forEach((event, position) => {
    followAccess(ledger, event, label, senders.of(event.transactionHash));
    followRegistry(ledger, event, senders.of(event.transactionHash));
    followMembership(ledger, event, { stewards, next: history[position + 1], senders });
    followBallots(ledger, event);
  });
  return { now: [...ledger.held.values()], changes: ledger.changes, uses: ledger.uses };
}

/** AccessManager: roles over all municipalities, and the changes of code that are announced in it. */
function followAccess(
  ledger: RoleLedger,
  event: HistoryEvent,
  label: (role: bigint) => string,
  sender: Address,
): void {
  const at = referenceOf(event);
  const admin = { role: 'admin', account: sender };
  switch (event.eventName) {
    case 'RoleGranted': {
      const { roleId, account, delay } = event.args;
      ledger.grant({ role: label(roleId), roleId, account }, at, delay);
      break;
    }
    case 'RoleRevoked': {
      const { roleId, account } = event.args;
      ledger.remove({ role: label(roleId), roleId, account }, at);
      break;
    }
    case 'RoleLabel':
      ledger.use(admin, 'labelled a role', at);
      break;
    case 'TargetFunctionRoleUpdated':
    case 'TargetAdminDelayUpdated':
    case 'TargetClosed':
    case 'RoleAdminChanged':
    case 'RoleGuardianChanged':
    case 'RoleGrantDelayChanged':
      ledger.use(admin, 'changed what roles may do', at);
      break;
    case 'OperationScheduled':
      ledger.use({ role: 'upgrader', account: event.args.caller }, 'announced an operation', at);
      break;
    case 'OperationExecuted':
      ledger.use({ role: 'upgrader', account: sender }, 'executed an announced operation', at);
      break;
    case 'OperationCanceled':
      ledger.use({ role: 'guardian or upgrader', account: sender }, 'cancelled an announced operation', at);
      break;
    default:
  }
}

/** CommonsRegistry: the municipalities' admins and issuers. */
function followRegistry(ledger: RoleLedger, event: HistoryEvent, sender: Address): void {
  const at = referenceOf(event);
  switch (event.eventName) {
    case 'MunicipalityRegistered': {
      const { municipalityId: municipality, admin } = event.args;
      ledger.use({ role: 'registrar', account: sender, municipality }, 'registered the municipality', at);
      ledger.setAdmin(municipality, admin, at);
      break;
    }
    case 'MunicipalityAdminOffered':
      ledger.use(
        ledger.adminOf({ municipality: event.args.municipalityId }),
        'offered its administration',
        at,
      );
      break;
    case 'MunicipalityAdminChanged':
      ledger.setAdmin(event.args.municipalityId, event.args.admin, at);
      break;
    case 'MunicipalityUpdated':
      ledger.use(
        ledger.adminOf({ municipality: event.args.municipalityId }),
        "replaced the municipality's document",
        at,
      );
      break;
    case 'IssuerSet': {
      const { municipalityId: municipality, issuer: account, trusted } = event.args;
      const act = trusted ? 'trusted an issuer' : 'stopped trusting an issuer';
      ledger.use(ledger.adminOf({ municipality }), act, at);
      if (trusted) ledger.grant({ role: 'issuer', account, municipality }, at);
      else ledger.remove({ role: 'issuer', account, municipality }, at);
      break;
    }
    case 'CommonsCreated': {
      const { commonsId: commons, municipalityId: municipality } = event.args;
      ledger.placeCommons(commons, municipality);
      ledger.use(ledger.adminOf({ municipality, commons }), 'created the commons', at);
      break;
    }
    case 'CommonsUpdated':
    case 'CommonsStatusChanged': {
      const act =
        event.eventName === 'CommonsUpdated'
          ? "replaced the commons' document"
          : "changed the commons' status";
      ledger.use(ledger.adminOf(ledger.ofCommons(event.args.commonsId)), act, at);
      break;
    }
    default:
  }
}

interface MembershipContext {
  /** Account of each steward, by commons and member index: a move takes the stewardship along. */
  stewards: Map<string, Address>;
  next: HistoryEvent | undefined;
  senders: Senders;
}

/** Membership: stewards, and issuers at work. */
function followMembership(ledger: RoleLedger, event: HistoryEvent, context: MembershipContext): void {
  const { stewards, next, senders } = context;
  const at = referenceOf(event);
  if (event.eventName === 'MembersJoined') {
    const account = senders.issuerOf(event.transactionHash) ?? zeroAddress;
    const fact = { role: 'issuer', account, ...ledger.ofCommons(event.args.commonsId) };
    ledger.use(fact, 'signed who is eligible', at);
  } else if (event.eventName === 'StewardSet') {
    const { commonsId, memberIndex, account, steward } = event.args;
    const scope = ledger.ofCommons(commonsId);
    const resigned = next?.eventName === 'MemberLeft' && next.transactionHash === event.transactionHash;
    if (!resigned)
      ledger.use(ledger.adminOf(scope), steward ? 'entrusted a steward' : 'ended a stewardship', at);
    if (steward) {
      stewards.set(`${commonsId}/${memberIndex}`, account);
      ledger.grant({ role: 'steward', account, ...scope }, at);
    } else {
      stewards.delete(`${commonsId}/${memberIndex}`);
      ledger.remove({ role: 'steward', account, ...scope }, at);
    }
  } else if (event.eventName === 'MemberMoved') {
    const { commonsId, memberIndex, to } = event.args;
    const from = stewards.get(`${commonsId}/${memberIndex}`);
    if (from === undefined) return;
    stewards.set(`${commonsId}/${memberIndex}`, to);
    ledger.remove({ role: 'steward', account: from, ...ledger.ofCommons(commonsId) }, at);
    ledger.grant({ role: 'steward', account: to, ...ledger.ofCommons(commonsId) }, at);
  }
}

/** BallotBox and Reputation: what stewards, admins and the guardian do. */
function followBallots(ledger: RoleLedger, event: HistoryEvent): void {
  const at = referenceOf(event);
  switch (event.eventName) {
    case 'BallotOpened': {
      const { ballotId, commonsId, opener } = event.args;
      ledger.placeBallot(ballotId, commonsId);
      ledger.use(ledger.actorIn(ledger.ofCommons(commonsId), opener), `opened ballot ${ballotId}`, at);
      break;
    }
    case 'BallotCancelled':
    case 'ContestAnswered': {
      const { ballotId, by } = event.args;
      const act =
        event.eventName === 'BallotCancelled' ? 'cancelled ballot' : 'answered the contest of ballot';
      ledger.use(ledger.actorIn(ledger.ofBallot(ballotId), by), `${act} ${ballotId}`, at);
      break;
    }
    case 'ReputationAwarded':
    case 'ReputationRevoked': {
      const act = event.eventName === 'ReputationAwarded' ? 'awarded reputation' : 'revoked reputation';
      ledger.use(ledger.actorIn(ledger.ofCommons(event.args.commonsId), event.args.by), act, at);
      break;
    }
    case 'OpeningPaused': {
      const { by, paused } = event.args;
      const act = paused ? 'stopped the opening of ballots' : 'resumed the opening of ballots';
      ledger.use({ role: 'guardian', account: by }, act, at);
      break;
    }
    default:
  }
}

/** Names of AccessManager's roles; labels may be given after the first grants. */
function roleLabels(history: readonly HistoryEvent[]): (role: bigint) => string {
  const labels = new Map<bigint, string>([[0n, 'admin']]);
  for (const event of history) {
    if (event.eventName === 'RoleLabel') labels.set(event.args.roleId, event.args.label.toLowerCase());
  }
  return (role) => labels.get(role) ?? `role ${role}`;
}

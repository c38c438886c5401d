import type { Address } from 'viem';
import type { HistoryEvent } from './history.ts';
import type { EventsOf } from './rightsEvents.ts';
import type { RoleLedger } from './roleLedger.ts';

/** AccessManager: roles over all municipalities, and the changes of code that are announced in it. */
export function followAccess(
  ledger: RoleLedger,
  event: EventsOf<'access'>,
  label: (role: bigint) => string,
  sender: Address,
): void {
  const { at } = event;
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
    case 'AuthorityUpdated':
      ledger.use(admin, 'placed a contract under an access manager', at);
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
      event satisfies never;
  }
}

/** Names of the AccessManager's roles; labels may be given after the first grants. */
export function roleLabels(history: readonly HistoryEvent[]): (role: bigint) => string {
  const labels = new Map<bigint, string>([[0n, 'admin']]);
  for (const event of history) {
    if (event.eventName === 'RoleLabel') labels.set(event.args.roleId, event.args.label.toLowerCase());
  }
  return (role) => labels.get(role) ?? `role ${role}`;
}

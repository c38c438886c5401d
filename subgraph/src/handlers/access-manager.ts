import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';

import {
  OperationCanceled,
  OperationExecuted,
  OperationScheduled,
  RoleGranted,
  RoleRevoked,
} from '../../generated/AccessManager/AccessManager';
import { ROLE_NAMES } from '../../generated/enums';
import { ScheduledOperation } from '../../generated/schema';
import { numberedIn } from '../ids';
import { roleChange } from '../role-changes';
import { stamp } from '../stamp';
import { timestamp } from '../timestamps';

export function handleRoleGranted(event: RoleGranted): void {
  const change = roleChange(event, 0, roleName(event.params.roleId), event.params.account, true);
  change.since = timestamp(event.params.since);
  change.executionDelay = event.params.delay;
  change.save();
}

export function handleRoleRevoked(event: RoleRevoked): void {
  roleChange(event, 0, roleName(event.params.roleId), event.params.account, false).save();
}

export function handleOperationScheduled(event: OperationScheduled): void {
  const operation = new ScheduledOperation(operationId(event.params.operationId, event.params.nonce));
  operation.state = 'Scheduled';
  operation.caller = event.params.caller;
  operation.target = event.params.target;
  operation.data = event.params.data;
  operation.executableFrom = timestamp(event.params.schedule);
  stamp(operation, event);
  operation.save();
}

export function handleOperationExecuted(event: OperationExecuted): void {
  settle(event, operationId(event.params.operationId, event.params.nonce), 'Executed');
}

export function handleOperationCanceled(event: OperationCanceled): void {
  settle(event, operationId(event.params.operationId, event.params.nonce), 'Cancelled');
}

function settle(event: ethereum.Event, id: Bytes, state: string): void {
  const operation = ScheduledOperation.load(id);
  if (operation === null) return;
  operation.state = state;
  operation.settledAt = timestamp(event.block.timestamp);
  operation.settlement = event.transaction.hash;
  operation.save();
}

function operationId(operation: Bytes, nonce: BigInt): Bytes {
  return numberedIn(operation, nonce.toU32() as i32);
}

function roleName(role: BigInt): string {
  return role.lt(BigInt.fromI32(ROLE_NAMES.length)) ? ROLE_NAMES[role.toI32()] : role.toString();
}

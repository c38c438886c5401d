import { decodeFunctionData, parseAbi, type Address, type Hex } from 'viem';
import type { Announced } from './announced.ts';
import type { HistoryEvent, Reference } from './history.ts';

/** A contract's code as it was set. */
export interface CodeChange {
  contract: string;
  implementation: Address;
  at: Reference;
}

/** Follows what was announced in the AccessManager, all of it still `waiting` that was not ended: see `expire`. */
export function followAnnounced(
  history: readonly HistoryEvent[],
  nameOf: (contract: Address) => string,
): Announced[] {
  const open = new Map<string, Announced>();
  const announced: Announced[] = [];
  for (const event of history) {
    const { at } = event;
    if (event.eventName === 'OperationScheduled') {
      const { operationId, nonce, schedule, caller, target, data } = event.args;
      const entry: Announced = {
        target,
        contract: nameOf(target),
        by: caller,
        call: describeCall(data),
        notBefore: schedule,
        state: 'waiting',
        at,
      };
      open.set(`${operationId}/${nonce}`, entry);
      announced.push(entry);
    } else if (event.eventName === 'OperationExecuted' || event.eventName === 'OperationCanceled') {
      const entry = open.get(`${event.args.operationId}/${event.args.nonce}`);
      if (entry === undefined) continue;
      entry.state = event.eventName === 'OperationExecuted' ? 'executed' : 'cancelled';
      entry.ended = at;
    }
  }
  return announced;
}

/** Which code the upgradeable contracts got. */
export function followCode(
  history: readonly HistoryEvent[],
  nameOf: (contract: Address) => string,
): CodeChange[] {
  return history.flatMap((event) =>
    event.eventName === 'Upgraded'
      ? [{ contract: nameOf(event.address), implementation: event.args.implementation, at: event.at }]
      : [],
  );
}

const upgradeAbi = parseAbi(['function upgradeToAndCall(address newImplementation, bytes data) payable']);

/** What an announced call does, as far as it can be told without the contract. */
function describeCall(data: Hex): string {
  try {
    const { args } = decodeFunctionData({ abi: upgradeAbi, data });
    return `upgrade to ${args[0]}`;
  } catch {
    return `call ${data.slice(0, 10)}`;
  }
}

import { decodeFunctionData, parseAbi, type Address, type Hex } from 'viem';
import type { HistoryEvent, Reference } from './history.ts';

/** A change of code or of roles that was announced; `At` says where on the chain. */
export interface Announced<At extends Reference = Reference> {
  target: Address;
  /** Name of the contract, where it is one of Patto's, else its address. */
  contract: string;
  by: Address;
  /** What is called: "upgrade to 0x...", or the call's selector. */
  call: string;
  /** From when it may be carried out, unix seconds. */
  notBefore: number;
  state: 'waiting' | 'executed' | 'cancelled' | 'expired';
  at: At;
  /** Where it was executed or cancelled. */
  ended?: Reference;
}

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

/**
 * The same changes at a moment: what waited too long can no longer be carried out.
 * @param expiration Seconds after `notBefore` in which it can be, by the AccessManager.
 * @param now Unix seconds.
 */
export function expire<Entry extends Pick<Announced, 'state' | 'notBefore'>>(
  announced: readonly Entry[],
  expiration: number,
  now: number,
): Entry[] {
  return announced.map((entry) =>
    entry.state === 'waiting' && entry.notBefore + expiration <= now ? { ...entry, state: 'expired' } : entry,
  );
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

/** Names of contracts by their addresses, in whichever case; the address itself for any other. */
export function contractNamer(contracts: Readonly<Record<string, Address>>): (contract: Address) => string {
  const names = new Map(Object.entries(contracts).map(([name, address]) => [address.toLowerCase(), name]));
  return (contract) => names.get(contract.toLowerCase()) ?? contract;
}

const upgradeAbi = parseAbi(['function upgradeToAndCall(address newImplementation, bytes data) payable']);

/** What an announced call does, as far as it can be told without the contract. */
export function describeCall(data: Hex): string {
  try {
    const { args } = decodeFunctionData({ abi: upgradeAbi, data });
    return `upgrade to ${args[0]}`;
  } catch {
    return `call ${data.slice(0, 10)}`;
  }
}

import { decodeFunctionData, parseAbi, type Address, type Hex } from 'viem';
import { accessManagerAbi } from '@patto/protocol/generated/abis';
import { placedContracts } from '@patto/protocol/network/addresses';
import { chainTime } from '../chain/clock.ts';
import type { Network } from '../chain/network.ts';
import { referenceOf, type HistoryEvent, type Reference } from './history.ts';

/** A change of code or of roles that was announced. */
export interface Announced {
  target: Address;
  /** Name of the contract, where it is one of Patto's. */
  contract: string;
  by: Address;
  call: string;
  /** From when it may be carried out, unix seconds. */
  notBefore: number;
  state: 'waiting' | 'executed' | 'cancelled' | 'expired';
  at: Reference;
  /** Where it was executed or cancelled. */
  ended?: Reference;
}

/** A contract's code as it was set. */
export interface CodeChange {
  contract: string;
  implementation: Address;
  at: Reference;
}

/** Follows what was scheduled in the AccessManager and which code the proxies got. */
export async function followUpgrades(
  network: Network,
  history: readonly HistoryEvent[],
): Promise<{ announced: Announced[]; code: CodeChange[] }> {
  const names = new Map(placedContracts(network).map(({ key, address }) => [address.toLowerCase(), key]));
  const nameOf = (address: Address) => names.get(address.toLowerCase()) ?? address;
  const open = new Map<string, Announced>();
  const announced: Announced[] = [];
  const code: CodeChange[] = [];
  for (const event of history) {
    const at = referenceOf(event);
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
    } else if (event.eventName === 'Upgraded') {
      code.push({ contract: nameOf(event.address), implementation: event.args.implementation, at });
    }
  }
  const expiration = await network.client.readContract({
    address: network.contracts.accessManager,
    abi: accessManagerAbi,
    functionName: 'expiration',
  });
  const now = await chainTime(network);
  for (const entry of announced) {
    if (entry.state === 'waiting' && entry.notBefore + expiration <= now) entry.state = 'expired';
  }
  return { announced, code };
}

const upgradeAbi = parseAbi(['function upgradeToAndCall(address newImplementation, bytes data) payable']);

function describeCall(data: Hex): string {
  try {
    const { args } = decodeFunctionData({ abi: upgradeAbi, data });
    return `upgrade to ${args[0]}`;
  } catch {
    return `call ${data.slice(0, 10)}`;
  }
}

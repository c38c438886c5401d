// Announcing new code for what may be upgraded. All calls go to AccessManager.
import { encodeFunctionData, type Address } from 'viem';
import { accessManagerAbi as abi, reputationAbi } from '../generated/abis.ts';
import type { Call } from './act.ts';

/** A contract behind a proxy (CommonsRegistry, Reputation), and the code that it would run. */
export interface Upgrade {
  target: Address;
  implementation: Address;
}

/**
 * Announces an upgrade, which can be executed after the role's delay. Only the upgrader.
 *
 * Refused by `AccessManagerUnauthorizedCall`, `AccessManagerAlreadyScheduled`.
 */
export function scheduleUpgrade(accessManager: Address, upgrade: Upgrade): Call {
  const args = [upgrade.target, upgradeData(upgrade), 0] as const;
  return { to: accessManager, data: encodeFunctionData({ abi, functionName: 'schedule', args }) };
}

/**
 * Withdraws an announced upgrade. Only who announced it, or the guardian.
 *
 * Refused by `AccessManagerNotScheduled`, `AccessManagerUnauthorizedCancel`.
 */
export function cancelUpgrade(accessManager: Address, upgrade: Upgrade & { announcedBy: Address }): Call {
  const args = [upgrade.announcedBy, upgrade.target, upgradeData(upgrade)] as const;
  return { to: accessManager, data: encodeFunctionData({ abi, functionName: 'cancel', args }) };
}

/** What the proxy itself is asked; the same function in every contract of this kind. */
function upgradeData({ implementation }: Upgrade) {
  const args = [implementation, '0x'] as const;
  return encodeFunctionData({ abi: reputationAbi, functionName: 'upgradeToAndCall', args });
}

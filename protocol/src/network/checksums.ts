import { isAddress } from 'viem';
import { placedContracts } from './addresses.ts';
import type { Deployment } from './description.ts';

/**
 * Whether each address that mixes upper and lower case has its checksum right (EIP-55): for descriptions that people write.
 * It stands apart because it takes a hash function, which a page would load before anything else.
 */
export function checksumsHold(deployment: Deployment): boolean {
  return placedContracts(deployment).every(({ address }) => isAddress(address));
}

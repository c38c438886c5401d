import { isAddress } from 'viem';
import type { Deployment } from './description.ts';

/**
 * Whether each address that mixes upper and lower case has its checksum right (EIP-55): for descriptions that people write.
 * It stands apart because it takes a hash function, which a page would load before anything else.
 */
export function checksumsHold({ contracts, ballotBoxes }: Deployment): boolean {
  const addresses = [...Object.values(contracts), ...ballotBoxes.map(({ address }) => address)];
  return addresses.every((address) => isAddress(address));
}

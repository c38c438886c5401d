import { keccak256, stringToHex } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { localAccount, roles } from '../accounts.ts';

/** The residents of all cities have accounts one after the other; each city begins where the one before ended. */
export function residentsOf(count: number, before: number): HDAccount[] {
  return Array.from({ length: count }, (_, index) => localAccount(roles.firstMember + before + index));
}

/** What stands for one person in one commons, and for nothing else. */
export function personTag(commonsId: number, account: string) {
  return keccak256(stringToHex(`seed resident ${account} in commons ${commonsId}`));
}

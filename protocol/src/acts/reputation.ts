// Points for verified contributions. All calls go to Reputation.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { reputationAbi as abi } from '../generated/abis.ts';
import type { Call } from './act.ts';

/**
 * Thanks 1 to 200 members with points each for one contribution. Only a steward of the commons, never for herself, or
 * the municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownCommons`, `ReputationInvalidBatch`, `ReputationNotAuthorized`, `ReputationOwnAward`,
 * `ReputationNotMember`, `ReputationSupplyExceeded`.
 */
export function awardReputation(
  reputation: Address,
  award: {
    commonsId: number;
    accounts: readonly Address[];
    /** Points of each account, in their order. */
    amounts: readonly number[];
    /** sha2-256 of the public evidence document. */
    evidenceDigest: Hex;
  },
): Call {
  const { commonsId, accounts, amounts, evidenceDigest } = award;
  const args = [commonsId, accounts, amounts, evidenceDigest] as const;
  return { to: reputation, data: encodeFunctionData({ abi, functionName: 'awardBatch', args }) };
}

/**
 * Takes points back, with a public reason. Only the municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownCommons`, `ReputationNotAuthorized`, `ReputationNotMember`, `ReputationInsufficient`.
 */
export function revokeReputation(
  reputation: Address,
  revocation: {
    commonsId: number;
    account: Address;
    /** Points. */
    amount: number;
    /** sha2-256 of the public document that says why. */
    evidenceDigest: Hex;
  },
): Call {
  const { commonsId, account, amount, evidenceDigest } = revocation;
  const args = [commonsId, account, amount, evidenceDigest] as const;
  return { to: reputation, data: encodeFunctionData({ abi, functionName: 'revoke', args }) };
}

import {
  decodeFunctionData,
  getAddress,
  recoverTypedDataAddress,
  zeroAddress,
  type Address,
  type Hash,
} from 'viem';
import type { SentTransaction } from '../chain/transactions.ts';
import { membershipAbi } from '../generated/abis.ts';
import { eligibilityListTypedData, eligibilityTypedData } from '../members/messages.ts';
import type { HistoryEvent } from './history.ts';

/** Who stands behind transactions. */
export interface Senders {
  /** The account that sent it; the zero account where it was not looked up. */
  of(transaction: Hash): Address;
  /** The issuer whose statement let members join by it; undefined where another contract passed it on. */
  issuerOf(transaction: Hash): Address | undefined;
}

/** The contract whose calls name issuers. */
export interface MembershipPlace {
  chainId: number;
  membership: Address;
}

/** Events that do not name who caused them. */
const anonymous: ReadonlySet<string> = new Set([
  'AuthorityUpdated',
  'RoleLabel',
  'TargetFunctionRoleUpdated',
  'TargetAdminDelayUpdated',
  'TargetClosed',
  'RoleAdminChanged',
  'RoleGuardianChanged',
  'RoleGrantDelayChanged',
  'OperationExecuted',
  'OperationCanceled',
  'MunicipalityRegistered',
]);

/** The transactions of all events that do not say themselves who acted; `sendersOf` wants them. */
export function transactionsToAsk(history: readonly HistoryEvent[]): Hash[] {
  const asked = history.filter(({ eventName }) => anonymous.has(eventName) || eventName === 'MembersJoined');
  return [...new Set(asked.map(({ at }) => at.transaction))];
}

/** Who stands behind these transactions. */
export async function sendersOf(
  place: MembershipPlace,
  history: readonly HistoryEvent[],
  transactions: readonly SentTransaction[],
): Promise<Senders> {
  const joins = new Set<Hash>();
  for (const { eventName, at } of history) if (eventName === 'MembersJoined') joins.add(at.transaction);
  const senders = new Map<Hash, Address>();
  const issuers = new Map<Hash, Address>();
  for (const transaction of transactions) {
    const { hash, from, to } = transaction;
    senders.set(hash, getAddress(from));
    if (!joins.has(hash) || to?.toLowerCase() !== place.membership.toLowerCase()) continue;
    const issuer = await issuerIn(place, transaction);
    if (issuer !== undefined) issuers.set(hash, issuer);
  }
  return {
    of: (transaction) => senders.get(transaction) ?? zeroAddress,
    issuerOf: (transaction) => issuers.get(transaction),
  };
}

/**
 * Recovers who signed the eligibility in a call that made members; undefined where the contract understood a call that
 * cannot be read here, or a signature that only it can check.
 */
async function issuerIn(place: MembershipPlace, transaction: SentTransaction): Promise<Address | undefined> {
  try {
    return await signerIn(place, transaction);
  } catch {
    return undefined;
  }
}

async function signerIn(
  { chainId, membership }: MembershipPlace,
  { from, input }: SentTransaction,
): Promise<Address | undefined> {
  const place = { chainId, verifyingContract: membership };
  const call = decodeFunctionData({ abi: membershipAbi, data: input });
  if (call.functionName === 'join') {
    const [commonsId, personTag, issuedAt, deadline, signature] = call.args;
    const message = { commonsId, account: from, personTag, issuedAt, deadline };
    return recoverTypedDataAddress({ ...eligibilityTypedData(place, message), signature });
  }
  if (call.functionName !== 'joinBatch') return undefined;
  const [commonsId, accounts, personTags, issuedAt, deadline, signature] = call.args;
  const message = { commonsId, accounts, personTags, issuedAt, deadline };
  return recoverTypedDataAddress({ ...eligibilityListTypedData(place, message), signature });
}

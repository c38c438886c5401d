import pLimit from 'p-limit';
import {
  decodeFunctionData,
  getAddress,
  recoverTypedDataAddress,
  type Address,
  type Hash,
  type Hex,
  zeroAddress,
} from 'viem';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { eligibilityListTypedData, eligibilityTypedData } from '@patto/protocol/members/messages';
import type { Network } from '../chain/network.ts';
import type { HistoryEvent } from './history.ts';

/** Who stands behind transactions. */
export interface Senders {
  /** The account that sent it; the zero account where it was not looked up. */
  of(transaction: Hash): Address;
  /** The issuer whose statement let members join by it; undefined where another contract passed it on. */
  issuerOf(transaction: Hash): Address | undefined;
}

/** Events that do not name who caused them. */
const anonymous: ReadonlySet<string> = new Set([
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

const atOnce = 16;

/** Looks up the transactions of all events that do not say themselves who acted. */
export async function findSenders(network: Network, history: readonly HistoryEvent[]): Promise<Senders> {
  const limit = pLimit(atOnce);
  const senders = new Map<Hash, Address>();
  const issuers = new Map<Hash, Address>();
  const joins = new Set<Hash>();
  const wanted = new Set<Hash>();
  for (const { eventName, transactionHash } of history) {
    if (anonymous.has(eventName)) wanted.add(transactionHash);
    if (eventName !== 'MembersJoined') continue;
    wanted.add(transactionHash);
    joins.add(transactionHash);
  }
  const look = async (hash: Hash): Promise<void> => {
    const { from, to, input } = await network.client.getTransaction({ hash });
    senders.set(hash, getAddress(from));
    if (!joins.has(hash) || to?.toLowerCase() !== network.contracts.membership.toLowerCase()) return;
    const issuer = await issuerIn(network, from, input);
    if (issuer !== undefined) issuers.set(hash, issuer);
  };
  await Promise.all([...wanted].map((hash) => limit(() => look(hash))));
  return {
    of: (transaction) => senders.get(transaction) ?? zeroAddress,
    issuerOf: (transaction) => issuers.get(transaction),
  };
}

/** Recovers who signed the eligibility in a call that made members. */
async function issuerIn(
  { chainId, contracts }: Network,
  from: Address,
  input: Hex,
): Promise<Address | undefined> {
  const place = { chainId, verifyingContract: contracts.membership };
  const call = decodeFunctionData({ abi: membershipAbi, data: input });
  if (call.functionName === 'join') {
    const [commonsId, personTag, deadline, signature] = call.args;
    const message = { commonsId, account: from, personTag, deadline };
    return recoverTypedDataAddress({ ...eligibilityTypedData(place, message), signature });
  }
  if (call.functionName !== 'joinBatch') return undefined;
  const [commonsId, accounts, personTags, deadline, signature] = call.args;
  const message = { commonsId, accounts, personTags, deadline };
  return recoverTypedDataAddress({ ...eligibilityListTypedData(place, message), signature });
}

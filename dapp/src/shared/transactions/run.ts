import type { QueryClient } from '@tanstack/react-query';
import type { Call, SignedAct } from '@patto/protocol/acts/act';
import { sendTransaction, signTypedData } from 'viem/actions';
import { chain } from '../chain/chain.ts';
import { publicClient } from '../chain/client.ts';
import { config } from '../start/config.ts';
import { walletClient } from '../wallet/engine.ts';
import { accountIn, accountOf } from '../wallet/accounts.ts';
import { currentWallet } from '../wallet/wallet.ts';
import { failureOf, isRefusal } from './failures.ts';
import { followTransaction } from './follow.ts';
import type { Failure, TransactionEvent, TransactionRecord } from './machine.ts';
import { addTransaction, advanceTransaction, tabId } from './store.ts';

/** One write: what it is about, what is signed and what is sent. */
export interface TransactionPlan extends Pick<TransactionRecord, 'kind' | 'subject' | 'fact' | 'effect'> {
  /** Of an act that is signed, a readable text is signed first; of a call, the transaction alone. */
  act: Call | SignedAct;
}

/**
 * Starts a write by the person's account in its commons and gives at once the id under which it can be watched.
 * Everything that happens, refusals and failures too, is in the record of that id, which `TransactionProgress` shows.
 */
export function startTransaction(plan: TransactionPlan, queryClient: QueryClient): string {
  const account = accountIn(plan.subject.commonsId);
  if (account === undefined) throw new Error('Sign in before a transaction is started');
  const now = Date.now();
  const record: TransactionRecord = {
    id: crypto.randomUUID(),
    kind: plan.kind,
    subject: plan.subject,
    fact: plan.fact,
    ...(plan.effect === undefined ? {} : { effect: plan.effect }),
    chainId: config().chainId,
    account,
    signsText: 'typedData' in plan.act,
    status: 'preparing',
    startedAt: now,
    changedAt: now,
    tab: tabId,
  };
  addTransaction(record);
  void attempt(record.id, async () => {
    const call = await signed(record, plan);
    advanceTransaction(record.id, { type: 'signed', call });
    await send(record, call, queryClient);
  });
  return record.id;
}

/** A stop that the machine itself decides. */
class Stopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.reason);
    this.failure = failure;
  }
}

async function attempt(id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    advanceTransaction(id, eventOf(error));
  }
}

function eventOf(error: unknown): TransactionEvent {
  if (error instanceof Stopped) return { type: 'failed', failure: error.failure };
  return isRefusal(error) ? { type: 'refused' } : { type: 'failed', failure: failureOf(error) };
}

async function signed(record: TransactionRecord, { act }: TransactionPlan): Promise<Call> {
  requireSameWallet(record);
  if (!('typedData' in act)) return act;
  advanceTransaction(record.id, { type: 'signing' });
  const client = await walletClient();
  const signature = await signTypedData(client, { ...act.typedData, account: record.account });
  requireSameWallet(record);
  return act.call(signature);
}

async function send(record: TransactionRecord, call: Call, queryClient: QueryClient): Promise<void> {
  advanceTransaction(record.id, { type: 'sending' });
  requireSameWallet(record);
  // Asks the chain first, so that a call that would be refused is never sent.
  await publicClient().call({ account: record.account, ...call });
  const client = await walletClient();
  requireSameWallet(record);
  const hash = await sendTransaction(client, { ...call, account: record.account, chain: chain() });
  advanceTransaction(record.id, { type: 'sent', hash });
  await followTransaction(record.id, queryClient);
}

/** Whoever started it must be who signs and sends it, on our network. */
function requireSameWallet(record: TransactionRecord): void {
  const wallet = currentWallet();
  if (wallet.status !== 'in') throw new Stopped({ reason: 'signedOut' });
  if (accountOf(wallet, record.subject.commonsId) !== record.account)
    throw new Stopped({ reason: 'accountChanged' });
  if (wallet.chainId !== record.chainId) throw new Stopped({ reason: 'wrongNetwork' });
}

import type { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { callRpc, Quantity, RpcError } from '../chain/rpc.ts';
import { indexHeadQuery } from '../graph/freshness.ts';
import { GraphError } from '../graph/graphError.ts';
import { wait } from '../start/wait.ts';
import { type Failure, wasInterrupted } from './machine.ts';
import { advanceTransaction, allTransactions, findTransaction, tabId } from './store.ts';

const Receipt = v.nullable(
  v.object({
    blockNumber: Quantity,
    status: v.pipe(
      v.string(),
      v.transform((status) => status === '0x1'),
    ),
  }),
);

const pause = 1_000;
const following = new Set<string>();

/**
 * Follows a sent transaction to its block and into the index, however long that takes; a node or an index that does
 * not answer is asked again.
 */
export async function followTransaction(id: string, queryClient: QueryClient): Promise<void> {
  if (following.has(id)) return;
  following.add(id);
  try {
    for (;;) {
      const record = findTransaction(id);
      if (record?.hash === undefined) return;
      if (record.status === 'sent') await seekReceipt(id, record.hash, queryClient);
      else if (record.status === 'recorded')
        await seekInIndex(id, record.hash, record.block ?? 0, queryClient);
      else return;
      const next = findTransaction(id)?.status;
      if (next === 'sent' || next === 'recorded') await wait(pause);
    }
  } finally {
    following.delete(id);
  }
}

/** At the start of the page: goes on with what was under way when it was left. */
export function resumeTransactions(queryClient: QueryClient): void {
  const now = Date.now();
  for (const record of allTransactions()) {
    if (wasInterrupted(record, tabId, now)) {
      advanceTransaction(record.id, { type: 'failed', failure: { reason: 'interrupted' } });
    } else {
      void followTransaction(record.id, queryClient);
    }
  }
}

async function seekReceipt(id: string, hash: `0x${string}`, queryClient: QueryClient): Promise<void> {
  const receipt = await receiptOf(hash);
  if (receipt === undefined || receipt === null) return;
  if (receipt.status) {
    advanceTransaction(id, { type: 'recorded', block: receipt.blockNumber });
    void queryClient.invalidateQueries({ queryKey: ['chain'] });
  } else {
    advanceTransaction(id, { type: 'failed', failure: await reasonOf(hash, receipt.blockNumber) });
  }
}

async function seekInIndex(
  id: string,
  hash: `0x${string}`,
  block: number,
  queryClient: QueryClient,
): Promise<void> {
  const head = await indexHead(queryClient);
  if (head === undefined || head < block) {
    // The chain may have gone back meanwhile.
    if ((await receiptOf(hash)) === null) advanceTransaction(id, { type: 'unrecorded' });
    return;
  }
  await queryClient.invalidateQueries({ queryKey: ['graph'] });
  advanceTransaction(id, { type: 'indexed' });
}

/** null: the chain does not have it; undefined: no answer. */
async function receiptOf(hash: `0x${string}`): Promise<v.InferOutput<typeof Receipt> | undefined> {
  try {
    return await callRpc('eth_getTransactionReceipt', [hash], Receipt);
  } catch (error) {
    if (error instanceof RpcError) return undefined;
    throw error;
  }
}

async function indexHead(queryClient: QueryClient): Promise<number | undefined> {
  try {
    return (await queryClient.query({ ...indexHeadQuery, staleTime: 0, retry: false })).number;
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}

async function reasonOf(hash: `0x${string}`, block: number): Promise<Failure> {
  const { reasonOfReverted } = await import('./failures.ts');
  return reasonOfReverted(hash, block);
}

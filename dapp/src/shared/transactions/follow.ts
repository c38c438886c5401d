import type { QueryClient } from '@tanstack/react-query';
import { indexHeadQuery } from '../graph/freshness.ts';
import { GraphError } from '../graph/graphError.ts';
import { wait } from '../start/wait.ts';
import { type Evidence, evidenceOf, isGone, type SentTransaction } from './evidence.ts';
import { type Failure, wasInterrupted } from './machine.ts';
import { advanceTransaction, allTransactions, findTransaction, tabId } from './store.ts';

const pause = 1_000;
/** Milliseconds for which a node must not know a transaction before it counts as lost. */
const lostAfter = 60_000;
const following = new Set<string>();

/**
 * Follows a sent transaction to its block and into the index, however long that takes, or until there is evidence that it
 * will not come; a node or an index that does not answer is asked again.
 */
export async function followTransaction(id: string, queryClient: QueryClient): Promise<void> {
  if (following.has(id)) return;
  following.add(id);
  let unknownSince: number | undefined;
  try {
    for (;;) {
      const record = findTransaction(id);
      if (record?.hash === undefined) return;
      const sent = { ...record, hash: record.hash };
      if (record.status === 'sent') {
        const evidence = await evidenceOf(sent);
        unknownSince = evidence.is === 'unknown' ? (unknownSince ?? Date.now()) : undefined;
        const lost = unknownSince !== undefined && Date.now() - unknownSince >= lostAfter;
        await goOnBy(lost ? { is: 'lost' } : evidence, sent, queryClient);
      } else if (record.status === 'recorded') await seekInIndex(sent, queryClient);
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

async function goOnBy(
  evidence: Evidence | { is: 'lost' },
  { id, hash }: SentTransaction,
  queryClient: QueryClient,
): Promise<void> {
  switch (evidence.is) {
    case 'recorded':
    case 'effect':
      advanceTransaction(id, {
        type: 'recorded',
        block: evidence.block,
        byEffect: evidence.is === 'effect',
      });
      void queryClient.invalidateQueries({ queryKey: ['chain'] });
      return;
    case 'reverted':
      advanceTransaction(id, { type: 'failed', failure: await reasonOf(hash, evidence.block) });
      return;
    case 'waiting':
      advanceTransaction(id, { type: 'seen', place: evidence.place });
      return;
    case 'replaced':
      advanceTransaction(id, { type: 'failed', failure: { reason: 'replaced' } });
      return;
    case 'lost':
      advanceTransaction(id, { type: 'failed', failure: { reason: 'notFound' } });
      return;
    case 'unknown':
    case 'silence':
      return;
  }
}

async function seekInIndex(sent: SentTransaction, queryClient: QueryClient): Promise<void> {
  const head = await indexHead(queryClient);
  if (head === undefined || head < (sent.block ?? 0)) {
    // The chain may have gone back meanwhile.
    if (await isGone(sent)) advanceTransaction(sent.id, { type: 'unrecorded' });
    return;
  }
  await queryClient.invalidateQueries({ queryKey: ['graph'] });
  advanceTransaction(sent.id, { type: 'indexed' });
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

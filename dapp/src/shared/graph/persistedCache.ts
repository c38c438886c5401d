import { type DehydratedState, dehydrate, hydrate, type QueryClient } from '@tanstack/react-query';
import { del, get, set } from 'idb-keyval';

const storageKey = 'patto.answers';
const version = 1;
const week = 7 * 24 * 3600 * 1000;

interface Stored {
  version: number;
  /** Answers of another chain or deployment are of no use here. */
  deployment: string;
  storedAt: number;
  state: DehydratedState;
}

/** Brings back what was read last, so that pages can be read without a network. */
export async function restoreAnswers(client: QueryClient, deployment: string): Promise<void> {
  try {
    const stored = await get<Stored>(storageKey);
    if (stored === undefined) return;
    const useful =
      stored.version === version && stored.deployment === deployment && stored.storedAt > Date.now() - week;
    if (useful) hydrate(client, stored.state);
    else await del(storageKey);
  } catch {
    // Private windows may refuse storage: pages then read from the network only.
  }
}

/** Keeps answers of the index and documents on the device, at most every two seconds. */
export function keepAnswers(client: QueryClient, deployment: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      const state = dehydrate(client, {
        shouldDehydrateQuery: (query) =>
          query.state.status === 'success' && query.queryKey[0] !== 'chain' && query.meta?.['keep'] !== false,
      });
      const stored: Stored = { version, deployment, storedAt: Date.now(), state };
      set(storageKey, stored).catch(() => undefined);
    }, 2_000);
  });
}

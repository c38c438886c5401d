import { inWindows } from '@patto/protocol/chain/logs';
import type { Network } from './network.ts';

/** The blocks to look at, as viem takes them. */
interface Window {
  fromBlock: bigint;
  toBlock: bigint;
}

/** Reads events from the first block of the contracts to the newest, window by window, so that they need not all be held. */
export async function* eventWindows<Event>(
  { client, startBlock }: Network,
  read: (window: Window) => Promise<Event[]>,
): AsyncGenerator<Event[], void, undefined> {
  const over = { fromBlock: Number(startBlock), toBlock: Number(await client.getBlockNumber()) };
  yield* inWindows(over, ({ fromBlock, toBlock }) =>
    read({ fromBlock: BigInt(fromBlock), toBlock: BigInt(toBlock) }),
  );
}

/** The same events all at once. */
export async function allEvents<Event>(
  network: Network,
  read: (window: Window) => Promise<Event[]>,
): Promise<Event[]> {
  const events: Event[] = [];
  for await (const window of eventWindows(network, read)) for (const event of window) events.push(event);
  return events;
}

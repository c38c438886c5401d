import type { Network } from './network.ts';

const window = 10_000n;

/**
 * Reads events from the first block of the contracts to the newest: at once on the local chain, elsewhere in windows,
 * because public nodes answer for a limited number of blocks only.
 */
export async function inWindows<Event>(
  { client, isLocal, startBlock }: Network,
  read: (range: { fromBlock: bigint; toBlock: bigint }) => Promise<Event[]>,
): Promise<Event[]> {
  const newest = await client.getBlockNumber();
  if (isLocal) return read({ fromBlock: startBlock, toBlock: newest });
  const events: Event[] = [];
  for (let fromBlock = startBlock; fromBlock <= newest; fromBlock += window) {
    const last = fromBlock + window - 1n;
    for (const event of await read({ fromBlock, toBlock: last < newest ? last : newest })) events.push(event);
  }
  return events;
}

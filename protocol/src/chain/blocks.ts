import type { Hex, PublicClient } from 'viem';

/** A block that an answer holds for. */
export interface BlockStamp {
  number: number;
  hash: Hex;
  /** Unix seconds. */
  time: number;
}

/**
 * The block of this number, or the newest where none is given.
 * @throws viem's BlockNotFoundError for a block that is not there.
 */
export async function fetchBlockStamp(client: PublicClient, block?: number): Promise<BlockStamp> {
  const { number, hash, timestamp } = await client.getBlock(
    block === undefined ? { blockTag: 'latest' } : { blockNumber: BigInt(block) },
  );
  return { number: Number(number), hash, time: Number(timestamp) };
}

/** The last block of a range whose time is not after `seconds` (unix); one before the range where there is none. */
export async function lastBlockNotAfter(
  client: PublicClient,
  seconds: number,
  { fromBlock, toBlock }: { fromBlock: number; toBlock: number },
): Promise<number> {
  let low = fromBlock - 1;
  let high = toBlock;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((await fetchBlockStamp(client, middle)).time <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

import { numberToHex, type Address, type Hex, type PublicClient } from 'viem';
import type { RawLog } from './rawLog.ts';

/** Which logs, over which blocks. */
export interface LogRequest {
  address: Address | Address[];
  /** As `eth_getLogs` takes them: null lets any topic of that position through, none at all every log. */
  topics: (Hex | Hex[] | null)[];
  /** The first and the last block, both included. */
  fromBlock: number;
  toBlock: number;
  signal?: AbortSignal;
  /** Called after each range with the blocks done so far. */
  onProgress?: (blocks: number) => void;
}

const firstRange = 5_000;
const widestRange = 100_000;

/**
 * Fetches logs range by range, in the chain's order. A range that the node refuses or does not answer in time is halved
 * and asked again; after an answer the next one is wider.
 * @throws The node's error where even a single block fails, and the signal's reason where it was given up.
 */
export async function fetchLogs(client: PublicClient, request: LogRequest): Promise<RawLog[]> {
  const { address, topics, fromBlock, toBlock, signal, onProgress } = request;
  const logs: RawLog[] = [];
  let range = firstRange;
  for (let from = fromBlock; from <= toBlock;) {
    signal?.throwIfAborted();
    const to = Math.min(toBlock, from + range - 1);
    try {
      const found = await client.request({
        method: 'eth_getLogs',
        params: [{ address, topics, fromBlock: numberToHex(from), toBlock: numberToHex(to) }],
      });
      for (const log of found) {
        if (log.blockNumber === null || log.logIndex === null || log.transactionHash === null) continue;
        logs.push({
          address: log.address,
          topics: log.topics,
          data: log.data,
          block: Number(log.blockNumber),
          transaction: log.transactionHash,
          logIndex: Number(log.logIndex),
        });
      }
    } catch (error) {
      if (from === to) throw error;
      range = Math.max(1, Math.floor((to - from + 1) / 2));
      continue;
    }
    from = to + 1;
    range = Math.min(widestRange, range * 2);
    onProgress?.(from - fromBlock);
  }
  return logs.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
}

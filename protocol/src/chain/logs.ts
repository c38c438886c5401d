import { numberToHex, type Address, type Hex, type PublicClient } from 'viem';
import type { RawLog } from './rawLog.ts';

/** A stretch of blocks, the first and the last included. */
export interface BlockRange {
  fromBlock: number;
  toBlock: number;
}

export interface WindowSettings {
  /** Aborting gives the fetching up, which throws the signal's reason. */
  signal?: AbortSignal;
  /** Called after each window with the blocks done so far. */
  onProgress?: (blocks: number) => void;
}

/** Which logs, over which blocks. */
export interface LogRequest extends BlockRange, WindowSettings {
  address: Address | Address[];
  /** As `eth_getLogs` takes them: null lets any topic of that position through, none at all every log. */
  topics: (Hex | Hex[] | null)[];
}

const firstWindow = 5_000;
const widestWindow = 100_000;
/** After so many answers a width that was refused is tried again: what was too much may have been the blocks, not their number. */
const answersToForget = 16;

/**
 * Asks for a stretch of blocks window by window, in the chain's order, and gives each answer as it comes. A window that the
 * node refuses, answers with too much or does not answer in time is halved and asked again; after an answer the next one is
 * wider, up to what the node refused lately.
 * @throws The node's error where even a single block fails, and the signal's reason where it was given up.
 */
export async function* inWindows<Answer>(
  { fromBlock, toBlock }: BlockRange,
  ask: (window: BlockRange) => Promise<Answer>,
  { signal, onProgress }: WindowSettings = {},
): AsyncGenerator<Answer, void, undefined> {
  let width = firstWindow;
  let refused = Infinity;
  let answers = 0;
  for (let from = fromBlock; from <= toBlock;) {
    signal?.throwIfAborted();
    const to = Math.min(toBlock, from + width - 1);
    let answer: Answer;
    try {
      answer = await ask({ fromBlock: from, toBlock: to });
    } catch (error) {
      if (from === to) throw error;
      refused = to - from + 1;
      answers = 0;
      width = Math.max(1, Math.floor(refused / 2));
      continue;
    }
    yield answer;
    from = to + 1;
    if (++answers >= answersToForget) refused = Infinity;
    if (width * 2 < refused) width = Math.min(widestWindow, width * 2);
    onProgress?.(from - fromBlock);
  }
}

/**
 * Logs window by window, so that whoever folds over them never holds all: in the chain's order, within a window and from one
 * to the next.
 * @throws As `inWindows` does.
 */
export function logWindows(
  client: PublicClient,
  { address, topics, ...over }: LogRequest,
): AsyncGenerator<RawLog[], void, undefined> {
  return inWindows(
    over,
    async ({ fromBlock, toBlock }) => {
      const range = { fromBlock: numberToHex(fromBlock), toBlock: numberToHex(toBlock) };
      const found = await client.request({ method: 'eth_getLogs', params: [{ address, topics, ...range }] });
      const logs = found.flatMap((log): RawLog[] => {
        if (log.blockNumber === null || log.logIndex === null || log.transactionHash === null) return [];
        return [
          {
            address: log.address,
            topics: log.topics,
            data: log.data,
            block: Number(log.blockNumber),
            transaction: log.transactionHash,
            logIndex: Number(log.logIndex),
          },
        ];
      });
      return logs.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
    },
    over,
  );
}

/** The same logs all at once, for whoever needs them all. */
export async function fetchLogs(client: PublicClient, request: LogRequest): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  for await (const window of logWindows(client, request)) for (const log of window) logs.push(log);
  return logs;
}

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chainBinary } from './binaries.ts';
import { latestBlock, rpc, setClock } from './chainRpc.ts';
import { saveStateWhileRunning } from './chainState.ts';
import type { Home } from './home.ts';
import type { Part } from './part.ts';
import { startProgram } from './process.ts';

export const chainId = 31337;

/** A new chain begins so long ago, so that the seed's history spreads over real weeks. */
const historySeconds = 40 * 24 * 3600;

/** Room for many batches in one block. */
const blockGasLimit = 120_000_000;

/** A block without transactions is mined after so long, so that time and file data sources go on. */
const idleBlockMilliseconds = 6_000;

/** After transactions, one more block follows soon: graph-node shows IPFS documents with the next block. */
const followingBlockMilliseconds = 600;

/** The running chain. */
export interface Chain extends Part {
  readonly rpcUrl: string;
  /** Whether the chain began with this start and has no contracts yet. */
  readonly isNew: boolean;
  /** Writes all blocks to disk now. */
  save(): Promise<void>;
}

/** Starts anvil with its blocks, logs and state kept in the data folder. Gas is free. */
export async function startChain(home: Home, port: number): Promise<Chain> {
  const folder = home.at('chain');
  await mkdir(folder, { recursive: true });
  const stateFile = join(folder, 'state.json.gz');
  const isNew = !existsSync(stateFile);
  const rpcUrl = `http://127.0.0.1:${port}`;
  const unpacked = join(folder, 'state.json');
  // anvil keeps old states there while it runs; one that was killed leaves them.
  const cache = join(folder, 'cache');
  await rm(cache, { recursive: true, force: true });
  if (!isNew) await writeFile(unpacked, gunzipSync(await readFile(stateFile)));
  const part = await startProgram(
    {
      name: 'chain',
      command: chainBinary(),
      args: [
        ...['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(chainId), '--quiet'],
        ...['--gas-price', '0', '--base-fee', '0', '--gas-limit', String(blockGasLimit)],
        ...['--disable-min-priority-fee', '--no-request-size-limit', '--no-mining'],
        ...['--cache-path', cache],
        ...['--timestamp', String(await genesisTime(folder, isNew))],
        ...(isNew ? [] : ['--load-state', unpacked]),
      ],
      logFile: home.log('chain'),
    },
    async () => Number(await rpc(rpcUrl, 'eth_chainId')) === chainId,
  );
  await rm(unpacked, { force: true });
  // A loaded chain would go on at its first clock, in its own past.
  if (!isNew) await setClock(rpcUrl, Math.max(now(), (await latestBlock(rpcUrl)).timestamp + 1));
  await rpc(rpcUrl, 'evm_setAutomine', [true]);
  const state = saveStateWhileRunning(rpcUrl, stateFile);
  if (isNew) await state.save();
  const pulse = keepMining(rpcUrl);
  return {
    ...part,
    died: Promise.race([
      part.died,
      state.failed.then((explanation) => ({
        name: part.name,
        logFile: part.logFile,
        how: 'no disk',
        explanation,
      })),
    ]),
    rpcUrl,
    isNew,
    save: () => state.save(),
    async stop() {
      pulse.stop();
      try {
        await state.stop();
      } finally {
        await part.stop();
      }
    },
  };
}

/**
 * When the chain began. anvil makes a first block at every start, and keeps it beside the loaded one unless both are
 * the same; so it always gets the same time.
 */
async function genesisTime(folder: string, isNew: boolean): Promise<number> {
  const file = join(folder, 'genesis');
  if (!isNew) return Number(await readFile(file, 'utf8'));
  const time = now() - historySeconds;
  await writeFile(file, String(time));
  return time;
}

/** anvil cannot mine at once and at an interval with a clock that was set, so the interval is kept here. */
function keepMining(rpcUrl: string): { stop(): void } {
  let seen = -1;
  let seenAt = Date.now();
  let minedHere = -1;
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void (async () => {
      const head = Number(await rpc(rpcUrl, 'eth_blockNumber'));
      if (head !== seen) {
        seen = head;
        seenAt = Date.now();
      }
      const patience = head === minedHere ? idleBlockMilliseconds : followingBlockMilliseconds;
      if (Date.now() - seenAt < patience) return;
      await rpc(rpcUrl, 'evm_mine');
      minedHere = head + 1;
    })()
      .catch(() => undefined)
      .finally(() => (busy = false));
  }, 300);
  return { stop: () => clearInterval(timer) };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

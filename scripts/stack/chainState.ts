import { open, rename } from 'node:fs/promises';
import { rpc, rpcBytes } from './chainRpc.ts';
import { StackError } from './part.ts';

/** Least time between two saves; a large state rests ten times as long as its save takes. */
const restMilliseconds = 1_000;
const restFactor = 10;

/** A chain's state as it is kept on disk. */
export interface SavedState {
  /** Settles with a sentence when the disk does not take the state. */
  readonly failed: Promise<string>;
  save(): Promise<void>;
  /** Saves a last time. @throws StackError when the disk does not take it; the file is then the one before. */
  stop(): Promise<void>;
}

/**
 * Saves the chain's whole state whenever it has a new block. anvil's own interval rewrites its file in place, and
 * a process killed meanwhile leaves half a file; here the file is always whole, the last one or the one before.
 */
export function saveStateWhileRunning(rpcUrl: string, file: string): SavedState {
  let savedHead = -1;
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  let stopped = false;
  let reportFailure: (sentence: string) => void = () => undefined;
  const failed = new Promise<string>((resolve) => (reportFailure = resolve));

  const saveIfNew = async () => {
    const head = Number(await rpc(rpcUrl, 'eth_blockNumber'));
    if (head === savedHead) return;
    await writeState(rpcUrl, file);
    savedHead = head;
  };
  const save = () => (saving = saving.catch(() => undefined).then(saveIfNew));
  const again = (rest: number) => {
    timer = setTimeout(() => {
      const began = Date.now();
      void save()
        .catch((error: unknown) => {
          // A chain that has died is reported by its own process.
          if (error instanceof StackError) reportFailure(error.message);
        })
        .then(() => {
          if (!stopped) again(Math.max(restMilliseconds, (Date.now() - began) * restFactor));
        });
    }, rest);
  };
  again(restMilliseconds);
  return {
    failed,
    save,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await save().catch((error: unknown) => {
        if (error instanceof StackError) throw error;
      });
    },
  };
}

async function writeState(rpcUrl: string, file: string): Promise<void> {
  try {
    await replaceFile(file, rpcBytes(rpcUrl, 'anvil_dumpState'));
  } catch (error) {
    // Only calls of the system have one of these; a chain that does not answer is no matter of the disk.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StackError(`The chain's newest blocks cannot be written to ${file} (${error.message}).`, {
      cause: error,
    });
  }
}

/** Writes a file whole or not at all. */
async function replaceFile(file: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(`${file}.new`, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

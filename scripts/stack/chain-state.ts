import { open, rename } from 'node:fs/promises';
import { rpc } from './chain-rpc.ts';

/** Least time between two saves; a large state rests ten times as long as its save takes. */
const restMilliseconds = 1_000;
const restFactor = 10;

/**
 * Saves the chain's whole state whenever it has a new block. anvil's own interval rewrites its file in place, and
 * a process killed meanwhile leaves half a file; here the file is always whole, the last one or the one before.
 */
export function saveStateWhileRunning(
  rpcUrl: string,
  file: string,
): { save(): Promise<void>; stop(): Promise<void> } {
  let savedHead = -1;
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  let stopped = false;

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
      // A chain that has died is reported by its own process.
      void save()
        .catch(() => undefined)
        .then(() => {
          if (!stopped) again(Math.max(restMilliseconds, (Date.now() - began) * restFactor));
        });
    }, rest);
  };
  again(restMilliseconds);
  return {
    save,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await save().catch(() => undefined);
    },
  };
}

async function writeState(rpcUrl: string, file: string): Promise<void> {
  const dump = await rpc(rpcUrl, 'anvil_dumpState');
  if (typeof dump !== 'string') throw new Error('anvil_dumpState answered no state');
  const handle = await open(`${file}.new`, 'w');
  try {
    await handle.writeFile(Buffer.from(dump.slice(2), 'hex'));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { repository } from '../repository.ts';
import { type LockContent, LockedError, takeLock, thisProcess } from './lock.ts';
import { type Part, StackError } from './part.ts';
import { endProcess } from './process.ts';

/** The folder that holds all data of one local stack. */
export function defaultHome(): string {
  return resolve(process.env['PATTO_HOME'] ?? join(repository, '.patto'));
}

/** A data folder that belongs to this process until it is released. */
export interface Home {
  readonly path: string;
  /** A path inside the folder. */
  at(...names: string[]): string;
  /** The log file of a part. */
  log(name: string): string;
  /** Remembers which processes run, so that the next start can end what a killed one left behind. */
  record(parts: readonly Part[]): Promise<void>;
  /**
   * Wipes the folder when asked to, or when its first start was cut off before all was in place.
   * @returns Whether the folder is new.
   */
  prepare(fresh: boolean): Promise<boolean>;
  release(): Promise<void>;
}

/** What is wiped: everything but the logs. The mark of completeness goes first. */
const dataFolders = ['complete', 'stack.json', 'chain', 'database', 'ipfs', 'deployment', 'graph'];

/**
 * Takes a data folder: makes it, ends the processes that a killed run left in it, and locks it.
 * @throws StackError when the folder cannot be written or another stack runs in it.
 */
export async function takeHome(path: string): Promise<Home> {
  const at = (...names: string[]) => join(path, ...names);
  await makeWritable(path, at('logs'));
  await lock(path, at('lock.json'));
  const oneAtATime = pLimit(1);
  return {
    path,
    at,
    log: (name) => at('logs', `${name}.log`),
    // Parts start side by side.
    record: (parts) =>
      oneAtATime(async () => {
        const processes = parts.flatMap((part) => part.processes);
        const content: LockContent = { owner: thisProcess(), processes };
        await writeFile(at('lock.json.new'), JSON.stringify(content));
        await rename(at('lock.json.new'), at('lock.json'));
      }),
    async prepare(fresh) {
      const isNew = fresh || !existsSync(at('complete'));
      if (isNew) for (const folder of dataFolders) await rm(at(folder), { recursive: true, force: true });
      return isNew;
    },
    release: () => rm(at('lock.json'), { force: true }),
  };
}

async function makeWritable(path: string, logs: string): Promise<void> {
  try {
    await mkdir(logs, { recursive: true });
    // With content, because a full disk takes empty files.
    const probe = join(path, '.writable');
    await writeFile(probe, 'writable');
    await rm(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError(
      `Patto cannot write its data folder ${path} (${reason}). Give yourself the right to write it, free some ` +
        'space, or name another folder in PATTO_HOME. Nothing was started.',
    );
  }
}

async function lock(path: string, file: string): Promise<void> {
  try {
    await takeLock(file, async (left) => {
      await Promise.all(left.processes.map(endProcess));
    });
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new StackError(
      `Patto already runs with the data folder ${path} (process ${error.owner.pid}). Stop it first, or name another ` +
        'folder in PATTO_HOME. Nothing was started.',
    );
  }
}

import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessIdentity, StackError } from './part.ts';
import { identify, isAlive } from './process.ts';

/** What a lock file holds. */
export interface LockContent {
  readonly owner: ProcessIdentity;
  /** Processes that the owner started. */
  readonly processes: readonly ProcessIdentity[];
}

/** The lock of a living process stands in the way. */
export class LockedError extends StackError {
  readonly owner: ProcessIdentity;
  constructor(owner: ProcessIdentity) {
    super(`Process ${owner.pid} holds the lock.`);
    this.owner = owner;
  }
}

/** This process, as it stands in its locks. */
export function thisProcess(): ProcessIdentity {
  const owner = identify(process.pid);
  if (owner === undefined) throw new StackError('This process cannot read its own start time.');
  return owner;
}

/**
 * Takes a lock file; the lock of a process that has ended is taken over.
 * @param inherit Called with what a dead owner left, before the lock changes hands.
 * @throws LockedError when a living process holds it.
 */
export async function takeLock(file: string, inherit?: (left: LockContent) => Promise<void>): Promise<void> {
  const content = JSON.stringify({ owner: thisProcess(), processes: [] } satisfies LockContent);
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(content);
      await handle.close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const left = await readLock(file);
    if (left !== undefined && isAlive(left.owner)) throw new LockedError(left.owner);
    if (left !== undefined) await inherit?.(left);
    await rm(file, { force: true });
  }
  throw new StackError(`Another process takes ${file} at the same time. Try again.`);
}

/** Takes a lock as soon as it is free. @returns A function that releases it. */
export async function waitForLock(file: string, signal?: AbortSignal): Promise<() => Promise<void>> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      await takeLock(file);
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      await delay(100);
    }
  }
}

/** The owner may be writing at this moment, so an empty file is read once more before it counts as garbage. */
async function readLock(file: string): Promise<LockContent | undefined> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as LockContent;
    } catch {
      await delay(20);
    }
  }
  return undefined;
}

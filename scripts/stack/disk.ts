import { access, constants, open, rm, stat, statfs } from 'node:fs/promises';
import { randomFill } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Home } from './home.ts';
import { type Part, type PartDied, StackError } from './part.ts';

const megabyte = 1_000_000;

/** What a new data folder takes with the seed, and as much again. */
const newFolderBytes = 200 * megabyte;

/** With less than this left free the stack stops by itself, while every part can still write what it has in hand. */
const leastFreeBytes = 16 * megabyte;

/** Held back in a file, so that the parts can end in order even where something else filled the disk at a stroke. */
const leastReserveBytes = 16 * megabyte;

/** How much larger the chain's state is before it is packed; six to seven times was seen. */
const unpackedFactor = 10;

const lookEveryMilliseconds = 500;

/** The data folder's disk stands in the way. */
class DiskError extends StackError {}

/** Codes of errors that say that a file system does not take what is written. */
const diskErrors: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM']);

/**
 * Makes sure that a start has room for what it will write.
 * @throws StackError that says how much is missing.
 */
export async function checkRoom(home: Home, isNew: boolean): Promise<void> {
  const wanted = isNew
    ? newFolderBytes
    : leastFreeBytes + leastReserveBytes + (await stateBytes(home)) * unpackedFactor;
  const free = await freeBytes(home.path);
  if (free >= wanted) return;
  throw new DiskError(
    `The disk of the data folder ${home.path} has ${inMegabytes(free)} free and a start needs ${inMegabytes(wanted)}: ` +
      'free some space, or name another folder in PATTO_HOME. Nothing was started, and what is in the folder is kept.',
  );
}

/** Holds some of the disk back and looks again and again whether there is still room; "dies" when there is none. */
export async function watchDisk(home: Home): Promise<Part> {
  await holdBack(home);
  const stopping = new AbortController();
  let watching = Promise.resolve();
  const died = new Promise<PartDied>((resolve) => {
    watching = watch(home, stopping.signal, (explanation) =>
      resolve({ name: 'disk', logFile: '', how: 'full', explanation }),
    );
  });
  return {
    name: 'disk',
    processes: [],
    logFile: '',
    died,
    // Gives the room that was held back to the other parts, which stop next.
    async stop() {
      stopping.abort();
      await watching;
      await rm(reserveOf(home), { force: true }).catch(() => undefined);
    },
  };
}

async function watch(home: Home, stopping: AbortSignal, report: (problem: string) => void): Promise<void> {
  for (;;) {
    await delay(lookEveryMilliseconds, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    const problem = await diskProblem(home);
    if (problem !== undefined) {
      report(problem);
      return;
    }
    // The chain grows, and with it the room that its next save needs. Without that room the next look will say so.
    await holdBack(home).catch(() => undefined);
  }
}

/** A sentence where the data folder's disk takes no more now; undefined while all is well. */
export async function diskProblem(home: Home): Promise<string | undefined> {
  try {
    await access(home.path, constants.W_OK);
    const free = await freeBytes(home.path);
    if (free >= leastFreeBytes) return undefined;
    return `The disk of the data folder ${home.path} is full (${inMegabytes(free)} free): free some space, then start again.`;
  } catch (error) {
    return unwritable(home.path, error);
  }
}

/** An error in the words of its cause, where that is the disk; otherwise the error itself. */
export async function orDiskError(home: Home, error: unknown): Promise<unknown> {
  if (error instanceof DiskError) return error;
  const problem = await diskProblem(home);
  if (problem !== undefined) return new DiskError(problem, { cause: error });
  if (!(error instanceof Error && 'code' in error && 'syscall' in error && diskErrors.has(error.code)))
    return error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : home.path;
  return new DiskError(unwritable(path, error), { cause: error });
}

function unwritable(path: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${path} cannot be written (${reason}): make it writable or free some space, then start again.`;
}

/** Makes the reserve large enough for the chain's state, twice. */
async function holdBack(home: Home): Promise<void> {
  const wanted = Math.max(leastReserveBytes, 2 * (await stateBytes(home)));
  const file = await open(reserveOf(home), 'a');
  try {
    // Random bytes, because a file system that packs its files would hold back nothing for zeros.
    const chunk = new Uint8Array(megabyte);
    for (let size = (await file.stat()).size; size < wanted; size += megabyte) {
      await promisify(randomFill)(chunk);
      await file.appendFile(chunk);
    }
  } finally {
    await file.close();
  }
}

function reserveOf(home: Home): string {
  return home.at('reserve');
}

async function stateBytes(home: Home): Promise<number> {
  return (await stat(home.at('chain', 'state.json.gz')).catch(() => undefined))?.size ?? 0;
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / megabyte)} MB`;
}

import type { Context } from 'mocha';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { passOver } from '../../support/passOver.ts';

const run = promisify(execFile);

/** A file system of its own, as small as a test wants it. */
export interface SmallDisk {
  readonly folder: string;
  /** Writes until nothing more is taken, except for so many bytes. */
  fill(leave?: number): Promise<void>;
  /** Takes away what `fill` wrote. */
  empty(): Promise<void>;
  /** Takes no more writes, or takes them again. */
  setReadOnly(readOnly: boolean): Promise<void>;
  /** Unmounts it. */
  remove(): Promise<void>;
}

/**
 * Mounts a file system in memory. Where that is not allowed (it takes Linux and the right to mount) the test says so
 * and is passed over; a build server fails.
 */
export async function smallDisk(test: Context, megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'patto-disk-'));
  const size = `size=${megabytes}m`;
  try {
    await run('mount', ['-t', 'tmpfs', '-o', size, 'patto-test', folder]);
  } catch (error) {
    await rm(folder, { recursive: true });
    return passOver(test, `No small disk can be mounted here: ${String(error)}`);
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill(leave = 0) {
      const chunk = Buffer.alloc(1_000_000);
      for (;;) {
        const { bavail, bsize } = await statfs(folder);
        const free = bavail * bsize - leave;
        if (free <= 0) return;
        await writeFile(filler, chunk.subarray(0, free), { flag: 'a' });
      }
    },
    empty: () => truncate(filler),
    async setReadOnly(readOnly) {
      await run('mount', ['-o', `remount,${size},${readOnly ? 'ro' : 'rw'}`, folder]);
    },
    async remove() {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

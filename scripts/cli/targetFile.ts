import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { badInput, fileReason, type Failure } from './failure.ts';

/** A file that a command will write when its work is done. */
export interface TargetFile {
  path: string;
  /** Whether it may replace a file that exists. */
  overwrite: boolean;
}

/** Makes sure before the work that the file can be written after it. @throws Failure with the reason. */
export async function checkTarget({ path, overwrite }: TargetFile): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) throw badInput(`${path} cannot be written: it is a folder.`);
  if (found !== undefined && !overwrite) throw exists(path);
  await access(found === undefined ? dirname(path) : path, constants.W_OK).catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

/** Writes the file. @throws Failure with the reason. */
export async function writeTarget({ path, overwrite }: TargetFile, content: string): Promise<void> {
  await writeFile(path, content, { flag: overwrite ? 'w' : 'wx' }).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere ? exists(path) : unwritable(path, error);
  });
}

function exists(path: string): Failure {
  return badInput(`${path} exists and was left as it is. Name another file or add --force.`);
}

function unwritable(path: string, error: unknown): Failure {
  return badInput(`${path} cannot be written: ${fileReason(error)}.`, error);
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'mocha';
import { passOver } from '../../support/passOver.ts';

const folder = resolve(
  process.env['PATTO_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url)),
);

/** Path of a real election's file. Where it is missing the test says so and is passed over; a build server fails. */
export function realPath(test: Context, name: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  return passOver(test, `${path} is missing: set PATTO_DATA to the folder with the Pabulib files`);
}

/** The text of a real election's file, under the same rule. */
export async function realFile(test: Context, name: string): Promise<string> {
  return readFile(realPath(test, name), 'utf8');
}

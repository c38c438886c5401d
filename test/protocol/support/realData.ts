import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'mocha';

const folder = resolve(
  process.env['PATTO_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url)),
);

/** The text of a real file. Where it is missing the test is passed over and says so; a build server fails. */
export async function realFile(test: Context, name: string): Promise<string> {
  const path = join(folder, name);
  if (!existsSync(path)) {
    const message = `${path} is missing: set PATTO_DATA to the folder with the Pabulib files`;
    if (process.env['CI'] !== undefined) throw new Error(message);
    console.warn(message);
    return test.skip();
  }
  return readFile(path, 'utf8');
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Context } from 'mocha';
import { repository } from '../../../scripts/stack/home.ts';

/** Path of a real file. Where it is missing the test is passed over and says so; a build server fails. */
export function realPath(test: Context, name: string): string {
  const path = join(process.env['PATTO_DATA'] ?? resolve(repository, '../shared/data'), name);
  if (existsSync(path)) return path;
  const message = `${path} is missing: set PATTO_DATA to the folder with the Pabulib files`;
  if (process.env['CI'] !== undefined) throw new Error(message);
  console.warn(message);
  return test.skip();
}

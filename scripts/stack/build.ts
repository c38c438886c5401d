import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../repository.ts';
import { digestOf } from './digest.ts';
import { waitForLock } from './lock.ts';
import { type Program, runToEnd } from './process.ts';

/** Something that is made from files and needs making again only when they have changed. */
export interface Build {
  readonly name: string;
  /** Files and folders that the result depends on, relative to the repository. */
  readonly inputs: readonly string[];
  /** A file that exists once the build has been made, relative to the repository. */
  readonly output: string;
  /** npm scripts that make it, one after the other; `script` or `workspace script`. */
  readonly scripts: readonly (readonly string[])[];
}

/** Where what was made or has passed is written down; `npm ci` forgets it. */
export const records = join(repository, 'node_modules/.cache/patto');

/**
 * Makes a build unless its inputs are the ones that it was last made from. Only one process makes it at a time.
 * @returns A digest of the inputs, and whether it was made now.
 */
export async function makeBuild(
  build: Build,
  logFile: string,
  signal?: AbortSignal,
): Promise<{ digest: string; made: boolean }> {
  const record = join(records, build.name);
  const isCurrent = async (digest: string) =>
    existsSync(join(repository, build.output)) && (await readFile(record, 'utf8').catch(() => '')) === digest;
  const digest = await digestOf(repository, build.inputs);
  if (await isCurrent(digest)) return { digest, made: false };
  return oneAtATime(build.name, signal, async () => {
    if (await isCurrent(digest)) return { digest, made: false };
    for (const script of build.scripts) await runToEnd(npmScript(build.name, script, logFile), signal);
    await writeFile(record, digest);
    return { digest, made: true };
  });
}

/** Does work of this name, which writes into the repository, once no other process does. */
export async function oneAtATime<T>(
  name: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(records, { recursive: true });
  const release = await waitForLock(join(records, `${name}.lock`), signal);
  try {
    return await work();
  } finally {
    await release();
  }
}

function npmScript(name: string, script: readonly string[], logFile: string): Program {
  return {
    name: `build of the ${name}`,
    command: 'npm',
    args: ['run', '--silent', ...script],
    cwd: repository,
    logFile,
  };
}

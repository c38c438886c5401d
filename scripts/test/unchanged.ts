// Which suites need not run: by content, nothing that they read has changed since they passed on this machine.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { digestOf } from '../stack/digest.ts';
import { always, type Suite } from './suites.ts';

const Pass = v.object({ digest: v.string(), passedAt: v.string() });

/** When a suite passed, and the digest of what it read. */
export type Pass = v.InferOutput<typeof Pass>;

/** What was written down of suites that passed. */
export class Passes {
  readonly #root: string;
  readonly #folder: string;

  /**
   * @param root The folder that the suites' paths are relative to.
   * @param folder Where passes are written down.
   */
  constructor(root: string, folder: string) {
    this.#root = root;
    this.#folder = folder;
  }

  /** The digest of all that the outcome of a suite depends on: files, the Node that runs it, and the environment. */
  async digest(suite: Suite): Promise<string> {
    const files = await digestOf(this.#root, [...always, ...suite.reads]);
    return [files, suite.script, process.version, ...settings(process.env)].join(' ');
  }

  /** The pass of a suite that read just this; undefined where it must run. */
  async of(suite: Suite, digest: string): Promise<Pass | undefined> {
    if (suite.makes?.every((path) => existsSync(join(this.#root, path))) === false) return undefined;
    const text = await readFile(this.#file(suite), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const pass = v.safeParse(v.pipe(v.string(), v.parseJson(), Pass), text);
    return pass.success && pass.output.digest === digest ? pass.output : undefined;
  }

  async record(suite: Suite, digest: string, now: Date): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const pass: Pass = { digest, passedAt: now.toISOString() };
    await writeFile(this.#file(suite), JSON.stringify(pass));
  }

  async forget(suite: Suite): Promise<void> {
    await rm(this.#file(suite), { force: true });
  }

  #file(suite: Suite): string {
    return join(this.#folder, `${suite.name}.json`);
  }
}

/** The line that is said of a suite that is passed over. */
export function passedOver(suite: Suite, { passedAt }: Pass): string {
  const date = passedAt.slice(0, 16).replace('T', ' ');
  return `${suite.name}: unchanged since it passed on ${date} UTC, not run (npm test -- --all runs it)`;
}

/** Variables that change what a suite does. */
function settings(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment)
    .filter(([name]) => name.startsWith('PATTO_') || name === 'CHROMIUM_PATH')
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .sort();
}

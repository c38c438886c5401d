import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDescription, type StackDescription } from '../../../scripts/stack/description.ts';
import type { ProcessIdentity } from '../../../scripts/stack/part.ts';
import { isAlive } from '../../../scripts/stack/process.ts';
import { repository } from '../../../scripts/repository.ts';

/** How a start ended, with all that it said. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
}

/** `npm start` as a person runs it, in a process of its own. */
export class StackProcess {
  readonly #home: string;
  readonly #child: ChildProcess;
  readonly #ending: Promise<Ending>;
  #output = '';

  constructor(home: string, ...options: string[]) {
    this.#home = home;
    this.#child = spawn(process.execPath, ['scripts/stack/start.ts', ...options], {
      cwd: repository,
      env: { ...process.env, PATTO_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    this.#ending = once(this.#child, 'close').then(() => ({
      code: this.#child.exitCode,
      output: this.#output,
    }));
  }

  /** Waits for the line that people wait for. @throws when the start ends before. */
  async ready(): Promise<StackDescription> {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.#output.includes('Patto is ready: ')) resolve();
      };
      this.#child.stdout?.on('data', look);
      void this.#ending.then(({ output }) => reject(new Error(`It ended before it was ready:\n${output}`)));
      look();
    });
    return readDescription(this.#home);
  }

  /** Waits until it has ended by itself. */
  ending(): Promise<Ending> {
    return this.#ending;
  }

  /** Ctrl-C, or another signal. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<Ending> {
    this.#child.kill(signal);
    return this.#ending;
  }
}

/** A stack without a web page and without seed, on ports of its own. */
export function startLean(home: string, ...options: string[]): StackProcess {
  return new StackProcess(home, '--ports', 'free', '--no-seed', '--no-dapp', ...options);
}

/** All processes of a stack. */
export function processesOf(description: StackDescription): ProcessIdentity[] {
  return Object.values(description.processes).flat();
}

/** The processes that still run. */
export function alive(processes: readonly ProcessIdentity[]): readonly ProcessIdentity[] {
  return processes.filter(isAlive);
}

let prepared: Promise<string> | undefined;

/** A data folder that was started and stopped once; all suites of this run share it. */
export function usedHome(): Promise<string> {
  prepared ??= (async () => {
    const home = await mkdtemp(join(tmpdir(), 'patto-stack-'));
    process.once('exit', () => spawn('rm', ['-rf', home], { detached: true, stdio: 'ignore' }).unref());
    const stack = startLean(home);
    await stack.ready();
    await stack.stop();
    return home;
  })();
  return prepared;
}

/** A folder name that nothing has used, and that is gone after the given work. */
export async function withNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'patto-stack-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { rm } from 'node:fs/promises';
import type { Home } from './home.ts';
import { type Part, type PartDied, type ProcessIdentity, StackError } from './part.ts';

/** The parts that run, in the order of their start; they stop in the opposite order. */
export class RunningParts {
  /** Settles when any part ends by itself. */
  readonly died: Promise<PartDied>;
  readonly #home: Home;
  readonly #parts: Part[] = [];
  readonly #guards: Part[] = [];
  readonly #starting = new Set<Promise<unknown>>();
  #reportDeath: (death: PartDied) => void = () => undefined;
  #stopped: Promise<void> | undefined;

  constructor(home: Home) {
    this.#home = home;
    this.died = new Promise((resolve) => {
      this.#reportDeath = resolve;
    });
  }

  /** Starts a part and keeps it; a part that becomes ready after the stop is stopped at once. */
  async start<P extends Part>(begin: () => Promise<P>): Promise<P> {
    if (this.#stopped !== undefined) throw new StackError('The stack is stopping.');
    const starting = this.#keep(begin());
    this.#starting.add(starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  /** Starts a part that watches over the others and stops before them. */
  async guard(begin: () => Promise<Part>): Promise<void> {
    const guard = await begin();
    this.#guards.push(guard);
    void guard.died.then(this.#reportDeath);
  }

  /** The processes of each part, by its name. */
  processes(): Record<string, readonly ProcessIdentity[]> {
    return Object.fromEntries(this.#parts.map((part) => [part.name, part.processes]));
  }

  /** Stops all parts and gives the data folder back. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #keep<P extends Part>(beginning: Promise<P>): Promise<P> {
    const part = await beginning;
    this.#parts.push(part);
    void part.died.then(this.#reportDeath);
    await this.#home.record(this.#parts);
    return part;
  }

  async #stopAll(): Promise<void> {
    // On a disk that takes nothing these stay; the next start sees that nobody holds them.
    await rm(this.#home.at('stack.json'), { force: true }).catch(() => undefined);
    for (const guard of this.#guards) await guard.stop();
    await Promise.allSettled([...this.#starting]);
    const results: PromiseSettledResult<void>[] = [];
    for (const part of this.#parts.toReversed()) results.push(...(await Promise.allSettled([part.stop()])));
    await this.#home.release().catch(() => undefined);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}

// One seeded stack and one browser for all stories of this folder; `PATTO_E2E_HOME` names the data folder of a stack
// that already runs, for writing stories.
import type { Browser } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDescription, type StackDescription } from '../../../scripts/stack/description.ts';
import { startStack, type Stack } from '../../../scripts/stack/stack.ts';
import { launchBrowser } from './browser.ts';

interface City {
  readonly stack: StackDescription;
  readonly dappUrl: string;
  readonly browser: Browser;
}

let current: City | undefined;
let started: Stack | undefined;
let home: string | undefined;

/** The running city; only inside tests and hooks. */
export function city(): City {
  if (current === undefined) throw new Error('The city is not running yet');
  return current;
}

async function description(): Promise<StackDescription> {
  const running = process.env['PATTO_E2E_HOME'];
  if (running !== undefined) return readDescription(running);
  home = await mkdtemp(join(tmpdir(), 'patto-e2e-'));
  started = await startStack({ home, ports: 'free', seed: true, dapp: true, fresh: true });
  return started.description;
}

export const mochaHooks = {
  async beforeAll(this: Mocha.Context): Promise<void> {
    this.timeout(180_000);
    const stack = await description();
    if (stack.dappUrl === undefined) throw new Error('The stack runs without the dapp');
    current = { stack, dappUrl: stack.dappUrl, browser: await launchBrowser() };
  },
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    await current?.browser.close();
    await started?.stop();
    if (home !== undefined) await rm(home, { recursive: true, force: true });
  },
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '../../../scripts/stack/stack.ts';

let folder: string | undefined;
let running: Promise<Stack> | undefined;

async function start(): Promise<Stack> {
  folder = await mkdtemp(join(tmpdir(), 'patto-index-'));
  return startStack({ home: folder, ports: 'free', seed: false, dapp: false });
}

/** One empty stack for all tests of this folder; the first that asks for it starts it. */
export function sharedStack(): Promise<Stack> {
  running ??= start();
  return running;
}

export const mochaHooks = {
  async afterAll() {
    if (running !== undefined) await (await running).stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  },
};

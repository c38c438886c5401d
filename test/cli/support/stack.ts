import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '../../../scripts/stack/stack.ts';
import { connectTo, type Network } from '../../../scripts/cli/chain/network.ts';

let home: Promise<string> | undefined;
let running: Promise<Stack> | undefined;

/** The data folder of the stack that all these suites share. */
export function stackHome(): Promise<string> {
  return (home ??= mkdtemp(join(tmpdir(), 'patto-cli-')));
}

/** The real stack without seed and web page; the first who asks starts it. */
export async function runningStack(): Promise<Stack> {
  return (running ??= stackHome().then((folder) =>
    startStack({ home: folder, ports: 'free', seed: false, dapp: false }),
  ));
}

/** The running stack's network, as the commands see it. */
export async function runningNetwork(): Promise<Network> {
  return connectTo((await runningStack()).description);
}

/** Stops every part and starts all again on the same data, on other ports. */
export async function restartStack(): Promise<void> {
  await (await runningStack()).stop();
  running = undefined;
  await runningStack();
}

after('stop the stack', async () => {
  await (await running)?.stop();
  if (home !== undefined) await rm(await home, { recursive: true, force: true });
});

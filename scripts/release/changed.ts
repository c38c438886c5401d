import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deployedContracts } from './deployed.ts';
import { currentRelease, keptRelease } from './release.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The contracts that are deployed and whose release, if any, was made from other sources than those there are now. */
export async function changedContracts(): Promise<string[]> {
  const changed = [];
  for (const name of deployedContracts()) {
    if ((await currentRelease(name)) === undefined) changed.push(name);
  }
  return changed;
}

/** Where a contract is, as Hardhat's build takes it; undefined where its release does not say, or it has moved. */
export async function sourceOf(contractName: string): Promise<string | undefined> {
  const source = (await keptRelease(contractName))?.sourceName;
  if (source === undefined) return undefined;
  if (!source.startsWith('contracts/')) return `npm:${source}`;
  return existsSync(join(root, source)) ? source : undefined;
}

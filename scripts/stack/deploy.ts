import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressesByName } from '@patto/protocol/network/addresses';
import { Deployment } from '@patto/protocol/network/description';
import * as v from 'valibot';
import { readEndedDeployment } from '../network/deployment.ts';
import { changedContracts, sourceOf } from '../release/changed.ts';
import { repository } from '../repository.ts';
import { oneAtATime } from './build.ts';
import type { Chain } from './chain.ts';
import { rpc } from './chainRpc.ts';
import type { Home } from './home.ts';
import { StackError } from './part.ts';
import { runToEnd } from './process.ts';

/** Where the contracts are, as it is kept, with the digest of the sources that were deployed. */
const DeploymentRecord = v.object({ ...Deployment.entries, sources: v.string() });

/** Deploys the contracts with Ignition, once for each data folder; later starts check that they are still there. */
export async function deployContracts(
  home: Home,
  chain: Chain,
  sources: string,
  signal: AbortSignal,
  progress: (step: string) => void,
): Promise<Deployment> {
  const record = home.at('deployment', 'patto.json');
  if (existsSync(record)) {
    const { sources: deployed, ...kept } = await readRecord(home, record);
    await checkDeployment(home, chain, kept);
    if (deployed !== sources) {
      progress('The contracts have changed since they were deployed here; --fresh deploys the new ones');
    }
    return kept;
  }
  await compileChanged(home, signal, progress);
  const folder = await runIgnition(home, chain, signal);
  const { startBlock, contracts, ballotBoxes } = await readEndedDeployment(folder);
  const deployment: Deployment = { startBlock, contracts, ballotBoxes };
  await chain.save();
  const kept: v.InferOutput<typeof DeploymentRecord> = { ...deployment, sources };
  await writeFile(record, `${JSON.stringify(kept, undefined, 2)}\n`);
  progress('Contracts deployed');
  return deployment;
}

/** @throws StackError when the data folder was made by another version of Patto, which noted it otherwise. */
async function readRecord(home: Home, record: string): Promise<v.InferOutput<typeof DeploymentRecord>> {
  const read = v.safeParse(DeploymentRecord, JSON.parse(await readFile(record, 'utf8')));
  if (read.success) return read.output;
  throw new StackError(
    `The data folder ${home.path} is of another version of Patto, whose contracts this one does not know. Nothing was ` +
      'changed; to wipe it and begin anew: npm start -- --fresh',
  );
}

/** @throws StackError when the data folder remembers contracts that its chain does not have. */
async function checkDeployment(home: Home, chain: Chain, deployment: Deployment): Promise<void> {
  for (const [name, address] of Object.entries(addressesByName(deployment))) {
    if ((await rpc(chain.rpcUrl, 'eth_getCode', [address, 'latest'])) !== '0x') continue;
    throw new StackError(
      `The data folder ${home.path} is stale: its chain has no ${name} at ${address}. Its parts no longer belong ` +
        'together. Nothing was changed; to wipe it and begin anew: npm start -- --fresh',
    );
  }
}

/** Has Hardhat build what has no release artifact of just these sources; a fresh clone has all of them. */
async function compileChanged(
  home: Home,
  signal: AbortSignal,
  progress: (step: string) => void,
): Promise<void> {
  const changed = await changedContracts();
  if (changed.length === 0) return;
  progress(`Compiling what has changed since the last "npm run artifacts": ${changed.join(', ')}`);
  const sources = await Promise.all(changed.map(sourceOf));
  // A contract that is new, or has moved, may be in any of them.
  const known = sources.flatMap((source) => source ?? []);
  const files = known.length === changed.length ? known : [];
  await oneAtATime('hardhat', signal, () =>
    runToEnd(
      {
        name: 'compilation of the contracts',
        command: process.execPath,
        args: [join(repository, 'node_modules/hardhat/dist/src/cli.js'), 'build', '--no-tests', ...files],
        cwd: repository,
        logFile: home.log('deployment'),
      },
      signal,
    ),
  );
}

/** @returns The folder with Ignition's journal and the addresses. */
async function runIgnition(home: Home, chain: Chain, signal: AbortSignal): Promise<string> {
  const folder = home.at('deployment');
  await rm(folder, { recursive: true, force: true });
  await runToEnd(
    {
      name: 'deployment of the contracts',
      command: process.execPath,
      args: [join(repository, 'scripts/stack/ignition.ts'), chain.rpcUrl, folder],
      cwd: repository,
      logFile: home.log('deployment'),
    },
    signal,
  );
  return folder;
}

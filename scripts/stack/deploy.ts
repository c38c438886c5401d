import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { addressesByName } from '@patto/protocol/network/addresses';
import { Deployment } from '@patto/protocol/network/description';
import * as v from 'valibot';
import { readDeployment } from '../network/deployment.ts';
import { repository } from '../repository.ts';
import { oneAtATime } from './build.ts';
import type { Chain } from './chain.ts';
import { rpc } from './chain-rpc.ts';
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
  const folder = await oneAtATime('deployment', signal, () => runIgnition(home, chain, signal));
  const { startBlock, contracts, ballotBoxes } = await readDeployment(folder);
  const deployment: Deployment = { startBlock, contracts, ballotBoxes };
  await chain.save();
  // Copied, because the data folder may lie on another disk than the repository.
  await cp(folder, home.at('deployment'), { recursive: true });
  await rm(folder, { recursive: true, force: true });
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

/** Ignition keeps its journal below ignition/deployments, under a name that no other data folder has. */
async function runIgnition(home: Home, chain: Chain, signal: AbortSignal): Promise<string> {
  const id = `local-${basename(home.path).replaceAll(/[^a-zA-Z0-9]/g, '')}-${process.pid}`;
  const folder = join(repository, 'ignition/deployments', id);
  await rm(folder, { recursive: true, force: true });
  await rm(home.at('deployment'), { recursive: true, force: true });
  await runToEnd(
    {
      name: 'deployment of the contracts',
      command: process.execPath,
      args: [
        ...[join(repository, 'node_modules/hardhat/dist/src/cli.js'), 'ignition', 'deploy'],
        ...['ignition/modules/Patto.ts', '--parameters', 'ignition/parameters/local.json'],
        ...['--network', 'local', '--build-profile', 'default', '--deployment-id', id],
      ],
      cwd: repository,
      env: { ...process.env, PATTO_RPC_URL: chain.rpcUrl, HARDHAT_IGNITION_CONFIRM_DEPLOYMENT: 'true' },
      logFile: home.log('deployment'),
    },
    signal,
  );
  return folder;
}

import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Address } from 'viem';
import type { Chain } from './chain.ts';
import { latestBlock, rpc } from './chain-rpc.ts';
import type { ContractAddresses } from './description.ts';
import { type Home, repository } from './home.ts';
import { StackError } from './part.ts';
import { runToEnd } from './process.ts';

/** Where the contracts are. */
export interface Deployment {
  readonly startBlock: number;
  readonly contracts: ContractAddresses;
}

/** The same as it is kept, with the digest of the sources that were deployed. */
interface DeploymentRecord extends Deployment {
  readonly sources: string;
}

/** What Ignition calls the contracts. */
const futures: Readonly<Record<keyof ContractAddresses, string>> = {
  accessManager: 'Access#AccessManager',
  commonsRegistry: 'Commons#CommonsRegistry',
  membership: 'Commons#Membership',
  reputation: 'Reputation#Reputation',
  ballotBox: 'Ballots#BallotBox',
  forwarder: 'Access#PattoForwarder',
};

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
    const kept = JSON.parse(await readFile(record, 'utf8')) as DeploymentRecord;
    await checkDeployment(home, chain, kept);
    if (kept.sources !== sources) {
      progress('The contracts have changed since they were deployed here; --fresh deploys the new ones');
    }
    return { startBlock: kept.startBlock, contracts: kept.contracts };
  }
  const startBlock = (await latestBlock(chain.rpcUrl)).number + 1;
  const folder = await runIgnition(home, chain, signal);
  const addresses = JSON.parse(await readFile(join(folder, 'deployed_addresses.json'), 'utf8')) as Record<
    string,
    Address
  >;
  const address = (name: keyof ContractAddresses): Address => {
    const found = addresses[futures[name]];
    if (found === undefined) throw new StackError(`Ignition deployed no ${futures[name]}. See ${folder}`);
    return found;
  };
  const deployment: Deployment = {
    startBlock,
    contracts: {
      accessManager: address('accessManager'),
      commonsRegistry: address('commonsRegistry'),
      membership: address('membership'),
      reputation: address('reputation'),
      ballotBox: address('ballotBox'),
      forwarder: address('forwarder'),
    },
  };
  await chain.save();
  await rename(folder, home.at('deployment'));
  const kept: DeploymentRecord = { ...deployment, sources };
  await writeFile(record, `${JSON.stringify(kept, undefined, 2)}\n`);
  progress('Contracts deployed');
  return deployment;
}

/** @throws StackError when the data folder remembers contracts that its chain does not have. */
async function checkDeployment(home: Home, chain: Chain, deployment: Deployment): Promise<void> {
  for (const [name, address] of Object.entries(deployment.contracts)) {
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

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ChainDeployment, Deployment } from './deployment.ts';

/** What the dapp and `patto` need to know of a network. */
export interface NetworkDescription extends ChainDeployment {
  readonly rpcUrl: string;
  readonly graphUrl: string;
  readonly ipfsUrl: string;
}

/**
 * Writes networks/NAME.json for the dapp and `patto`, and the network's entry in subgraph/networks.json for graph-cli.
 * @param root The folder that holds networks/ and subgraph/.
 * @returns The files, relative to the root.
 */
export async function writeNetwork(
  root: string,
  name: string,
  description: NetworkDescription,
): Promise<string[]> {
  const described = join(root, 'networks', `${name}.json`);
  await mkdir(join(root, 'networks'), { recursive: true });
  await writeFile(described, json(description));

  const subgraph = join(root, 'subgraph/networks.json');
  const networks = JSON.parse(await readFile(subgraph, 'utf8')) as Record<string, unknown>;
  await writeFile(subgraph, json({ ...networks, [name]: dataSources(description) }));
  return [described, subgraph].map((file) => relative(root, file));
}

/** The addresses by the names that subgraph.yaml gives its data sources. */
function dataSources({ startBlock, contracts }: Deployment) {
  const source = (address: string) => ({ address, startBlock });
  return {
    CommonsRegistry: source(contracts.commonsRegistry),
    Membership: source(contracts.membership),
    Reputation: source(contracts.reputation),
    BallotBox: source(contracts.ballotBox),
    AccessManager: source(contracts.accessManager),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { createHash } from 'node:crypto';
import type { Address } from 'viem';
import type { Deployment } from '../network/deployment.ts';
import type { ContractAddresses } from './description.ts';
import { networkName } from './graph.ts';
import { type Home, repository } from './home.ts';
import { StackError } from './part.ts';

/** As much of a subgraph's manifest as is changed here. */
interface Manifest {
  dataSources: { name: string; network: string; source: { address?: string; startBlock?: number } }[];
  templates?: { network: string }[];
}

/**
 * Copies the built subgraph into the data folder, with this chain's addresses in its manifest. Each build and each set
 * of addresses gets a folder of its own, because graph-node knows a deployment by the path of its manifest.
 * @returns The manifest's absolute path.
 */
export async function placeManifest(
  home: Home,
  buildDigest: string,
  deployment: Deployment,
): Promise<string> {
  const digest = createHash('sha256').update(buildDigest).update(JSON.stringify(deployment)).digest('hex');
  const folder = home.at('graph', digest.slice(0, 16));
  const path = join(folder, 'subgraph.yaml');
  if (existsSync(path)) return path;
  const copy = `${folder}.new`;
  await rm(copy, { recursive: true, force: true });
  await cp(join(repository, 'subgraph/build'), copy, { recursive: true });
  const manifest = parse(await readFile(join(copy, 'subgraph.yaml'), 'utf8')) as Manifest;
  const addresses: Record<string, Address> = Object.fromEntries(
    (Object.keys(deployment.contracts) as (keyof ContractAddresses)[]).map((name) => [
      name.toLowerCase(),
      deployment.contracts[name],
    ]),
  );
  for (const source of manifest.dataSources) {
    const address = addresses[source.name.toLowerCase()];
    if (address === undefined)
      throw new StackError(`The subgraph follows ${source.name}, which is not deployed.`);
    source.network = networkName;
    source.source.address = address;
    source.source.startBlock = deployment.startBlock;
  }
  for (const template of manifest.templates ?? []) template.network = networkName;
  await writeFile(join(copy, 'subgraph.yaml'), stringify(manifest));
  await rename(copy, folder);
  return path;
}

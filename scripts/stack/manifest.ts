import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deployment } from '@patto/protocol/network/description';
import { manifestFor } from '../network/manifest.ts';
import { repository } from '../repository.ts';
import { networkName } from './graph.ts';
import type { Home } from './home.ts';

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
  const manifest = join(copy, 'subgraph.yaml');
  await writeFile(manifest, manifestFor(await readFile(manifest, 'utf8'), networkName, deployment));
  await rename(copy, folder);
  return path;
}

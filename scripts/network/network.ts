import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NetworkDescription } from '@patto/protocol/network/description';
import { repository } from '../repository.ts';
import { manifestFor } from './manifest.ts';

/**
 * Writes networks/NAME.json for the dapp and `patto`, and subgraph/subgraph.NAME.yaml, the manifest of the network's index.
 * @param root The folder that gets networks/ and subgraph/.
 * @returns The files, relative to the root.
 */
export async function writeNetwork(
  root: string,
  name: string,
  description: NetworkDescription,
): Promise<string[]> {
  const manifest = await readFile(join(repository, 'subgraph/subgraph.yaml'), 'utf8');
  const files = {
    [join('networks', `${name}.json`)]: `${JSON.stringify(description, undefined, 2)}\n`,
    [join('subgraph', `subgraph.${name}.yaml`)]: manifestFor(manifest, name, description),
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  return Object.keys(files);
}

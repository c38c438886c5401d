// Writes subgraph/generated/abis/NAME.json, the ABIs that subgraph.yaml reads, and checks that it reads them all.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { abis } from '@patto/protocol/generated/abis';
import { contractEntries } from '@patto/protocol/network/contracts';
import { readManifest } from '../network/manifest.ts';

const subgraph = new URL('../../subgraph/', import.meta.url);
const destination = new URL('generated/abis/', subgraph);

readManifest(await readFile(new URL('subgraph.yaml', subgraph), 'utf8'));
await mkdir(destination, { recursive: true });
for (const { key, name, indexed } of contractEntries) {
  if (!indexed) continue;
  await writeFile(new URL(`${name}.json`, destination), `${JSON.stringify(abis[key], undefined, 2)}\n`);
}

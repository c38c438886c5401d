// Writes subgraph/generated/abis/NAME.json, the ABIs that subgraph.yaml reads, from the compiled contracts.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const artifacts = new URL('../../artifacts/contracts/', import.meta.url);
const destination = new URL('../../subgraph/generated/abis/', import.meta.url);

/** Patto's contracts by the folder they live in; an interface has the same events as what implements it. */
const contracts = [
  'commons/CommonsRegistry',
  'commons/Membership',
  'reputation/Reputation',
  'ballots/BallotBox',
];

async function abiOf(contract: string): Promise<unknown> {
  const name = contract.split('/').at(-1);
  for (const path of [`${contract}.sol/${name}.json`, `interfaces/I${name}.sol/I${name}.json`]) {
    const file = await readFile(new URL(path, artifacts), 'utf8').catch(() => undefined);
    if (file !== undefined) return (JSON.parse(file) as { abi: unknown }).abi;
  }
  throw new Error(`No artifact of ${contract}: run "npm run generate" first.`);
}

async function accessManagerAbi(): Promise<unknown> {
  const file = createRequire(import.meta.url).resolve(
    '@openzeppelin/contracts/build/contracts/AccessManager.json',
  );
  return (JSON.parse(await readFile(file, 'utf8')) as { abi: unknown }).abi;
}

async function write(name: string, abi: unknown): Promise<void> {
  await writeFile(new URL(`${name}.json`, destination), `${JSON.stringify(abi, undefined, 2)}\n`);
}

await mkdir(destination, { recursive: true });
for (const contract of contracts) await write(contract.split('/').at(-1) ?? contract, await abiOf(contract));
await write('AccessManager', await accessManagerAbi());

// gnd test reads events from JSON and cannot read a struct among their parameters. The stories use a
// BallotOpened with its mode spread over nine parameters; this builds the subgraph that takes it, which is the real one
// but for one handler that puts the struct together again (test/subgraph/flat/mapping.ts).
import { execa } from 'execa';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const subgraph = new URL('../../../subgraph/', import.meta.url);

const parameter = v.looseObject({
  type: v.string(),
  components: v.optional(v.array(v.looseObject({ type: v.string() }))),
});
const abi = v.array(v.looseObject({ name: v.optional(v.string()), inputs: v.optional(v.array(parameter)) }));

/** What differs from the real manifest; paths are relative to `generated/`. */
const replacements: readonly (readonly [string, string])[] = [
  [
    '(uint8,uint8,uint8,uint8,uint16,uint8,bool,uint8,uint32)',
    'uint8,uint8,uint8,uint8,uint16,uint8,bool,uint8,uint32',
  ],
  ['handler: handleBallotOpened', 'handler: handleFlatBallotOpened'],
  ['./generated/mapping.ts', './../test/subgraph/flat/mapping.ts'],
  ['./generated/abis/BallotBox.json', './generated/flat/BallotBox.json'],
];

/** Builds the subgraph for gnd test. @returns The folder to run it in, with `subgraph.yaml` under `build/`. */
export async function buildFlatSubgraph(): Promise<string> {
  await execa({ cwd: subgraph })`npm run --silent codegen`;
  await mkdir(new URL('generated/flat/', subgraph), { recursive: true });
  await writeFile(new URL('generated/flat/BallotBox.json', subgraph), await flatAbi());
  await writeFile(new URL('generated/flat.yaml', subgraph), await flatManifest());
  await execa({ cwd: subgraph })`npx graph build generated/flat.yaml --output-dir build/flat/build`;
  return fileURLToPath(new URL('build/flat/', subgraph));
}

async function flatManifest(): Promise<string> {
  let manifest = await readFile(new URL('subgraph.yaml', subgraph), 'utf8');
  for (const [from, to] of replacements) {
    if (!manifest.includes(from)) throw new Error(`subgraph.yaml no longer has ${from}`);
    manifest = manifest.replaceAll(from, to);
  }
  return manifest.replaceAll(': ./', ': ../');
}

async function flatAbi(): Promise<string> {
  const file = await readFile(new URL('generated/abis/BallotBox.json', subgraph), 'utf8');
  const entries = v.parse(abi, JSON.parse(file)).map((entry) => {
    if (entry.name !== 'BallotOpened') return entry;
    const inputs = entry.inputs?.flatMap((input) =>
      (input.components ?? [input]).map((each) => ({ indexed: false, ...each })),
    );
    return { ...entry, inputs };
  });
  return JSON.stringify(entries);
}

import type { ArtifactManager } from 'hardhat/types/artifacts';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { compiler } from './compiler.ts';
import { Release } from './release.ts';

const Metadata = v.object({
  sources: v.record(v.string(), v.object({ keccak256: v.string() })),
});

/** Of the compiler's output, what says which sources a contract is made from. */
interface CompilerOutput {
  readonly contracts: Record<string, Record<string, { readonly metadata: string }>>;
}

/** The release of a contract that Hardhat has built. @throws Error where it has not, or where a library is missing. */
export async function compiledRelease(artifacts: ArtifactManager, contractName: string): Promise<Release> {
  const { sourceName, inputSourceName, abi, bytecode, linkReferences, buildInfoId } =
    await artifacts.readArtifact(contractName);
  if (Object.keys(linkReferences).length > 0) {
    throw new Error(`${contractName} wants a library that is deployed by itself, which no release has.`);
  }
  if (inputSourceName === undefined || buildInfoId === undefined) {
    throw new Error(`Hardhat does not say how it built ${contractName}.`);
  }
  const { contracts } = await outputOf(artifacts, buildInfoId);
  const metadata = contracts[inputSourceName]?.[contractName]?.metadata ?? '{}';
  const { sources } = v.parse(Metadata, JSON.parse(metadata));
  return v.parse(Release, {
    contractName,
    sourceName,
    compiler,
    sources: Object.fromEntries(Object.entries(sources).map(([name, { keccak256 }]) => [name, keccak256])),
    abi,
    bytecode,
  });
}

/** The last output that was read; all contracts of one build are in one. */
let last: { readonly id: string; readonly output: CompilerOutput } | undefined;

async function outputOf(artifacts: ArtifactManager, id: string): Promise<CompilerOutput> {
  if (last?.id === id) return last.output;
  const path = await artifacts.getBuildInfoOutputPath(id);
  if (path === undefined) throw new Error(`Hardhat has no output of its build ${id}.`);
  const { output } = JSON.parse(await readFile(path, 'utf8')) as { output: CompilerOutput };
  last = { id, output };
  return output;
}

// The release artifacts: contracts as they are deployed, kept in the repository, so that a start needs no compiler.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Hex, keccak256 } from 'viem';
import { compiler } from './compiler.ts';

const root = new URL('../../', import.meta.url);

/** Where they are kept, relative to the repository. */
const folder = 'ignition/artifacts/';

/** Where they are kept. */
export const releaseFolder = new URL(folder, root);

const HexText = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]*$/.test(value));

/** A contract as it is deployed, and what it was made from. */
export const Release = v.object({
  contractName: v.string(),
  /** As Hardhat calls it: `contracts/...` or `@openzeppelin/...`. */
  sourceName: v.string(),
  compiler: v.object({
    version: v.string(),
    optimizer: v.object({ enabled: v.boolean(), runs: v.number() }),
  }),
  /** keccak256 of every source that it is made from, by the compiler's names. */
  sources: v.record(v.string(), HexText),
  abi: v.array(v.unknown()),
  /** Creation code, without constructor arguments. */
  bytecode: HexText,
});

export type Release = v.InferOutput<typeof Release>;

/** The kept release of a contract, whether or not its sources are still the same; undefined where there is none. */
export async function keptRelease(contractName: string, repository = root): Promise<Release | undefined> {
  const file = new URL(`${folder}${contractName}.json`, repository);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : v.parse(Release, JSON.parse(text));
}

/**
 * The kept release of a contract; undefined where compiling its sources today may give something else.
 * @param repository The folder that holds the releases and the sources, with a slash at its end.
 */
export async function currentRelease(contractName: string, repository = root): Promise<Release | undefined> {
  const release = await keptRelease(contractName, repository);
  if (release === undefined || JSON.stringify(release.compiler) !== JSON.stringify(compiler))
    return undefined;
  for (const [name, hash] of Object.entries(release.sources)) {
    if ((await hashOf(fileOf(name, repository))) !== hash) return undefined;
  }
  return release;
}

/** The file that keeps the release of a contract. */
export function releaseFile(contractName: string): URL {
  return new URL(`${contractName}.json`, releaseFolder);
}

/** Contracts share most of their sources. */
const hashes = new Map<string, Promise<Hex | undefined>>();

function hashOf(file: string): Promise<Hex | undefined> {
  const known = hashes.get(file) ?? hashFile(file);
  hashes.set(file, known);
  return known;
}

async function hashFile(file: string): Promise<Hex | undefined> {
  const content = await readFile(file).catch(() => undefined);
  return content === undefined ? undefined : keccak256(content);
}

/** Hardhat calls sources `project/contracts/...` and `npm/@openzeppelin/contracts@5.7.0/...`. */
function fileOf(sourceName: string, repository: URL): string {
  const path = sourceName
    .replace(/^project\//, '')
    .replace(/^npm\/((?:@[^/]+\/)?[^/@]+)@[^/]+\//, 'node_modules/$1/');
  return fileURLToPath(new URL(path, repository));
}

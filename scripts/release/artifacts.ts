// `npm run artifacts`: writes ignition/artifacts, the contracts that a start deploys without compiling them.
// `npm run artifacts -- --check` fails where a file there is not, byte for byte, what the sources give.
import { Command } from 'commander';
import hre from 'hardhat';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { compiledRelease } from './compiled.ts';
import { deployedContracts } from './deployed.ts';
import { releaseFile, releaseFolder } from './release.ts';

const { check } = new Command('artifacts')
  .description('Writes the contracts that are deployed, compiled, to ignition/artifacts.')
  .option('--check', 'write nothing; fail where a file is not what the sources give')
  .parse()
  .opts<{ check?: boolean }>();

const names = deployedContracts();
const hadBuilt = existsSync(hre.config.paths.cache);
let compiled = await compile(false);
// Built after a change, a contract is compiled with fewer others, and the digest at its end may tell.
if (hadBuilt && (await differences(compiled)).length > 0) compiled = await compile(true);
const different = await differences(compiled);

if (different.length === 0) {
  console.log(`The sources give the ${names.length} artifacts that are kept.`);
} else if (check === true) {
  console.error(`Not what the sources give: ${different.join(', ')}. Run "npm run artifacts" and commit.`);
  process.exitCode = 1;
} else {
  await mkdir(releaseFolder, { recursive: true });
  for (const name of different) {
    const text = compiled.get(name);
    if (text === undefined) await rm(releaseFile(name));
    else await writeFile(releaseFile(name), text);
  }
  console.log(`Written or removed: ${different.join(', ')}`);
}

/** The files' texts by contract. @param all Whether what Hardhat has built already is built again. */
async function compile(all: boolean): Promise<Map<string, string>> {
  await hre.tasks.getTask('build').run({ quiet: true, force: all });
  const releases = names.map(async (name): Promise<[string, string]> => {
    const release = await compiledRelease(hre.artifacts, name);
    return [name, `${JSON.stringify(release, undefined, 1)}\n`];
  });
  return new Map(await Promise.all(releases));
}

/** The contracts whose file is missing, old or needless. */
async function differences(texts: ReadonlyMap<string, string>): Promise<string[]> {
  const kept = (await readdir(releaseFolder).catch(() => [])).map((file) => file.replace('.json', ''));
  const found: string[] = kept.filter((name) => !texts.has(name));
  for (const [name, text] of texts) {
    if ((await readFile(releaseFile(name), 'utf8').catch(() => undefined)) !== text) found.push(name);
  }
  return found;
}

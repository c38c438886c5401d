// A clone of the repository in which every contract of ours, and its deployment, is there several times.
import { execa } from 'execa';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deployedContracts } from '../release/deployed.ts';
import { keptRelease } from '../release/release.ts';
import { repository } from '../repository.ts';

/** Copies what git knows of into the folder, links what is installed, and adds the copies of the contracts. */
export async function cloneWithCopies(folder: string, times: number): Promise<void> {
  const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
  });
  for (const file of stdout.split('\n')) await copyFile(file, folder);
  await execa('cp', ['-a', '--link', join(repository, 'node_modules'), folder]);
  const ours = await ourContracts();
  for (let number = 2; number <= times; number++) {
    await copyContracts(folder, ours, number);
    await copyDeployment(folder, ours, number);
  }
}

async function copyFile(file: string, folder: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  // One that was removed and is not yet committed is in the list and nowhere else.
  await cp(join(repository, file), join(folder, file)).catch(() => undefined);
}

/** The deployed contracts that are not OpenZeppelin's. */
export async function ourContracts(): Promise<string[]> {
  const releases = await Promise.all(deployedContracts().map((name) => keptRelease(name)));
  return releases.flatMap((release) =>
    release?.sourceName.startsWith('contracts/') === true ? [release.contractName] : [],
  );
}

/** All sources once more, in a folder of their own; the deployed contracts get another name. */
async function copyContracts(folder: string, ours: readonly string[], number: number): Promise<void> {
  const contracts = join(folder, 'contracts');
  const files = await readdir(contracts, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.sol') && !name.startsWith('copy'))) {
    if (file.endsWith('.t.sol')) continue;
    const target = join(contracts, `copy${number}`, renamed(file, ours, number));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, renamed(await readFile(join(contracts, file), 'utf8'), ours, number));
  }
}

/** Ignition's modules and parameters once more, and the module of all of Patto uses them. */
async function copyDeployment(folder: string, ours: readonly string[], number: number): Promise<void> {
  const modules = join(folder, 'ignition/modules');
  const names: string[] = [];
  for (const file of await readdir(join(repository, 'ignition/modules'))) {
    const name = file.replace('.ts', '');
    const text = await readFile(join(modules, file), 'utf8');
    if (name !== 'Patto' && text.includes(`buildModule('${name}'`)) names.push(name);
  }
  for (const name of names) {
    const text = await readFile(join(modules, `${name}.ts`), 'utf8');
    const copy = names.reduce(
      (all, other) =>
        all
          .replaceAll(`'./${other}.ts'`, `'./${other}${number}.ts'`)
          .replaceAll(`('${other}',`, `('${other}${number}',`),
      // A copy of the box is nobody's, so it may have any number.
      renamed(text.replaceAll(/numberOfDeployed\([^)]*\)/g, '0'), ours, number),
    );
    await writeFile(join(modules, `${name}${number}.ts`), copy);
  }
  const all = join(modules, 'Patto.ts');
  const imports = names.map((name) => `import ${name}${number} from './${name}${number}.ts';\n`).join('');
  const uses = names.map((name) => `\n  m.useModule(${name}${number});`).join('');
  const text = await readFile(all, 'utf8');
  await writeFile(
    all,
    `${imports}${text.replace("buildModule('Patto', (m) => {", (begin) => `${begin}${uses}`)}`,
  );

  const file = join(folder, 'ignition/parameters/local.json');
  const parameters = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  const copies = names.map((name) => [`${name}${number}`, parameters[name] ?? {}] as const);
  await writeFile(file, JSON.stringify({ ...parameters, ...Object.fromEntries(copies) }));
}

function renamed(text: string, names: readonly string[], number: number): string {
  return text.replaceAll(new RegExp(`\\b(${names.join('|')})\\b`, 'g'), `$1${number}`);
}

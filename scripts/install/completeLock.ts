// Makes package-lock.json fit for any machine: an entry for every optional platform package that the registry did not
// show when the lock was made (`npm ci` elsewhere would say "Missing: X from lock file"), what each package's bytes must hash
// to, and no download addresses. Nor which Node each package wants: npm would compare that with the Node it runs on itself, warn
// of dozens and leave native parts out, while everything here runs on the newer Node that comes along.
import { Command } from 'commander';
import { execa } from 'execa';
import { readFile, writeFile } from 'node:fs/promises';

new Command('lock:complete')
  .description('Makes package-lock.json fit for any machine; run it after a change of dependencies.')
  .parse();

interface LockEntry {
  /** Of an alias, the package that stands in its folder. */
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  engines?: Record<string, string>;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, LockEntry>;
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors: Readonly<Record<string, string>> = {
  amd64: 'x64',
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
};
const libraries: Readonly<Record<string, string>> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(await readFile(file, 'utf8')) as Lock;
const added = addMissing(lock.packages);
const stripped = stripAddresses(lock.packages);
const silenced = stripEngines(lock.packages);
const hashed = await addIntegrity(lock.packages);
const packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
await writeFile(file, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
console.log(
  `package-lock.json: ${added} platform packages added, ${stripped} download addresses and ${silenced} wishes for a Node ` +
    `removed, ${hashed} hashes added`,
);

function addMissing(entries: Record<string, LockEntry>): number {
  let count = 0;
  for (const [path, entry] of Object.entries(entries)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInstalled(entries, path, name)) continue;
      const platform = platformOf(name);
      // Anything else is missing for another reason, which npm itself has to say; a range is no version to pin.
      if (platform === undefined || !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)) continue;
      const dev = entry.dev === true ? { dev: true } : {};
      const isTaken = entries[`node_modules/${name}`] !== undefined;
      entries[isTaken ? `${path}/node_modules/${name}` : `node_modules/${name}`] = {
        version,
        ...platform,
        ...dev,
        optional: true,
      };
      count++;
    }
  }
  return count;
}

/** Whether Node would find the package from the given folder, as npm looks it up: outwards. */
function isInstalled(entries: Record<string, LockEntry>, from: string, name: string): boolean {
  for (let folder = from; ; folder = parentOf(folder)) {
    if (entries[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`] !== undefined)
      return true;
    if (folder === '') return false;
  }
}

function parentOf(folder: string): string {
  const at = folder.lastIndexOf('/node_modules/');
  return at === -1 ? '' : folder.slice(0, at);
}

/** Reads system, processor and C library out of a name such as `@rollup/rollup-linux-arm64-musl`. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[-/]/);
  const os = words.find((word) => systems.includes(word));
  const cpu = words.map((word) => processors[word]).find((word) => word !== undefined);
  const libc = words.map((word) => libraries[word]).find((word) => word !== undefined);
  if (os === undefined || cpu === undefined) return undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }) };
}

function stripAddresses(entries: Record<string, LockEntry>): number {
  let count = 0;
  for (const entry of Object.values(entries)) {
    // A link's "resolved" is a folder of this repository.
    if (entry.resolved === undefined || entry.link === true) continue;
    delete entry.resolved;
    count++;
  }
  return count;
}

/** Of what is installed; what this repository itself wants stays. */
function stripEngines(entries: Record<string, LockEntry>): number {
  let count = 0;
  for (const [path, entry] of Object.entries(entries)) {
    if (!path.includes('node_modules/') || entry.engines === undefined) continue;
    delete entry.engines;
    count++;
  }
  return count;
}

/** What the registry says that a package's archive hashes to, where npm has not written it down. */
async function addIntegrity(entries: Record<string, LockEntry>): Promise<number> {
  let count = 0;
  for (const [path, entry] of Object.entries(entries)) {
    const [, folder] = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    const name = entry.name ?? folder;
    // Without a folder it is of this repository, and in no registry.
    if (folder === undefined || name === undefined || entry.link === true || entry.version === undefined)
      continue;
    if (entry.integrity !== undefined) continue;
    const { stdout } = await execa('npm', ['view', `${name}@${entry.version}`, 'dist.integrity']);
    if (!stdout.startsWith('sha512-'))
      throw new Error(`The registry names no sha512 of ${name}@${entry.version}`);
    entry.integrity = stdout;
    count++;
  }
  return count;
}

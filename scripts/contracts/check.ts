// `npm run contracts:check`: every contract fits on chain and is as large as committed, no upgradeable one moves its state
// about, and whoever calls them is told what they do.
import { contractEntries, isOwn } from '@patto/protocol/network/contracts';
import { Command } from 'commander';
import hre from 'hardhat';
import { readFile, writeFile } from 'node:fs/promises';
import { baseName, compilerOutputOf } from './buildInfo.ts';
import { breaks, layoutOf, type StorageLayout } from './layout.ts';
import { natspecProblems } from './natspec.ts';
import { maxBytes, sizeOf } from './sizes.ts';

const folder = new URL('../../snapshots/', import.meta.url);
const layoutFile = new URL('storage-layout.json', folder);
const sizesFile = new URL('sizes.json', folder);

const withoutEnding = (source: string) => source.replace(/\.sol$/, '');
const deployed = contractEntries.filter(isOwn).map(({ source }) => withoutEnding(source));
const upgradeable = contractEntries.flatMap(({ state }) =>
  state === undefined ? [] : [withoutEnding(state)],
);

const { update } = new Command('contracts:check')
  .description('Checks the sizes of the contracts, the storage of the upgradeable ones, and their comments.')
  .option('--update', 'write sizes and layout to snapshots/; only fields added at the end are taken')
  .parse()
  .opts<{ update?: boolean }>();

await hre.tasks.getTask('build').run({ quiet: true });
let problems = 0;

const sizes: Record<string, number> = {};
for (const source of deployed) {
  const bytes = await sizeOf(source);
  sizes[baseName(source)] = bytes;
  console.log(`${baseName(source).padEnd(20)} ${bytes.toLocaleString('en').padStart(7)} bytes`);
  if (bytes === 0 || bytes > maxBytes) report(`${source} has ${bytes} bytes; 1 to ${maxBytes} fit on chain`);
}

const layouts: Record<string, StorageLayout> = {};
for (const source of upgradeable) layouts[baseName(source)] = await layoutOf(source);
for (const [name, before] of Object.entries(
  JSON.parse((await committed(layoutFile)) ?? '{}') as typeof layouts,
)) {
  const now = layouts[name];
  const broken = now === undefined ? ['it is gone'] : breaks(before, now);
  for (const problem of broken)
    report(`The state of ${name} would be read wrongly after an upgrade: ${problem}`);
}
natspecProblems(await Promise.all(deployed.map(compilerOutputOf))).forEach(report);

const sound = problems === 0;
await compare(layoutFile, layouts, 'The storage layout');
await compare(sizesFile, sizes, 'The sizes of the contracts');
process.exitCode = problems === 0 ? 0 : 1;

async function compare(file: URL, now: object, what: string): Promise<void> {
  const text = `${JSON.stringify(now, null, 2)}\n`;
  if (update && sound) await writeFile(file, text);
  else if ((await committed(file)) !== text)
    report(`${what} changed: run "npm run contracts:check -- --update"`);
  else console.log(`${what}: as committed.`);
}

async function committed(file: URL): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function report(problem: string): void {
  problems += 1;
  console.error(problem);
}

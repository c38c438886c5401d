// `npm run contracts:check`: every contract fits on chain, and no upgradeable one moves its state about.
import { Command } from 'commander';
import hre from 'hardhat';
import { readFile, writeFile } from 'node:fs/promises';
import { baseName, compilerOutputOf } from './buildInfo.ts';
import { breaks, layoutOf, type StorageLayout } from './layout.ts';

/** Most bytes of code that a chain takes (EIP-170). */
const maxBytes = 24_576;
const snapshot = new URL('../../snapshots/storage-layout.json', import.meta.url);

const deployed = [
  'contracts/metatx/PattoForwarder',
  'contracts/commons/CommonsRegistry',
  'contracts/commons/Membership',
  'contracts/reputation/Reputation',
  'contracts/ballots/points/BallotBox',
];
const upgradeable = ['contracts/commons/CommonsRegistryStorage', 'contracts/reputation/ReputationStorage'];

const { update } = new Command('contracts:check')
  .description('Checks the sizes of the contracts and the storage layout of the upgradeable ones.')
  .option(
    '--update',
    'write the layout to snapshots/storage-layout.json; only fields added at the end are taken',
  )
  .parse()
  .opts<{ update?: boolean }>();

await hre.tasks.getTask('build').run({ quiet: true });
let problems = 0;
for (const source of deployed) {
  const { contracts } = await compilerOutputOf(source);
  const code = contracts[`project/${source}.sol`]?.[baseName(source)]?.evm.deployedBytecode.object ?? '';
  const bytes = code.length / 2;
  console.log(`${baseName(source).padEnd(20)} ${bytes.toLocaleString('en').padStart(7)} bytes`);
  if (bytes === 0 || bytes > maxBytes) report(`${source} has ${bytes} bytes; 1 to ${maxBytes} fit on chain`);
}

const layouts: Record<string, StorageLayout> = {};
for (const source of upgradeable) layouts[baseName(source)] = await layoutOf(source);
const text = `${JSON.stringify(layouts, null, 2)}\n`;
const committed = await readFile(snapshot, 'utf8').catch(() => undefined);
for (const [name, before] of Object.entries(JSON.parse(committed ?? '{}') as typeof layouts)) {
  const now = layouts[name];
  const broken = now === undefined ? ['it is gone'] : breaks(before, now);
  for (const problem of broken)
    report(`The state of ${name} would be read wrongly after an upgrade: ${problem}`);
}
if (update && problems === 0) await writeFile(snapshot, text);
else if (committed !== text) report('The storage layout changed: run "npm run contracts:check -- --update"');
else console.log('The storage layout is the committed one.');
process.exitCode = problems === 0 ? 0 : 1;

function report(problem: string): void {
  problems += 1;
  console.error(problem);
}

// `npm run bench:gas`: what Patto's operations cost beside OpenZeppelin's Governor, against the targets.
// `npm run gas:check` (--check): measures again and fails where a figure differs from snapshots/operations.json.
import { Command } from 'commander';
import hre from 'hardhat';
import { readFile, writeFile } from 'node:fs/promises';
import { measureGovernor } from './gasPeer.ts';
import { measurePatto, type Measures } from './gasPatto.ts';

const snapshot = new URL('../../snapshots/operations.json', import.meta.url);

/** Zero bytes in calldata cost 12 less than others, and timestamps have them or not as time passes. */
const tolerance = 36;

/** Most gas that an operation may cost. */
const targets: Measures = {
  'vote by own transaction, later in the ballot': 43_500,
  'vote by signature, alone': 62_500,
  'vote by signature, batch of 200, neighbours': 10_000,
  'vote by signature, batch of 200, random of 100,000': 14_500,
  'vote by signature, batch of 200, 64 options, 4 choices': 13_000,
  'join, in a batch of 200': 50_000,
  'open a ballot': 120_000,
};

/** The peer's act that an operation stands beside. */
const peerOf: Record<string, string> = {
  'vote by own transaction, later in the ballot': 'vote',
  'vote by own transaction, the first of its ballot': 'vote',
  'vote by signature, alone': 'vote by signature',
  'vote by signature, batch of 200, neighbours': 'vote by signature',
  'vote by signature, batch of 200, random of 100,000': 'vote by signature',
  'join, in a batch of 200': 'join',
  'join, alone': 'join',
  'open a ballot': 'open',
};

interface Snapshot {
  patto: Measures;
  governor: Measures;
}

const command = new Command('bench:gas')
  .description("Measures what operations cost, Patto's and those of OpenZeppelin's Governor with ERC20Votes.")
  .option('--json <file>', 'write the figures to a file as well')
  .option('--update', 'write the figures to snapshots/operations.json')
  .option('--check', 'fail where a figure differs from snapshots/operations.json')
  .parse();
const options = command.opts<{ json?: string; update?: boolean; check?: boolean }>();

await hre.tasks.getTask('build').run({ quiet: true });
const measured: Snapshot = { patto: await measurePatto(), governor: await measureGovernor() };
console.log(table(measured));
const text = `${JSON.stringify(measured, null, 2)}\n`;
if (options.json !== undefined) await writeFile(options.json, text);
if (options.update) await writeFile(snapshot, text);
if (options.check) process.exitCode = await check(measured);
const missed = Object.entries(targets).filter(([name, most]) => (measured.patto[name] ?? Infinity) > most);
for (const [name, most] of missed) console.log(`Above its target of ${most}: ${name}`);

function table({ patto, governor }: Snapshot): string {
  const rows = Object.entries(patto).map(([name, gas]) => {
    const peer = governor[peerOf[name] ?? ''];
    const target = targets[name];
    return [
      name,
      gas.toLocaleString('en'),
      peer?.toLocaleString('en') ?? '',
      peer === undefined ? '' : (gas / peer).toFixed(2),
      target?.toLocaleString('en') ?? '',
    ];
  });
  const all = [['operation (gas each)', 'Patto', 'Governor', 'ratio', 'target'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** 1 and a line for each figure that differs, 0 where none does. */
async function check(found: Snapshot): Promise<number> {
  const committed = JSON.parse(await readFile(snapshot, 'utf8')) as Snapshot;
  let differences = 0;
  for (const part of ['patto', 'governor'] as const) {
    const names = new Set([...Object.keys(committed[part]), ...Object.keys(found[part])]);
    for (const name of names) {
      const [before, now] = [committed[part][name], found[part][name]];
      if (Math.abs((before ?? Infinity) - (now ?? -Infinity)) <= tolerance) continue;
      differences += 1;
      console.error(`${part}: ${name} was ${before ?? 'not measured'}, is ${now ?? 'not measured'}`);
    }
  }
  if (differences > 0)
    console.error('If the change is meant, run "npm run bench:gas -- --update" and commit.');
  return differences > 0 ? 1 : 0;
}

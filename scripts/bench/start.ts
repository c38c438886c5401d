// `npm run bench:start`: how long a first start takes with several times the contracts that there are, in a clone that is
// removed afterwards.
import { Command, InvalidArgumentError } from 'commander';
import { execa } from 'execa';
import { appendFile, chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from '../repository.ts';
import { cloneWithCopies, ourContracts } from './startCopies.ts';

const { times, change, seed } = new Command('bench:start')
  .description(
    'Times a first start of a clone whose contracts, and their deployment, are there several times.',
  )
  .option('--times <number>', 'how often the contracts are there', count, 3)
  .option('--change <contract>', 'a contract that was changed since its artifact was written; "all" for all')
  .option('--no-seed', 'start without commons, residents and ballots')
  .parse()
  .opts<{ times: number; change?: string; seed: boolean }>();

// Beside the repository, so that what is installed can be linked rather than copied.
const folder = await mkdtemp(join(repository, '../patto-start-'));
// The database runs as another user where this one is root.
await chmod(folder, 0o755);
try {
  await cloneWithCopies(folder, times);
  const compilation = performance.now();
  await execa('npm', ['run', '--silent', 'artifacts'], { cwd: folder });
  console.log(`Everything compiled in ${secondsSince(compilation)} s; load ${load()}`);
  for (const name of ['artifacts', 'cache']) await rm(join(folder, name), { recursive: true });
  for (const name of await changed()) await appendFile(await sourceFileOf(name), '// changed\n');
  await timeStart();
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Starts the clone, says when it was ready and what it took, and stops it. */
async function timeStart(): Promise<void> {
  const before = await processorSeconds();
  const began = performance.now();
  const start = execa(
    'node',
    ['scripts/stack/start.ts', '--fresh', '--ports', 'free', ...(seed ? [] : ['--no-seed'])],
    {
      cwd: folder,
      preferLocal: true,
      localDir: folder,
      buffer: false,
      stderr: 'inherit',
      env: { PATTO_HOME: join(folder, '.patto') },
    },
  );
  for await (const line of createInterface({ input: start.stdout })) {
    console.log(line);
    if (!line.startsWith('Patto is ready')) continue;
    console.log(`Ready after ${secondsSince(began)} s with ${times} times the contracts; load ${load()}`);
    start.kill('SIGINT');
  }
  await start;
  const used = (await processorSeconds()) - before;
  if (used > 0) console.log(`Processor time of all parts, stop included: ${used.toFixed(0)} s`);
}

/** The copies too, where all are changed. */
async function changed(): Promise<readonly string[]> {
  if (change !== 'all') return change === undefined ? [] : [change];
  const names = await ourContracts();
  const copies = Array.from({ length: times - 1 }, (_, index) => names.map((name) => `${name}${index + 2}`));
  return [...names, ...copies.flat()];
}

async function sourceFileOf(contract: string): Promise<string> {
  const kept = await readFile(join(folder, 'ignition/artifacts', `${contract}.json`), 'utf8');
  return join(folder, (JSON.parse(kept) as { sourceName: string }).sourceName);
}

/** User and system seconds of the processes that this one has started and that have ended; 0 where nobody tells. */
async function processorSeconds(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / 100;
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}

function load(): string {
  return loadavg()[0]?.toFixed(1) ?? '';
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A whole number from 1.');
  return number;
}

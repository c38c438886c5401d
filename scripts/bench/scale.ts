// `npm run bench:scale -- --voters 1000 10000`: what an election costs by its size, from the keys to the recount.
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { Command } from 'commander';
import { wholeNumber } from '../cli/commands/numbers.ts';
import { consoleReporter } from '../cli/reporter.ts';
import { stopOnSignal } from './interruption.ts';
import { startBareChain } from './scaleChain.ts';
import { runScale, type ScaleFigures } from './scaleRun.ts';

interface Options {
  voters: number[];
  json?: string;
  markdown?: string;
}

const numberOfVoters = wholeNumber(1, 1_000_000);

const columns: readonly [string, (figures: ScaleFigures) => string][] = [
  ['voters', ({ voters }) => voters.toLocaleString('en')],
  ['keys s', ({ keys }) => keys.seconds.toFixed(1)],
  ['join gas', ({ members }) => members.gas.toFixed(0)],
  ['join bytes', ({ members }) => members.callBytes.toFixed(0)],
  ['join s', ({ members }) => members.seconds.toFixed(1)],
  ['vote gas', ({ votes }) => votes.gas.toFixed(0)],
  ['vote bytes', ({ votes }) => votes.callBytes.toFixed(0)],
  ['sign and cast s', ({ votes }) => votes.seconds.toFixed(1)],
  ['logs MB', ({ download }) => (download.bytes / 1e6).toFixed(2)],
  ['download s', ({ download }) => download.seconds.toFixed(1)],
  ['recount s', ({ recount }) => recount.seconds.toFixed(1)],
  ['recount MB', ({ recount }) => String(recount.peakMemoryMB)],
  ['sender MB', ({ senderPeakMemoryMB }) => String(senderPeakMemoryMB)],
  ['recount', ({ recount }) => (recount.equal ? 'equal' : 'DIFFERENT')],
];

const program = new Command('bench:scale')
  .description(
    'An election of 64 projects by equal shares on a chain of its own: members who join by issuer-signed batches, votes ' +
      'with a key and a signature each in batches of 200, and the recount from the logs in a process of its own.',
  )
  .requiredOption(
    '--voters <numbers...>',
    'voters, one election for each number',
    (text: string, earlier: number[] | undefined) => [...(earlier ?? []), numberOfVoters(text)],
  )
  .option('--json <file>', 'write the figures as JSON')
  .option('--markdown <file>', 'write the table as Markdown')
  .action(run);

await program.parseAsync();

async function run({ voters, json, markdown }: Options): Promise<void> {
  const reporter = consoleReporter();
  const elections: ScaleFigures[] = [];
  const load = loadavg()[0] ?? 0;
  const chain = await startBareChain();
  stopOnSignal(() => chain.stop());
  try {
    for (const count of voters) {
      reporter.say(`${count} voters`);
      elections.push(await runScale(chain.network, count, reporter));
    }
  } finally {
    await chain.stop();
  }
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load.toFixed(1)} at the start`;
  const table = markdownTable(elections);
  console.log(`${machine}\n\n${table}`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ machine, elections }, undefined, 2)}\n`);
  if (markdown !== undefined) await writeFile(markdown, page(machine, table));
  if (elections.some(({ recount }) => !recount.equal)) process.exitCode = 1;
}

function markdownTable(elections: readonly ScaleFigures[]): string {
  const rows = [
    columns.map(([title]) => title),
    columns.map(() => '---:'),
    ...elections.map((figures) => columns.map(([, cell]) => cell(figures))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (cell === '---:' ? `${'-'.repeat((widths[column] ?? 4) - 1)}:` : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  return rows.map(line).join('\n');
}

function page(machine: string, table: string): string {
  return `# What an election costs by its size

Made by \`npm run bench:scale -- --voters 1000 10000 100000 --json docs/benchmarks/scale.json --markdown docs/benchmarks/scale.md\`
on ${machine}.

${table}

64 projects counted by the method of equal shares, 1 to 5 choices in a vote. Gas and bytes are for each member and each
vote, bytes those of the calls. Seconds are of the wall clock: gas, bytes and the recount's equality are the same on any
machine, seconds are not. The recount runs in a process of its own, whose peak memory is \`recount MB\`; \`sender MB\` is the
process that holds all keys, signs and sends.
`;
}

// `npm test`: runs every suite as a person would by name, and ends with one line that adds them up.
// `npm test -- contracts protocol` runs only those. A check without cases of its own counts as one.
import { Argument, Command } from 'commander';
import { execa } from 'execa';
import { stripVTControlCharacters } from 'node:util';

interface Suite {
  readonly name: string;
  /** The package.json script to run. */
  readonly script: string;
  /** How its closing lines count cases; a check is one case that passes by its exit code. */
  readonly kind: 'cases' | 'check';
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

type Lane = readonly Suite[];

/** What the other suites stand on. */
const build: Suite = { name: 'build', script: 'build', kind: 'check' };

/** Side by side, for machines with two cores; what compiles the contracts is in one lane. */
const lanes: readonly Lane[] = [
  [
    { name: 'contracts', script: 'test:contracts', kind: 'cases' },
    { name: 'gas', script: 'gas:check', kind: 'check' },
    { name: 'layout', script: 'contracts:check', kind: 'check' },
    { name: 'subgraph', script: 'test:subgraph', kind: 'cases' },
    { name: 'stack', script: 'test:stack', kind: 'cases' },
    { name: 'cli', script: 'test:cli', kind: 'cases' },
  ],
  [
    { name: 'typecheck', script: 'typecheck', kind: 'check' },
    { name: 'lint', script: 'lint', kind: 'check' },
    { name: 'protocol', script: 'test:protocol', kind: 'cases' },
    { name: 'dapp', script: 'test:dapp', kind: 'cases' },
    { name: 'scripts', script: 'test:scripts', kind: 'cases' },
    { name: 'size', script: 'size', kind: 'check' },
    { name: 'e2e', script: 'test:e2e', kind: 'cases' },
  ],
];
const suites = [build, ...lanes.flat()];

/**
 * Adds up what a runner counted under a word. Mocha indents its closing lines; Hardhat closes with one line of its own,
 * not indented, that has added up its runners already.
 */
function counted(output: string, word: string): number {
  const totals = [...output.matchAll(new RegExp(`^(\\d+) ${word}\\b`, 'gm'))];
  const parts = [...output.matchAll(new RegExp(`^ +(\\d+) ${word}\\b`, 'gm'))];
  return (totals.length > 0 ? totals : parts).reduce((sum, match) => sum + Number(match[1]), 0);
}

/** Reads the closing lines of mocha and of Hardhat's runner ("12 passing", "1 failing", "2 pending"). */
function countCases(output: string, exitCode: number): Counts {
  const counts = {
    passed: counted(output, 'passing'),
    failed: counted(output, 'failing'),
    skipped: counted(output, '(?:pending|skipped)'),
  };
  const brokeWithoutSaying = exitCode !== 0 && counts.failed === 0;
  const ranNothing = counts.passed + counts.failed === 0;
  return brokeWithoutSaying || ranNothing ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** @param live Whether its output is shown as it comes, rather than whole at its end. */
async function run(suite: Suite, live: boolean): Promise<Counts> {
  const title = `\n=== ${suite.name}: npm run ${suite.script}`;
  if (live) console.log(title);
  const started = performance.now();
  const result = await execa('npm', ['run', '--silent', suite.script], {
    reject: false,
    all: true,
    stdin: 'ignore',
    stdout: live ? ['inherit', 'pipe'] : 'pipe',
    stderr: live ? ['inherit', 'pipe'] : 'pipe',
    env: { FORCE_COLOR: '0' },
  });
  if (!live) console.log(`${title}\n${result.all}`);
  const exitCode = result.exitCode ?? 1;
  const counts =
    suite.kind === 'check'
      ? { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
      : countCases(stripVTControlCharacters(result.all), exitCode);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`=== ${suite.name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
  return counts;
}

const names = suites.map(({ name }) => name);
const { processedArgs } = new Command('test')
  .description('Runs every suite, or only those that are named.')
  .addArgument(new Argument('[suites...]', 'which ones').choices(names).default([]))
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const [wanted] = processedArgs as [readonly string[]];

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
const runLane = async (lane: Lane, live: boolean) => {
  for (const suite of lane.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const counts = await run(suite, live);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (counts.failed > 0) broken.push(suite.name);
  }
};
await runLane([build], true);
await Promise.all(lanes.map((lane) => runLane(lane, wanted.length === 1)));

if (broken.length > 0) console.log(`\nBroken: ${broken.join(', ')}`);
console.log('');
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);

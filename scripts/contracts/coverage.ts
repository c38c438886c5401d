// `npm run coverage`: runs all contract tests with coverage and fails where too little of contracts/ is run by them.
import { Command } from 'commander';
import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import hre from 'hardhat';
import { branchesOf } from './branches.ts';

const least = 0.95;

new Command('coverage')
  .description(
    `Runs the contract tests and asks for ${least * 100} % of the lines and branches of contracts/.`,
  )
  .parse();

const { exitCode } = await execa('hardhat', ['test', '--coverage'], {
  preferLocal: true,
  stdio: 'inherit',
  reject: false,
});
// The instrumented contracts are not the ones to read.
await hre.tasks.getTask('build').run({ quiet: true });

const report = await readFile(new URL('../../coverage/lcov.info', import.meta.url), 'utf8');
const lines = [...report.matchAll(/^DA:\d+,(\d+)$/gm)].map(([, runs]) => Number(runs) > 0);
const branches = await branchesOf([...report.matchAll(/^SF:(.+)$/gm)].map(([, source = '']) => source));
for (const { place, side } of branches.filter(({ taken }) => !taken)) {
  console.log(`${place}: not seen to ${side === 'then' ? 'hold' : 'be passed by'}`);
}

const enough = [
  isEnough('lines', lines),
  isEnough(
    'branches',
    branches.map(({ taken }) => taken),
  ),
];
process.exitCode = exitCode === 0 && !enough.includes(false) ? 0 : 1;

/** Prints the share of what was run, and says whether it will do. */
function isEnough(what: string, run: readonly boolean[]): boolean {
  const share = run.filter(Boolean).length / run.length;
  console.log(`${(100 * share).toFixed(2)} % of ${run.length} ${what} are run by the tests.`);
  if (share < least) console.error(`At least ${least * 100} % are asked for.`);
  return share >= least;
}

// `npm run coverage`: runs all contract tests with coverage and fails where too little of contracts/ is run by them.
// Hardhat counts lines and statements; a condition's sides that hold no statement of their own are not told apart.
import { Command } from 'commander';
import { execa } from 'execa';
import { readFile } from 'node:fs/promises';

const least = 0.95;

new Command('coverage')
  .description(`Runs the contract tests and asks for ${least * 100} % of the lines of contracts/.`)
  .parse();

const { exitCode } = await execa('hardhat', ['test', '--coverage'], {
  preferLocal: true,
  stdio: 'inherit',
  reject: false,
});
const report = await readFile(new URL('../../coverage/lcov.info', import.meta.url), 'utf8');
const hits = [...report.matchAll(/^DA:\d+,(\d+)$/gm)].map(([, count]) => Number(count));
const branches = [...report.matchAll(/^BRDA:.*,(\d+|-)$/gm)].map(([, count]) => Number(count) || 0);
const share = (counts: number[]) => counts.filter((count) => count > 0).length / counts.length;
const lines = share(hits);
console.log(`${(100 * lines).toFixed(2)} % of ${hits.length} lines are run by the tests.`);
if (branches.length > 0) {
  console.log(`${(100 * share(branches)).toFixed(2)} % of ${branches.length} branches are run by the tests.`);
}
const enough = lines >= least && (branches.length === 0 || share(branches) >= least);
if (!enough) console.error(`At least ${least * 100} % are asked for.`);
process.exitCode = exitCode === 0 && enough ? 0 : 1;

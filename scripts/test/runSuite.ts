import { execa } from 'execa';
import { stripVTControlCharacters } from 'node:util';
import { countCases, countCheck, counts, type Counts } from './counting.ts';
import { timedTests, type Timed } from './slowest.ts';
import type { Suite } from './suites.ts';

/** How a suite came out. */
export interface Outcome {
  readonly suite: Suite;
  readonly counts: Counts;
  readonly timed: readonly Timed[];
}

/**
 * Runs a suite's script to its end.
 * @param live Whether its output is shown as it comes, rather than whole at its end.
 */
export async function runSuite(suite: Suite, live: boolean): Promise<Outcome> {
  const title = `\n=== ${suite.name}: npm run ${suite.script}`;
  if (live) console.log(title);
  const started = performance.now();
  const result = await execa('npm', ['run', '--silent', suite.script, ...timesOf(suite)], {
    reject: false,
    all: true,
    stdin: 'ignore',
    stdout: live ? ['inherit', 'pipe'] : 'pipe',
    stderr: live ? ['inherit', 'pipe'] : 'pipe',
    env: { FORCE_COLOR: '0' },
  });
  if (!live) console.log(`${title}\n${result.all}`);
  const exitCode = result.exitCode ?? 1;
  const seconds = (performance.now() - started) / 1000;
  const output = stripVTControlCharacters(result.all);
  const check = suite.kind === 'check';
  const counted = check ? countCheck(exitCode) : countCases(output, exitCode);
  console.log(`=== ${suite.name}: ${counts(counted)} in ${seconds.toFixed(0)} s`);
  const timed = check
    ? [{ suite: suite.name, title: `npm run ${suite.script}`, seconds }]
    : timedTests(suite.name, output);
  return { suite, counts: counted, timed };
}

/** Mocha names the time of a test that is slower than this; Hardhat has it in its configuration. */
function timesOf({ kind, script }: Suite): string[] {
  return kind === 'cases' && script !== 'test:contracts' ? ['--', '--slow', '0'] : [];
}

// `npm test`: runs every suite as a person would by name, and ends with one line that adds them up.
// `npm test -- contracts protocol` runs only those. A check without cases of its own counts as one.
// A suite is passed over where nothing that it reads has changed since it passed here; a build server, and --all, run all.
import { Argument, Command } from 'commander';
import { join } from 'node:path';
import { records } from '../stack/build.ts';
import { repository } from '../repository.ts';
import { counts, none, sum } from './counting.ts';
import { type Outcome, runSuite } from './runSuite.ts';
import { slowestTable } from './slowest.ts';
import { build, type Suite, suites } from './suites.ts';
import { passedOver, Passes } from './unchanged.ts';

const names = [build, ...suites].map(({ name }) => name);
const command = new Command('test')
  .description('Runs every suite whose files have changed since it passed, or those that are named.')
  .addArgument(new Argument('[suites...]', 'which ones').choices(names).default([]))
  .option('--all', 'also what has not changed since it passed')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const [wanted] = command.processedArgs as [readonly string[]];
const everything = command.opts<{ all?: boolean }>().all === true || process.env['CI'] !== undefined;

const passes = new Passes(repository, join(records, 'tests'));
const outcomes: Outcome[] = [];
const notRun: string[] = [];

const chosen = [build, ...suites].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const due = await dueAmong(chosen);
const others = due.filter((suite) => suite !== build);
await runLane(
  due.filter((suite) => suite === build),
  true,
);
const alone = others.length === 1;
await Promise.all([
  runLane(
    others.filter(({ lane }) => lane === 'first'),
    alone,
  ),
  runLane(
    others.filter(({ lane }) => lane === 'second'),
    alone,
  ),
]);
report();

/** The suites to run, each with the digest of what it reads now; says which are passed over. */
async function dueAmong(all: readonly Suite[]): Promise<readonly Suite[]> {
  // Whoever names a suite wants it to run.
  if (everything || wanted.length > 0) return all;
  const found: Suite[] = [];
  for (const suite of all) {
    const pass = await passes.of(suite, await passes.digest(suite));
    if (pass === undefined) {
      found.push(suite);
    } else {
      notRun.push(suite.name);
      console.log(passedOver(suite, pass));
    }
  }
  return found;
}

/** Runs suites one after the other, and writes down which passed. */
async function runLane(lane: readonly Suite[], live: boolean): Promise<void> {
  for (const suite of lane) {
    // What is changed while it runs counts as changed.
    const digest = await passes.digest(suite);
    await passes.forget(suite);
    const outcome = await runSuite(suite, live);
    outcomes.push(outcome);
    if (outcome.counts.failed === 0) await passes.record(suite, digest, new Date());
  }
}

/** Ends the process with what is to be known at the end. */
function report(): void {
  const total = outcomes.reduce((all, outcome) => sum(all, outcome.counts), none);
  const broken = outcomes.filter((outcome) => outcome.counts.failed > 0);
  const slowest = slowestTable(outcomes.flatMap(({ timed }) => timed));
  if (slowest !== '') console.log(`\nThe slowest:\n${slowest}`);
  if (notRun.length > 0) console.log(`\nNot run, because unchanged since they passed: ${notRun.join(', ')}`);
  if (broken.length > 0) console.log(`\nBroken: ${broken.map(({ suite }) => suite.name).join(', ')}`);
  console.log(`\n${counts(total)}`);
  process.exit(total.failed === 0 ? 0 : 1);
}

import { Option, type Command } from 'commander';
import { presets } from '@patto/protocol/ballots/presets';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { gasOfVotes } from '../chain/castVotes.ts';
import { untilIndexed } from '../chain/graph.ts';
import { connect, type Network, type NetworkOptions } from '../chain/network.ts';
import { compareWithFile, comparisonText } from '../import/compare.ts';
import { parsePosition } from '../import/places.ts';
import { planImport, type ImportPlan } from '../import/plan.ts';
import { runImport, type ImportOptions, type ImportOutcome } from '../import/run.ts';
import type { RecountReport } from '@patto/protocol/recount/report';
import { timeText } from '../moment.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { printable } from '../printable.ts';
import { differenceText } from '../recount/differenceText.ts';
import { recountBallot } from '../recount/recountBallot.ts';
import type { Reporter } from '../reporter.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { positiveNumber, wholeNumber } from './numbers.ts';

interface Options extends NetworkOptions, ImportOptions {
  json?: boolean;
  index: boolean;
  rule?: string;
  name?: string;
  position?: string;
  repair: boolean;
}

/** The rules that fund projects. */
const rulesByWord = new Map(
  Object.values(presets)
    .filter(({ rule }) => rules[rule].funds)
    .map(({ word, rule }) => [word, rule]),
);

/** `patto ballot import FILE.pb` */
export function addBallotImport(ballot: Command): void {
  withNetworkOptions(
    ballot
      .command('import')
      .argument('<file>', 'a Pabulib file (https://pabulib.org/format)')
      .summary('run a real participatory budget on the chain, voter by voter')
      .description(
        'Creates the municipality, a commons and its members, signs every vote with an own key, casts the votes in ' +
          'batches, settles the result and compares it with the file. Stopped in the middle, the same command goes on. ' +
          "The voters' keys follow from the file: they are a demonstration's, not secrets.",
      )
      .addOption(
        new Option(
          '--rule <rule>',
          "count by this rule instead of the file's; the result is then not the city's",
        ).choices([...rulesByWord.keys()]),
      )
      .option(
        '--repair',
        'count a project once that a vote marks twice, and votes with fewer than the least; each is told',
        false,
      )
      .option('--batch-size <votes>', 'votes in one transaction', wholeNumber(1, 250), 200)
      .option('--seed <number>', 'other keys for the same file', wholeNumber(0, 2 ** 32 - 1), 0)
      .option('--name <name>', 'name of the commons (default: from the file)')
      .option('--position <lat,lon>', 'where it is, in degrees (default: known for some towns)')
      .option(
        '--hours <hours>',
        "how long the ballot is open on the chain's clock",
        positiveNumber(24 * 365),
        6,
      )
      .option('--again', 'open a new ballot although this file has been imported', false)
      .option('--no-index', 'do not wait for the index'),
  ).action((file: string, options: Options) =>
    conclude(
      options,
      (reporter) => importBallot(file, options, reporter),
      'Stopped. All that was sent is on the chain; the same command goes on from there.',
    ),
  );
}

async function importBallot(file: string, options: Options, reporter: Reporter): Promise<Outcome> {
  const { name, position, repair } = options;
  const rule = rulesByWord.get(options.rule ?? '');
  const plan = await planImport(file, {
    repair,
    ...(rule === undefined ? {} : { rule }),
    ...(name === undefined ? {} : { name }),
    ...(position === undefined ? {} : { position: parsePosition(position) }),
  });
  const network = await connect(options);
  // Before anything is sent, so that a person can still stop where the file's figures are not those of its votes.
  for (const line of [...plan.notes, ...comparisonText(plan.comparison)]) reporter.say(printable(line));
  const started = performance.now();
  const outcome = await runImport(network, plan, options, reporter);
  if (outcome.settlement.state === 'waiting') return waiting(file, outcome, outcome.settlement);
  const indexed = options.index
    ? await untilIndexed(network, {
        ballot: outcome.ballot,
        votes: plan.file.votes.length,
        block: Number(await network.client.getBlockNumber()),
      })
    : undefined;
  const seconds = (performance.now() - started) / 1000;
  const count = await recountBallot(
    network,
    outcome.ballot,
    { signatures: false, sheet: plan.sheet },
    reporter,
  );
  return summary(network, plan, outcome, { count, seconds, indexed });
}

async function summary(
  network: Network,
  plan: ImportPlan,
  outcome: ImportOutcome,
  found: { count: RecountReport; seconds: number; indexed: number | undefined },
): Promise<Outcome> {
  const { count, indexed } = found;
  const { selected, cost } = count.result;
  const comparison = compareWithFile(plan.file, { ...count, selected });
  const gasPerVote = Math.round(Number(await gasOfVotes(network, outcome.ballot)) / Math.max(1, count.votes));
  const ids = plan.file.projects.map(({ id }) => id);
  const byProject = (figures: readonly number[]) =>
    Object.fromEntries(ids.map((id, option) => [id, figures[option] ?? 0]));
  const json = {
    municipality: outcome.municipality,
    commons: outcome.commons,
    ballot: outcome.ballot,
    alreadyImported: outcome.alreadyDone,
    members: plan.file.votes.length,
    votes: count.votes,
    joinedNow: outcome.joinedNow,
    castNow: outcome.castNow,
    gasPerVote,
    seconds: tenths(found.seconds),
    indexedSeconds: indexed === undefined ? null : tenths(indexed),
    result: { selected: selected.map((option) => ids[option] ?? ''), cost: Number(cost) },
    points: byProject(count.tally),
    voters: byProject(count.supporters),
    matchesFile: comparison.compared.length === 0 ? null : comparison.differences.length === 0,
    ...comparison,
    recount: count.equal ? 'equal' : 'different',
    recountDifferences: count.differences.map(differenceText),
    notes: plan.notes,
  };
  const { result } = json;
  const text = [
    outcome.alreadyDone
      ? `This file was imported before, as ballot ${outcome.ballot}; nothing was sent. For a new ballot add --again.`
      : `Ballot ${outcome.ballot}: ${outcome.castNow} votes cast now, ${outcome.joinedNow} members entered now.`,
    `Votes ${count.votes} of ${plan.file.votes.length}, ${gasPerVote} gas each, ${json.seconds} s` +
      (indexed === undefined ? '' : `, indexed ${json.indexedSeconds} s after the last transaction`),
    `Selected ${result.selected.length} projects for ${result.cost} of ${plan.sheet.budget}: ${result.selected.join(', ')}`,
    ...comparisonText(comparison),
    count.equal
      ? "Recount from the chain's logs: equal."
      : `Recount from the chain's logs: different. ${json.recountDifferences.join('; ')}`,
    ...plan.notes,
    ...(network.dappUrl === undefined ? [] : [`See it: ${network.dappUrl}/ballots/${outcome.ballot}`]),
  ].join('\n');
  const fine = json.matchesFile !== false && json.recount === 'equal';
  return { json, text, exitCode: fine ? 0 : 1 };
}

function waiting(
  file: string,
  outcome: ImportOutcome,
  { until, for: reason }: { until: number; for: string },
): Outcome {
  const moment = new Date(until * 1000).toISOString();
  return {
    json: { ballot: outcome.ballot, commons: outcome.commons, waitingUntil: moment, waitingFor: reason },
    text:
      `Ballot ${outcome.ballot} waits for ${reason}, ${timeText(until)}. All that was sent is on the chain. ` +
      `Afterwards run again: npm run patto -- ballot import ${file}`,
    exitCode: 0,
  };
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

import { Option, type Command } from 'commander';
import { BallotDocument } from '@patto/protocol/documents/documents';
import {
  approval,
  cumulative,
  equalShares,
  greedyBudget,
  modeProblem,
  quadratic,
  score,
  singleChoice,
  type BallotMode,
} from '@patto/protocol/ballots/mode';
import { sheetDigest, SheetError, sheetOf, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { openedBallot } from '../chain/created.ts';
import { putDocument } from '../chain/documents.ts';
import { connect, type NetworkOptions } from '../chain/network.ts';
import { badInput, reasonOf } from '../failure.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { readDocumentFile } from './documentFile.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { ballotNumber, wholeNumber } from './numbers.ts';

const modeNames = [
  'single-choice',
  'approval',
  'score',
  'cumulative',
  'quadratic',
  'greedy',
  'equal-shares',
] as const;

interface Options extends NetworkOptions {
  json?: boolean;
  commons: number;
  mode: (typeof modeNames)[number];
  start?: string;
  end: string;
  maxChoices?: number;
  points?: number;
  maxPerOption?: number;
  quorum: number;
}

/** `patto ballot open DOCUMENT.json` */
export function addBallotOpen(ballot: Command): void {
  withNetworkOptions(
    ballot
      .command('open')
      .argument('<document>', "JSON file with the ballot's texts, options and costs (docs/documents.md)")
      .summary('open or schedule a ballot')
      .description(
        "As a steward of the commons or its municipality's admin, whose private key is in PATTO_KEY (on the local chain " +
          'the admin of imported municipalities).',
      )
      .requiredOption('--commons <number>', 'the commons', ballotNumber)
      .addOption(
        new Option('--mode <mode>', 'how people vote and the result follows')
          .choices(modeNames)
          .makeOptionMandatory(),
      )
      .requiredOption('--end <time>', 'last moment for votes: 2026-12-24T18:00Z')
      .option('--start <time>', 'when voting begins (default: now)')
      .option('--max-choices <count>', 'most options in one vote', wholeNumber(1, 64))
      .option('--points <points>', 'points, or credits, of one vote', wholeNumber(1, 65_535))
      .option('--max-per-option <points>', 'most points on one option', wholeNumber(1, 255))
      .option('--quorum <votes>', 'least number of votes', wholeNumber(0, 2 ** 32 - 1), 0),
  ).action((document: string, options: Options) => conclude(options, () => open(document, options)));
}

async function open(path: string, options: Options): Promise<Outcome> {
  const { document, content } = await readDocumentFile(path, BallotDocument, 'ballot');
  const sheet = sheetFrom(path, document);
  const mode = modeOf(document, options);
  const start = options.start === undefined ? 0 : secondsOf(options.start);
  const end = secondsOf(options.end);
  const network = await connect(options);
  const metadataDigest = await putDocument(network, content);
  const ballot = await openedBallot(network, {
    commonsId: options.commons,
    mode,
    start,
    end,
    sheetDigest: sheetDigest(sheet),
    metadataDigest,
  });
  return {
    json: { ballot, commons: options.commons, mode, metadataDigest },
    text: `Ballot ${ballot}: ${document.question}`,
    exitCode: 0,
  };
}

/** The sheet that follows from a document's words. */
function sheetFrom(path: string, document: BallotDocument): BallotSheet {
  try {
    return sheetOf(document);
  } catch (error) {
    if (error instanceof SheetError) {
      throw badInput(`${path} is no ballot document: ${reasonOf(error)}. Nothing was opened.`, error);
    }
    throw error;
  }
}

function modeOf({ options: choices }: BallotDocument, options: Options): BallotMode {
  const { maxChoices, points, maxPerOption, quorum } = options;
  const optionCount = choices.length;
  const common = { optionCount, quorum };
  const most = maxChoices === undefined ? {} : { maxChoices };
  const perOption = maxPerOption === undefined ? {} : { maxPerOption };
  const budget = { ...common, ...most, ...perOption, ...(points === undefined ? {} : { points }) };
  const needed = (value: number | undefined, name: string): number => {
    if (value === undefined) throw badInput(`A ballot by ${options.mode} needs ${name}. Nothing was opened.`);
    return value;
  };
  const build = {
    'single-choice': () => singleChoice(common),
    approval: () => approval({ ...common, ...most }),
    score: () => score({ ...common, maxPerOption: needed(maxPerOption, '--max-per-option') }),
    cumulative: () => cumulative({ ...common, ...most, ...perOption, points: needed(points, '--points') }),
    quadratic: () => quadratic({ ...common, points: needed(points, '--points') }),
    greedy: () => greedyBudget(budget),
    'equal-shares': () => equalShares(budget),
  }[options.mode];
  const mode = build();
  const problem = modeProblem(mode);
  if (problem === undefined) return mode;
  const { field, least, found } = problem;
  throw badInput(`${field} is ${found} and must be from ${least} to ${problem.most}. Nothing was opened.`);
}

function secondsOf(time: string): number {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds)) throw badInput(`${time} is not a time. Write it as 2026-12-24T18:00Z.`);
  return Math.floor(milliseconds / 1000);
}

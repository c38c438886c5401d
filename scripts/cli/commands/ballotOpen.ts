import { Option, type Command } from 'commander';
import { BallotDocument } from '@patto/protocol/documents/documents';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { modeProblem } from '@patto/protocol/ballots/modeProblem';
import type { BudgetSettings } from '@patto/protocol/ballots/modes';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { MissingSetting, presets, type Preset } from '@patto/protocol/ballots/presets';
import { checkSignedTexts, SignedTextError } from '@patto/protocol/ballots/signedText';
import {
  maxOptions,
  sheetDigest,
  SheetError,
  sheetOf,
  type BallotSheet,
} from '@patto/protocol/ballots/sheet';
import { openedBallot } from '../chain/created.ts';
import { putDocument } from '../chain/documents.ts';
import { connect, type NetworkOptions } from '../chain/network.ts';
import { badInput, reasonOf } from '../failure.ts';
import { momentFrom, momentInWords } from '../moment.ts';
import { printable } from '../printable.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { readDocumentFile } from './documentFile.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber, wholeNumber } from './numbers.ts';

const presetsByWord = new Map(Object.values(presets).map((preset) => [preset.word, preset]));

interface Options extends NetworkOptions {
  json?: boolean;
  commons: number;
  mode: string;
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
      .requiredOption('--commons <number>', 'the commons', recordNumber)
      .addOption(
        new Option('--mode <mode>', 'how people vote and the result follows')
          .choices([...presetsByWord.keys()])
          .makeOptionMandatory(),
      )
      .requiredOption('--end <time>', 'last moment for votes, with its zone: 2026-12-24T18:00[Europe/Rome]')
      .option('--start <time>', 'when voting begins, with its zone (default: now)')
      .option('--max-choices <count>', 'most options in one vote', wholeNumber(1, maxOptions))
      .option('--points <points>', 'points, or credits, of one vote', wholeNumber(1, 65_535))
      .option('--max-per-option <points>', 'most points on one option', wholeNumber(1, 255))
      .option('--quorum <votes>', 'least number of votes', wholeNumber(0, 2 ** 32 - 1), 0),
  ).action((document: string, options: Options) => conclude(options, () => open(document, options)));
}

async function open(path: string, options: Options): Promise<Outcome> {
  const { document, content } = await readDocumentFile(path, BallotDocument, 'ballot');
  const sheet = sheetFrom(path, document);
  const mode = modeOf(document, options);
  checkMoney(path, document, mode);
  const start = options.start === undefined ? undefined : momentFrom(options.start);
  const end = momentFrom(options.end);
  const network = await connect(options);
  const metadataDigest = await putDocument(network, content);
  const ballot = await openedBallot(network, {
    commonsId: options.commons,
    mode,
    start: start?.seconds ?? 0,
    end: end.seconds,
    sheetDigest: sheetDigest(sheet),
    metadataDigest,
  });
  return {
    json: { ballot, commons: options.commons, mode, metadataDigest },
    text:
      `Ballot ${ballot}: ${printable(document.question)}\n` +
      `Votes from ${start === undefined ? 'now' : momentInWords(start)} until ${momentInWords(end)}.`,
    exitCode: 0,
  };
}

/** The sheet that follows from a document's words. */
function sheetFrom(path: string, document: BallotDocument): BallotSheet {
  try {
    const sheet = sheetOf(document);
    checkSignedTexts(sheet);
    return sheet;
  } catch (error) {
    if (error instanceof SheetError || error instanceof SignedTextError) {
      throw badInput(`${path} is no ballot document: ${reasonOf(error)}. Nothing was opened.`, error);
    }
    throw error;
  }
}

/** Where projects are funded, money that nobody wrote down would be none, and such a project free. */
function checkMoney(path: string, { budget, currency, options }: BallotDocument, { rule }: BallotMode): void {
  if (!rules[rule].funds) return;
  const missing = [
    ...(budget === undefined ? ['budget'] : []),
    ...(currency === undefined ? ['currency'] : []),
    ...options.flatMap(({ cost }, place) => (cost === undefined ? [`options.${place}.cost`] : [])),
  ];
  if (missing.length === 0) return;
  throw badInput(`${path} funds projects and does not say ${missing.join(', ')}. Nothing was opened.`);
}

function modeOf({ options: choices }: BallotDocument, options: Options): BallotMode {
  const { maxChoices, points, maxPerOption, quorum } = options;
  const preset = presetsByWord.get(options.mode);
  if (preset === undefined) throw badInput(`There is no mode ${options.mode}. Nothing was opened.`);
  const mode = withSettings(preset, {
    optionCount: choices.length,
    quorum,
    ...(maxChoices === undefined ? {} : { maxChoices }),
    ...(maxPerOption === undefined ? {} : { maxPerOption }),
    ...(points === undefined ? {} : { points }),
  });
  const problem = modeProblem(mode);
  if (problem === undefined) return mode;
  const { field, found, allowed } = problem;
  throw badInput(`${field} is ${found} and must be ${allowed}. Nothing was opened.`);
}

function withSettings(preset: Preset, settings: BudgetSettings): BallotMode {
  try {
    return preset.mode(settings);
  } catch (error) {
    if (!(error instanceof MissingSetting)) throw error;
    const option = `--${error.setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw badInput(`A ballot by ${preset.word} needs ${option}. Nothing was opened.`, error);
  }
}

import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { toHex } from 'viem';
import { answerContest } from '@patto/protocol/acts/results';
import { maxDocumentBytes } from '@patto/protocol/documents/documents';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import { encodeSheet, sheetOf } from '@patto/protocol/ballots/sheet';
import { selectionMask } from '@patto/protocol/ballots/rules/selection';
import { ballotContracts } from '../chain/ballotBox.ts';
import { ballotDocument } from '../chain/ballotDocument.ts';
import { readBallot, readPhase } from '../chain/ballotFacts.ts';
import { putDocument } from '../chain/documents.ts';
import { connect, type NetworkOptions } from '../chain/network.ts';
import { sendAs } from '../chain/sender.ts';
import { badInput, mismatch, reasonOf } from '../failure.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { recountBallot } from '../recount/recountBallot.ts';
import type { Reporter } from '../reporter.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';

interface Options extends NetworkOptions {
  json?: boolean;
  selected?: number[];
}

/** `patto ballot answer ID ANSWER.txt` */
export function addBallotAnswer(ballot: Command): void {
  withNetworkOptions(
    ballot
      .command('answer')
      .argument('<id>', "the ballot's number", recordNumber)
      .argument('<file>', 'the answer as it will be public on IPFS, text in UTF-8')
      .summary('answer a contest in public and settle the result')
      .description(
        "As the municipality's admin, whose private key is in PATTO_KEY. Counts the votes again and settles what comes " +
          'out; --selected settles something else, which everybody can see.',
      )
      .option(
        '--selected <numbers>',
        'options that win, from 1: 1,3,5 (default: by the count)',
        optionNumbers,
      ),
  ).action((id: number, file: string, options: Options) =>
    conclude(options, (reporter) => answer(id, file, options, reporter)),
  );
}

async function answer(id: number, file: string, options: Options, reporter: Reporter): Promise<Outcome> {
  const content = await readAnswer(file);
  const network = await connect(options);
  const { mode } = await readBallot(network, id);
  const phase = await readPhase(network, id);
  if (phase !== 'Contested') {
    throw badInput(
      `Ballot ${id} is ${phase.toLowerCase()}: there is no contest to answer. Nothing was sent.`,
    );
  }
  const { client, startBlock } = network;
  const contracts = ballotContracts(network, id);
  const record = await fetchBallotRecord(client, { contracts, ballotId: id, fromBlock: Number(startBlock) });
  const sheet = sheetOf(await ballotDocument(network, record));
  const report = await recountBallot(network, id, { signatures: false, sheet }, reporter);
  if (report.result.state !== 'counted') throw mismatch(`The votes of ballot ${id} could not be counted.`);
  const counted = report.result.selected;
  const selected = options.selected ?? counted;
  const unknown = selected.find((option) => option >= mode.optionCount);
  if (unknown !== undefined) {
    throw badInput(
      `Ballot ${id} has ${mode.optionCount} options, there is no ${unknown + 1}. Nothing was sent.`,
    );
  }
  const answerDigest = await putDocument(network, content);
  const call = answerContest(contracts.ballotBox, {
    ballotId: id,
    selected,
    reasonDigest: answerDigest,
    sheet: toHex(encodeSheet(sheet)),
  });
  await sendAs(network, 'municipality', 'answer the contest', call);
  const asCounted = selectionMask(selected) === selectionMask(counted);
  return {
    json: { ballot: id, selected, counted, asCounted, answerDigest },
    text: asCounted
      ? `Answered. The result of ballot ${id} is final, as the votes say.`
      : `Answered. The result of ballot ${id} is final, and it is not what the votes say by its rules.`,
    exitCode: 0,
  };
}

async function readAnswer(path: string): Promise<Uint8Array> {
  const content = await readFile(path).catch((error: unknown) => {
    throw badInput(`${path} cannot be read: ${reasonOf(error)}. Nothing was sent.`, error);
  });
  if (content.length === 0) throw badInput(`${path} is empty: say why. Nothing was sent.`);
  if (content.length > maxDocumentBytes) {
    throw badInput(`${path} has ${content.length} bytes, at most ${maxDocumentBytes} fit. Nothing was sent.`);
  }
  return content;
}

/** An option's parser that takes option numbers from 1 and gives positions from 0. */
function optionNumbers(text: string): number[] {
  const numbers = text.split(',').map((part) => part.trim());
  if (numbers.every((number) => /^[1-9]\d?$/.test(number))) {
    return [...new Set(numbers)].map((number) => Number(number) - 1).toSorted((a, b) => a - b);
  }
  throw new InvalidArgumentError('It must be numbers of options, like 1,3,5.');
}

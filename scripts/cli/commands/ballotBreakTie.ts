import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { breakTie } from '@patto/protocol/acts/results';
import { maxDocumentBytes } from '@patto/protocol/documents/documents';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import { sheetOf } from '@patto/protocol/ballots/sheet';
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
import { optionsText } from '../results/optionsText.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';

interface Options extends NetworkOptions {
  json?: boolean;
  selected?: number[];
}

/** `patto ballot break-tie ID REASONS.txt` */
export function addBallotBreakTie(ballot: Command): void {
  withNetworkOptions(
    ballot
      .command('break-tie')
      .argument('<id>', "the ballot's number", recordNumber)
      .argument('<file>', 'the reasons as they will be public on IPFS, text in UTF-8')
      .summary('pick one of the selections that were endorsed most')
      .description(
        "As the municipality's admin, whose private key is in PATTO_KEY. Counts the votes again and picks what comes out; " +
          '--selected picks another one of those endorsed most, which everybody can see.',
      )
      .option(
        '--selected <numbers>',
        'options that win, from 1: 1,3,5 (default: by the count)',
        optionNumbers,
      ),
  ).action((id: number, file: string, options: Options) =>
    conclude(options, (reporter) => breakTieOf(id, file, options, reporter)),
  );
}

async function breakTieOf(id: number, file: string, options: Options, reporter: Reporter): Promise<Outcome> {
  const content = await readReasons(file);
  const network = await connect(options);
  await readBallot(network, id);
  const phase = await readPhase(network, id);
  if (phase !== 'Tied') {
    throw badInput(`Ballot ${id} is ${phase.toLowerCase()}: there is no tie to break. Nothing was sent.`);
  }
  const { client, startBlock } = network;
  const contracts = ballotContracts(network, id);
  const record = await fetchBallotRecord(client, { contracts, ballotId: id, fromBlock: Number(startBlock) });
  const sheet = sheetOf(await ballotDocument(network, record));
  const { result } = await recountBallot(network, id, { signatures: false, sheet }, reporter);
  if (result.state !== 'counted') throw mismatch(`The votes of ballot ${id} could not be counted.`);
  const counted = result.selected;
  const selected = options.selected ?? counted;
  const candidates = result.stored?.candidates ?? [];
  const most = Math.max(...candidates.map(({ endorsements }) => endorsements));
  const tied = candidates.filter(({ endorsements }) => endorsements === most);
  if (!tied.some((candidate) => selectionMask(candidate.selected) === selectionMask(selected))) {
    throw badInput(
      `${optionsText(selected)} is none of the selections that are tied: ` +
        `${tied.map((candidate) => optionsText(candidate.selected)).join(' / ')}. Nothing was sent.`,
    );
  }
  const reasonDigest = await putDocument(network, content);
  const call = breakTie(contracts.ballotBox, { ballotId: id, selected, reasonDigest });
  await sendAs(network, 'municipality', 'break the tie', call);
  const asCounted = selectionMask(selected) === selectionMask(counted);
  return {
    json: { ballot: id, selected, counted, asCounted, reasonDigest },
    text: asCounted
      ? `The tie is broken. The result of ballot ${id} is final, as the votes say.`
      : `The tie is broken. The result of ballot ${id} is final, and it is not what the votes say by its rules.`,
    exitCode: 0,
  };
}

async function readReasons(path: string): Promise<Uint8Array> {
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
  if (numbers.every((number) => /^[1-9]\d{0,2}$/.test(number))) {
    return [...new Set(numbers)].map((number) => Number(number) - 1).toSorted((a, b) => a - b);
  }
  throw new InvalidArgumentError('It must be numbers of options, like 1,3,5.');
}

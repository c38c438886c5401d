import type { Command } from 'commander';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import { sheetOf } from '@patto/protocol/ballots/sheet';
import { ballotContracts } from '../chain/ballotBox.ts';
import { ballotDocument } from '../chain/ballotDocument.ts';
import { readBallot, readResult } from '../chain/ballotFacts.ts';
import { connect, type NetworkOptions } from '../chain/network.ts';
import { timeText } from '../moment.ts';
import { conclude, type Outcome } from '../outcome.ts';
import type { Reporter } from '../reporter.ts';
import { settle } from '../results/settle.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';

interface Options extends NetworkOptions {
  json?: boolean;
}

/** `patto ballot settle ID` */
export function addBallotSettle(ballot: Command): void {
  withNetworkOptions(
    ballot
      .command('settle')
      .argument('<id>', "the ballot's number", recordNumber)
      .summary('bring a result as far as the clock allows')
      .description(
        'Once voting is over: lets the contract count, or counts by the method of equal shares, puts that forward as the ' +
          "municipality's admin, and makes it final where the most members endorsed it. Sends with PATTO_KEY and PATTO_RELAYER_KEY.",
      ),
  ).action((id: number, options: Options) => conclude(options, (reporter) => run(id, options, reporter)));
}

async function run(id: number, options: Options, reporter: Reporter): Promise<Outcome> {
  const network = await connect(options);
  // A number without a ballot is said before anything is fetched.
  await readBallot(network, id);
  const { client, startBlock } = network;
  const contracts = ballotContracts(network, id);
  const record = await fetchBallotRecord(client, { contracts, ballotId: id, fromBlock: Number(startBlock) });
  const sheet = sheetOf(await ballotDocument(network, record));
  const settlement = await settle(network, id, sheet, reporter, false);
  if (settlement.state === 'waiting') {
    const until = new Date(settlement.until * 1000).toISOString();
    return {
      json: { ballot: id, ...settlement, until },
      text: `Ballot ${id} waits for ${settlement.for}: ${timeText(settlement.until)}`,
      exitCode: 0,
    };
  }
  const { selected, cost } = await readResult(network, id);
  return {
    json: { ballot: id, state: 'final', selected, cost },
    text: `The result of ballot ${id} is final.`,
    exitCode: 0,
  };
}

import type { Command } from 'commander';
import { receiptText, recountReceipt } from '@patto/protocol/recount/receipt';
import type { RecountReport } from '@patto/protocol/recount/report';
import { askEach, type Parts } from '../chain/compareNodes.ts';
import { connectEach, type ComparedNodes } from '../chain/network.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { differenceText } from '../recount/differenceText.ts';
import { recountBallot } from '../recount/recountBallot.ts';
import type { Reporter } from '../reporter.ts';
import { checkTarget, writeTarget } from '../targetFile.ts';
import { withComparedNodes } from './networkOptions.ts';
import { recordNumber, wholeNumber } from './numbers.ts';

interface Options extends ComparedNodes {
  json?: boolean;
  signatures: boolean;
  block?: number;
  receipt?: string;
}

const shownDifferences = 20;

/** `patto ballot recount ID` */
export function addBallotRecount(ballot: Command): void {
  withComparedNodes(
    ballot
      .command('recount')
      .argument('<id>', "the ballot's number", recordNumber)
      .summary("count a ballot again from the chain's logs alone")
      .description(
        'Fetches the logs from a node, checks that every vote is of a member, in time, within the rules and the only one, ' +
          'counts them, and compares counters, digest and result with what the contract says. Exit code 1 where they differ. With --json it prints ' +
          'the receipt, which docs/research.md describes.',
      )
      .option('--signatures', 'compare every vote with its transaction and its signature too', false)
      .option(
        '--block <number>',
        'count as of this block, like the one of a receipt (default: the newest)',
        wholeNumber(0, Number.MAX_SAFE_INTEGER),
      )
      .option('--receipt <file>', 'write the receipt as well, the same that the dapp gives'),
  ).action((id: number, options: Options) => conclude(options, (reporter) => recount(id, options, reporter)));
}

async function recount(id: number, options: Options, reporter: Reporter): Promise<Outcome> {
  const file = options.receipt === undefined ? undefined : { path: options.receipt, overwrite: true };
  if (file !== undefined) await checkTarget(file);
  const networks = await connectEach(options);
  const started = performance.now();
  const { signatures, block: asked } = options;
  const report = await askEach(
    networks,
    asked,
    (network, block) =>
      recountBallot(network, id, { signatures, ...(block === undefined ? {} : { block }) }, reporter),
    partsOf,
  );
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const receipt = recountReceipt(report);
  if (file !== undefined) {
    await writeTarget(file, receiptText(receipt));
    reporter.say(`Receipt: ${file.path}`);
  }
  return { json: receipt, text: textOf(report, seconds), exitCode: report.equal ? 0 : 1 };
}

function textOf(report: RecountReport, seconds: number): string {
  const { result, signatures } = report;
  const lines = [
    `Ballot ${report.ballotId} of commons ${report.commonsId}: ${report.votes} votes of ${report.members} members, ` +
      `${report.logs} logs and ${report.bytes} bytes from blocks ${report.fromBlock} to ${report.toBlock} (${report.blockHash}), ${seconds} s`,
  ];
  if (result.state === 'counted') {
    const numbers = result.selected.map((option) => option + 1).join(', ');
    lines.push(`By the rules: options ${numbers || 'none'}, cost ${result.cost}`);
  } else {
    lines.push(
      {
        voting: 'Voting goes on: there is no result yet.',
        cancelled: 'The ballot was cancelled.',
        unknownSheet: 'No transaction carried the sheet yet, so the costs are not known.',
      }[result.state],
    );
  }
  if (report.carriedVotes > 0) {
    lines.push(
      `${report.carriedVotes} of the votes came from memberships that were moved without their owner's signature in the 90 days before the start.`,
    );
  }
  if (signatures !== undefined) {
    lines.push(
      `Signatures: ${signatures.recovered} recovered, ${signatures.own} sent by the voters themselves, ` +
        `${signatures.byContract} by contract accounts, ${signatures.unreadable} unreadable`,
    );
  }
  if (report.equal) return [...lines, 'equal'].join('\n');
  const shown = report.differences.slice(0, shownDifferences);
  const more = report.differenceCount - shown.length;
  return [
    ...lines,
    `DIFFERENT in ${report.differenceCount} places:`,
    ...shown.map((difference) => `- ${differenceText(difference)}`),
    ...(more > 0 ? [`... and ${more} more`] : []),
  ].join('\n');
}

/** What two nodes must say the same of: where they stand, what they gave, and all that follows from it. */
function partsOf(report: RecountReport): Parts {
  const { block, ...counted } = recountReceipt(report);
  return { "the block's hash": block.hash, 'the logs': report.logDigest, 'the count': counted };
}

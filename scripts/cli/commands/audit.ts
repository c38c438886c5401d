import type { Command } from 'commander';
import type { AuditReport } from '@patto/protocol/audit/report';
import { audit } from '../audit/audit.ts';
import { auditHtml } from '../audit/html.ts';
import { auditText } from '../audit/text.ts';
import { problemText } from '../audit/findingText.ts';
import { askEach, type Parts } from '../chain/compareNodes.ts';
import { connectEach, type ComparedNodes } from '../chain/network.ts';
import { withPrintable } from '../printable.ts';
import { conclude, type Outcome } from '../outcome.ts';
import type { Reporter } from '../reporter.ts';
import { checkTarget, writeTarget } from '../targetFile.ts';
import { withComparedNodes } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';

interface Options extends ComparedNodes {
  json?: boolean;
  municipality?: number;
  html?: string;
}

/** `patto audit` */
export function addAudit(program: Command): void {
  withComparedNodes(
    program
      .command('audit')
      .summary('all ballots, rights, announced changes and documents of a municipality')
      .description(
        "Reads the chain's logs, never the index: recounts every ballot, follows every right granted, used and removed, " +
          'lists announced upgrades, and checks every public document. Exit code 1 where something does not fit.',
      )
      .option('--municipality <number>', 'only this municipality', recordNumber)
      .option('--html <file>', 'write a report to print as well'),
  ).action((options: Options) => conclude(options, (reporter) => runAudit(options, reporter)));
}

async function runAudit(options: Options, reporter: Reporter): Promise<Outcome> {
  const page = options.html === undefined ? undefined : { path: options.html, overwrite: true };
  if (page !== undefined) await checkTarget(page);
  const { municipality } = options;
  const only = municipality === undefined ? {} : { municipality };
  const report = await askEach(
    await connectEach(options),
    undefined,
    (network, block) => audit(network, { ...only, ...(block === undefined ? {} : { block }) }, reporter),
    partsOf,
  );
  if (page !== undefined) {
    await writeTarget(page, auditHtml(report));
    reporter.say(`Report: ${page.path}`);
  }
  const json = { ...report, problems: report.problems.map(problemText) };
  return { json, text: auditText(withPrintable(report)), exitCode: report.problems.length === 0 ? 0 : 1 };
}

/** What two nodes must say the same of. Documents come from elsewhere. */
function partsOf({ blockHash, logDigest, ballots }: AuditReport): Parts {
  return {
    "the block's hash": blockHash,
    'the logs': logDigest,
    'the ballots': ballots.map(({ ballot, phase, recount, differences, logDigest: logs }) => {
      return { ballot, phase, recount, differences, logs };
    }),
  };
}

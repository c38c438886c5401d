import type { Command } from 'commander';
import type { Hex } from 'viem';
import type { FetchedDocument } from '@patto/protocol/audit/documents';
import { audit } from '../audit/audit.ts';
import { auditParts } from '../audit/parts.ts';
import { auditHtml } from '../audit/html.ts';
import { auditText } from '../audit/text.ts';
import { problemText } from '../audit/findingText.ts';
import { askEach } from '../chain/compareNodes.ts';
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
  // Fetched once for all nodes: a gateway that is silent now and then is no difference between them.
  const documents = new Map<Hex, FetchedDocument>();
  const report = await askEach(
    await connectEach(options),
    undefined,
    (network, block) =>
      audit(network, { ...only, documents, ...(block === undefined ? {} : { block }) }, reporter),
    auditParts,
  );
  if (page !== undefined) {
    await writeTarget(page, auditHtml(report));
    reporter.say(`Report: ${page.path}`);
  }
  const json = { ...report, problems: report.problems.map(problemText) };
  return { json, text: auditText(withPrintable(report)), exitCode: report.problems.length === 0 ? 0 : 1 };
}

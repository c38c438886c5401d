import type { Command } from 'commander';
import { writePabulib } from '@patto/protocol/exchange/pabulib/write';
import { connect, type NetworkOptions } from '../chain/network.ts';
import { ballotFile } from '../export/ballotFile.ts';
import { readBallot } from '../chain/ballotFacts.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { checkTarget, writeTarget } from '../targetFile.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';

interface Options extends NetworkOptions {
  json?: boolean;
  force: boolean;
}

/** What a city's file may tell and a ballot does not, with the reason. */
const leftOut =
  "Left out, since it is not on the public record: what a city knows of its voters, and an imported file's own dates and edition.";

/** `patto ballot export ID FILE.pb` */
export function addBallotExport(ballot: Command): void {
  withNetworkOptions(
    ballot
      .command('export')
      .argument('<id>', "the ballot's number", recordNumber)
      .argument('<file>', 'the Pabulib file to write')
      .summary('write a ballot with all its votes as a Pabulib file')
      .description(
        "Votes come from the chain's logs, projects and costs from the ballot's public document. Voters are named by " +
          'their member index. Nothing is written unless the recount is equal.',
      )
      .option('--force', 'write over a file that exists', false),
  ).action((id: number, file: string, options: Options) =>
    conclude(options, () => exportBallot(id, file, options)),
  );
}

async function exportBallot(id: number, path: string, options: Options): Promise<Outcome> {
  const target = { path, overwrite: options.force };
  await checkTarget(target);
  const network = await connect(options);
  await readBallot(network, id);
  const { file, report } = await ballotFile(network, id);
  await writeTarget(target, writePabulib(file));
  const ids = file.projects.map((project) => project.id);
  const selected = report.result.selected.map((option) => ids[option] ?? '');
  const json = {
    ballot: id,
    file: path,
    votes: file.votes.length,
    projects: ids.length,
    state: report.result.state,
    selected,
    leftOut,
  };
  return {
    json,
    text: `Wrote ${file.votes.length} votes on ${ids.length} projects to ${path}\n${leftOut}`,
    exitCode: 0,
  };
}

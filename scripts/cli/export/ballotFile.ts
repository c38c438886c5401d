import type { BallotDocument } from '@patto/protocol/documents/documents';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { rules } from '@patto/protocol/ballots/rules/rules';
import type { PabulibFile } from '@patto/protocol/exchange/pabulib/file';
import { newPabulibFile } from '@patto/protocol/exchange/pabulib/write';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import type { BallotRecord } from '@patto/protocol/recount/record';
import type { RecountReport } from '@patto/protocol/recount/report';
import { verifyVotes } from '@patto/protocol/recount/verify';
import { decodeChoices } from '@patto/protocol/ballots/vote';
import { ballotContracts } from '../chain/ballotBox.ts';
import { ballotDocument } from '../chain/ballotDocument.ts';
import type { Network } from '../chain/network.ts';
import { badInput, mismatch } from '../failure.ts';
import { describePlace } from './place.ts';

/** A ballot as a Pabulib file, from the chain's logs and its public document. */
export async function ballotFile(
  network: Network,
  ballotId: number,
): Promise<{ file: PabulibFile; report: RecountReport }> {
  const { client, startBlock } = network;
  const contracts = ballotContracts(network, ballotId);
  const record = await fetchBallotRecord(client, { contracts, ballotId, fromBlock: Number(startBlock) });
  const { report, votes } = await verifyVotes(record, 'skip');
  if (!report.equal) {
    throw mismatch(
      `The recount of ballot ${ballotId} differs, so nothing was written. See: npm run patto -- ballot recount ${ballotId}`,
    );
  }
  const { mode } = record.stored;
  const voteType = voteTypeOf(mode);
  const document = await ballotDocument(network, record);
  const place = await describePlace(network, record.stored.commonsId);
  const counted = report.result.state === 'counted';
  const withPoints = mode.maxPerOption > 1;
  const file = newPabulibFile({
    meta: metaOf(record, document, place),
    voteType,
    budget: BigInt(document.budget ?? 0),
    projects: document.options.map(({ title, cost, category, reference }, option) => ({
      id: reference ?? String(option + 1),
      cost: BigInt(cost ?? 0),
      fields: [
        ['name', title],
        ...(document.options.some((other) => other.category !== undefined)
          ? [['category', category ?? ''] as const]
          : []),
        ['votes', String(report.supporters[option] ?? 0)],
        ...(withPoints ? [['score', String(report.tally[option] ?? 0)] as const] : []),
        ...(counted ? [['selected', report.result.selected.includes(option) ? '1' : '0'] as const] : []),
      ],
    })),
    votes: votes.map(({ memberIndex, choices }) => {
      const points = decodeChoices(choices, mode);
      const projects = points.flatMap((given, option) => (given > 0 ? [option] : []));
      return {
        voterId: String(memberIndex),
        projects,
        points: projects.map((option) => points[option] ?? 0),
      };
    }),
  });
  return { file, report };
}

function metaOf(
  { stored }: BallotRecord,
  document: BallotDocument,
  place: { country: string; unit: string; commons: string },
): [string, string][] {
  const { mode, start, end } = stored;
  const language =
    new Intl.DisplayNames('en', { type: 'language' }).of(document.language) ?? document.language;
  return [
    ['description', document.question],
    ['country', place.country],
    ['unit', place.unit],
    ['subunit', place.commons],
    ['instance', String(new Date(start * 1000).getUTCFullYear())],
    ['num_projects', ''],
    ['num_votes', ''],
    ['budget', ''],
    ['vote_type', ''],
    ['rule', rules[mode.rule].pabulibName],
    ['date_begin', dayOf(start)],
    ['date_end', dayOf(end)],
    ['min_length', String(mode.minChoices)],
    ['max_length', String(mode.maxChoices)],
    ...(mode.maxPerOption > 1
      ? [
          ['max_points', String(mode.maxPerOption)] as [string, string],
          ['max_sum_points', String(mode.points)] as [string, string],
        ]
      : []),
    ['language', language.toLowerCase()],
    ...(document.currency === undefined ? [] : [['currency', document.currency] as [string, string]]),
  ];
}

function voteTypeOf(mode: BallotMode): PabulibFile['voteType'] {
  if (mode.weighted) throw badInput('A ballot weighted by reputation cannot be written as a Pabulib file.');
  if (mode.costExponent !== 1) throw badInput('A quadratic ballot cannot be written as a Pabulib file.');
  if (mode.maxPerOption > 1) return 'cumulative';
  return mode.maxChoices === 1 ? 'choose-1' : 'approval';
}

/** "21.04.2023", as Pabulib writes days. */
function dayOf(seconds: number): string {
  const [year, month, day] = new Date(seconds * 1000).toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

import { PabulibError, type PabulibFile } from '@patto/protocol/exchange/pabulib/file';
import { pabulibOfBallot, type CountedBallot } from '@patto/protocol/exchange/pabulib/ofBallot';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import type { RecountReport } from '@patto/protocol/recount/report';
import { verifyVotes } from '@patto/protocol/recount/verify';
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
  const { mode, start, end, commonsId } = record.stored;
  const { tally, supporters, result } = report;
  const file = written({
    mode,
    start,
    end,
    document: await ballotDocument(network, record),
    place: await describePlace(network, commonsId),
    votes,
    tally,
    supporters,
    selected: result.state === 'counted' ? result.selected : undefined,
  });
  return { file, report };
}

function written(ballot: CountedBallot): PabulibFile {
  try {
    return pabulibOfBallot(ballot);
  } catch (error) {
    if (error instanceof PabulibError) throw badInput(`${error.message}. Nothing was written.`, error);
    throw error;
  }
}

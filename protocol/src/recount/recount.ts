import type { PublicClient } from 'viem';
import { fetchBallotRecord, type FetchSettings, type RecordRequest } from './fetchRecord.ts';
import { withVoteTransactions } from './fetchTransactions.ts';
import type { RecountReport } from './report.ts';
import { checkSignatures } from './signatures.ts';
import { verifyRecord, type SignatureCheck } from './verify.ts';

export interface RecountSettings extends FetchSettings {
  /**
   * Recover every signature from the transactions: true in this thread, or a function that shares the slices among
   * threads.
   */
  checkSignatures?: boolean | SignatureCheck;
}

/**
 * Counts a ballot again from the chain's logs alone, never through an index. Where the logs do not fit what the chain
 * stores, the transactions that brought the votes are fetched too, to say which log and which vote differs.
 * @throws RecountError for an unknown ballot or a reorganisation, and the node's error where it stops answering.
 */
export async function recountBallot(
  client: PublicClient,
  request: RecordRequest,
  settings: RecountSettings = {},
): Promise<RecountReport> {
  const record = await fetchBallotRecord(client, request, settings);
  const { checkSignatures: wanted = false } = settings;
  if (wanted !== false) {
    const sent = await withVoteTransactions(client, record, settings);
    return verifyRecord(sent, wanted === true ? checkSignatures : wanted);
  }
  const report = await verifyRecord(record, 'skip');
  if (report.equal) return report;
  return verifyRecord(await withVoteTransactions(client, record, settings));
}

import { BallotDocument, decodeDocument, DocumentError } from '@patto/protocol/documents/documents';
import { ballotEvents } from '@patto/protocol/recount/ballotEvents';
import type { BallotRecord } from '@patto/protocol/recount/record';
import { mismatch } from '../failure.ts';
import { printable } from '../printable.ts';
import { findDocument } from './documents.ts';
import type { Network } from './network.ts';

/**
 * The public document that a ballot was opened with, from IPFS.
 * @throws Failure where it is missing, altered or unreadable.
 */
export async function ballotDocument(
  network: Network,
  { ballotId, ballotLogs }: BallotRecord,
): Promise<BallotDocument> {
  const [opened] = ballotEvents(ballotLogs, 'BallotOpened');
  if (opened === undefined) {
    throw mismatch(`The chain's logs do not tell how ballot ${ballotId} was opened. Nothing was changed.`);
  }
  const digest = opened.args.metadataDigest;
  const found = await findDocument(network, digest);
  if (found.state === 'missing') {
    throw mismatch(
      `The document of ballot ${ballotId} (${digest}) is not on IPFS: ${printable(found.reason)}. Nothing was changed.`,
    );
  }
  if (found.state === 'altered') {
    throw mismatch(
      `IPFS gave another document than ballot ${ballotId} names (${digest}). Nothing was changed.`,
    );
  }
  try {
    return decodeDocument(BallotDocument, found.content, digest);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw mismatch(
      `The document of ballot ${ballotId} cannot be read: ${error.message}. Nothing was changed.`,
      error,
    );
  }
}

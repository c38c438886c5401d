import pLimit from 'p-limit';
import type { Hex } from 'viem';
import { cidOf } from '@patto/protocol/documents/documents';
import { findDocument } from '../chain/documents.ts';
import type { Network } from '../chain/network.ts';
import { referenceOf, type HistoryEvent, type Reference } from './history.ts';

/** A document that the chain names, and whether IPFS has it whole. */
export interface NamedDocument {
  digest: Hex;
  cid: string;
  /** What it is: "document of commons 3". */
  of: string;
  /** `private`: a member's reason for a contest, which the member keeps and gives to the municipality alone. */
  state: 'ok' | 'missing' | 'altered' | 'private';
  at: Reference;
}

/** Whether the public record is as it should be there. */
export function isInOrder({ state }: NamedDocument): boolean {
  return state === 'ok' || state === 'private';
}

/** Fetches every document that these events name and checks its digest. */
export async function checkDocuments(
  network: Network,
  history: readonly HistoryEvent[],
): Promise<NamedDocument[]> {
  const named = new Map<Hex, { of: string; at: Reference; isPrivate: boolean }>();
  for (const event of history) {
    const found = documentIn(event);
    if (found !== undefined && !named.has(found.digest))
      named.set(found.digest, {
        of: found.of,
        at: referenceOf(event),
        isPrivate: event.eventName === 'ResultContested',
      });
  }
  const limit = pLimit(8);
  return Promise.all(
    [...named].map(([digest, { of, at, isPrivate }]) =>
      limit(async (): Promise<NamedDocument> => {
        const { state } = await findDocument(network, digest);
        return {
          digest,
          cid: cidOf(digest),
          of,
          at,
          state: isPrivate && state === 'missing' ? 'private' : state,
        };
      }),
    ),
  );
}

function documentIn(event: HistoryEvent): { digest: Hex; of: string } | undefined {
  switch (event.eventName) {
    case 'MunicipalityRegistered':
    case 'MunicipalityUpdated':
      return { digest: event.args.metadataDigest, of: `municipality ${event.args.municipalityId}` };
    case 'CommonsCreated':
    case 'CommonsUpdated':
      return { digest: event.args.metadataDigest, of: `commons ${event.args.commonsId}` };
    case 'BallotOpened':
      return { digest: event.args.metadataDigest, of: `ballot ${event.args.ballotId}` };
    case 'ResultContested':
      return { digest: event.args.reasonDigest, of: `contest of ballot ${event.args.ballotId}` };
    case 'ContestAnswered':
      return {
        digest: event.args.reasonDigest,
        of: `answer to the contest of ballot ${event.args.ballotId}`,
      };
    case 'ReputationAwarded':
      return { digest: event.args.evidenceDigest, of: `award in commons ${event.args.commonsId}` };
    case 'ReputationRevoked':
      return { digest: event.args.evidenceDigest, of: `revocation in commons ${event.args.commonsId}` };
    default:
      return undefined;
  }
}

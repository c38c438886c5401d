import type { Hex } from 'viem';
import { cidOf, decodeDocument, DocumentError, type DocumentSchema } from '../documents/documents.ts';
import type { HistoryEvent, Reference } from './history.ts';

/** What a gateway gave for a digest, after a look at whether it is what the digest names. */
export type FetchedDocument =
  { state: 'ok'; content: Uint8Array } | { state: 'missing' } | { state: 'altered' };

/** Documents that were asked for, by digest. */
export type FetchedDocuments = ReadonlyMap<Hex, FetchedDocument>;

/** A document that the chain names, and whether IPFS has it whole. */
export interface NamedDocument {
  digest: Hex;
  cid: string;
  /** What it is of: "commons 3". */
  of: string;
  /** `private`: a member's reason for a contest, which the member keeps and gives to the municipality alone. */
  state: 'ok' | 'missing' | 'altered' | 'private';
  at: Reference;
}

/** Whether the public record is as it should be there. */
export function isInOrder({ state }: NamedDocument): boolean {
  return state === 'ok' || state === 'private';
}

/** The digests of all documents that these events name, each once. */
export function digestsIn(history: readonly HistoryEvent[]): Hex[] {
  return [...new Set(history.flatMap((event) => documentIn(event)?.digest ?? []))];
}

/** Every document that these events name, by the first that does. One that was not asked for counts as missing. */
export function checkDocuments(history: readonly HistoryEvent[], fetched: FetchedDocuments): NamedDocument[] {
  const named = new Map<Hex, NamedDocument>();
  for (const event of history) {
    const found = documentIn(event);
    if (found === undefined || named.has(found.digest)) continue;
    const { digest, of } = found;
    const { state } = fetched.get(digest) ?? { state: 'missing' };
    const isPrivate = event.eventName === 'ResultContested' && state === 'missing';
    named.set(digest, { digest, cid: cidOf(digest), of, at: event.at, state: isPrivate ? 'private' : state });
  }
  return [...named.values()];
}

/** A document's content; undefined where it was not got whole, or is no such document. */
export function readDocument<Schema extends DocumentSchema>(
  schema: Schema,
  digest: Hex,
  fetched: FetchedDocuments,
): ReturnType<typeof decodeDocument<Schema>> | undefined {
  const found = fetched.get(digest);
  if (found?.state !== 'ok') return undefined;
  try {
    return decodeDocument(schema, found.content, digest);
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
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
    case 'TieBroken':
      return {
        digest: event.args.reasonDigest,
        of: `reasons for breaking the tie of ballot ${event.args.ballotId}`,
      };
    case 'ReputationAwarded':
      return { digest: event.args.evidenceDigest, of: `award in commons ${event.args.commonsId}` };
    case 'ReputationRevoked':
      return { digest: event.args.evidenceDigest, of: `revocation in commons ${event.args.commonsId}` };
    default:
      return undefined;
  }
}

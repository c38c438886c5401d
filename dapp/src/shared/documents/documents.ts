import { cidOf, decodeDocument, DocumentError } from '@patto/protocol/documents';
import { queryOptions } from '@tanstack/react-query';
import { config } from '../config/config.ts';

/** What became of a document that the chain names by digest. */
export type DocumentState<Content> =
  | { state: 'ok'; content: Content }
  /** Nobody gives it out at the moment. */
  | { state: 'missing' }
  /** What was given out is not what the chain names. */
  | { state: 'mismatch' }
  /** The right bytes, but not such a document. */
  | { state: 'malformed' };

type Schema = Parameters<typeof decodeDocument>[0];
type ContentOf<S extends Schema> = ReturnType<typeof decodeDocument<S>>;

/** Fetches a document by the digest on chain and checks it; never shows what does not match. */
export function documentQuery<S extends Schema>(schema: S, digest: `0x${string}`) {
  return queryOptions({
    queryKey: ['document', digest],
    queryFn: ({ signal }) => readDocument(schema, digest, signal),
    // The content of a digest never changes; only a missing one may come.
    staleTime: (query) => (query.state.data?.state === 'ok' ? Infinity : 30_000),
  });
}

/** Address of a document or picture at the gateway. */
export function gatewayAddress(digest: `0x${string}`): string {
  return `${config().ipfsUrl}/ipfs/${cidOf(digest)}`;
}

async function readDocument<S extends Schema>(
  schema: S,
  digest: `0x${string}`,
  signal: AbortSignal,
): Promise<DocumentState<ContentOf<S>>> {
  const content = await fetchContent(digest, signal);
  if (content === undefined) return { state: 'missing' };
  try {
    return { state: 'ok', content: decodeDocument(schema, content, digest) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { state: error.problem === 'digestMismatch' ? 'mismatch' : 'malformed' };
  }
}

async function fetchContent(digest: `0x${string}`, signal: AbortSignal): Promise<Uint8Array | undefined> {
  try {
    const timeout = AbortSignal.timeout(15_000);
    const response = await fetch(gatewayAddress(digest), { signal: AbortSignal.any([signal, timeout]) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

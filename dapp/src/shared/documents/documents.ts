import { cidOf, decodeDocument, DocumentError, verifyContent } from '@patto/protocol/documents/documents';
import { queryOptions } from '@tanstack/react-query';
import { config } from '../start/config.ts';
import { timeLimit } from '../start/timeLimit.ts';
import { fetchOnce } from '../start/early.ts';

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
    queryFn: async ({ signal }): Promise<DocumentState<ContentOf<S>>> => {
      const read = await readContent(digest, signal);
      if (read.state !== 'ok') return read;
      try {
        return { state: 'ok', content: decodeDocument(schema, read.content, digest) };
      } catch (error) {
        if (error instanceof DocumentError) return { state: 'malformed' };
        throw error;
      }
    },
    staleTime: staleTimeOf,
  });
}

/** The content of a digest never changes; only a missing or wrong one may still come. */
export function staleTimeOf(query: { state: { data?: DocumentState<unknown> | undefined } }): number {
  return query.state.data?.state === 'ok' ? Infinity : 30_000;
}

/** Address of a document or picture at the gateway. */
export function gatewayAddress(digest: `0x${string}`): string {
  return `${config().ipfsUrl}/ipfs/${cidOf(digest)}`;
}

/** The bytes that a digest names, checked here, because gateways can be wrong. */
export async function readContent(
  digest: `0x${string}`,
  signal: AbortSignal,
): Promise<Exclude<DocumentState<Uint8Array<ArrayBuffer>>, { state: 'malformed' }>> {
  try {
    const response = await fetchOnce(gatewayAddress(digest), { signal: timeLimit(signal) });
    if (!response.ok) return { state: 'missing' };
    const content = new Uint8Array(await response.arrayBuffer());
    return verifyContent(content, digest) ? { state: 'ok', content } : { state: 'mismatch' };
  } catch (error) {
    if (signal.aborted) throw error;
    return { state: 'missing' };
  }
}

import { cidOf, decodeDocument, DocumentError, verifyContent } from '@patto/protocol/documents/documents';
import { queryOptions } from '@tanstack/react-query';
import { config } from '../start/config.ts';
import { timeLimit } from '../start/timeLimit.ts';
import { fetchOnce } from '../start/early.ts';
import { keepContent, keptContent } from './keptContent.ts';

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
    ...untilRight,
  });
}

/** The content of a digest never changes; only a missing or wrong one may still come, and is asked for again. */
export const untilRight = {
  staleTime: staleTimeOf,
  refetchInterval: (query: Reading) => (isRight(query) ? (false as const) : patience),
};

interface Reading {
  state: { data?: DocumentState<unknown> | undefined };
}

/** Milliseconds after which what is missing or wrong is asked for again. */
const patience = 30_000;

function staleTimeOf(query: Reading): number {
  return isRight(query) ? Infinity : patience;
}

function isRight({ state }: Reading): boolean {
  return state.data?.state === 'ok';
}

/** What was read of the bytes that a digest names. */
type Content = Exclude<DocumentState<Uint8Array<ArrayBuffer>>, { state: 'malformed' }>;

/** The bytes that a digest names: those that this device keeps, or else the first right ones that a gateway gives out. */
export async function readContent(digest: `0x${string}`, signal: AbortSignal): Promise<Content> {
  const kept = await keptContent(digest);
  if (kept !== undefined) return { state: 'ok', content: kept };
  let worst: Content = { state: 'missing' };
  const { ipfsUrl, otherGateways = [] } = config();
  for (const gateway of [ipfsUrl, ...otherGateways]) {
    const given = await askGateway(addressAt(gateway, digest), digest, signal);
    if (given.state === 'ok') {
      await keepContent(digest, given.content);
      return given;
    }
    if (given.state === 'mismatch') worst = given;
  }
  return worst;
}

/** Where people find a document or picture themselves. */
export function gatewayAddress(digest: `0x${string}`): string {
  return addressAt(config().ipfsUrl, digest);
}

function addressAt(gateway: string, digest: `0x${string}`): string {
  return `${gateway}/ipfs/${cidOf(digest)}`;
}

/** Asks one gateway. Wrong bytes may be what a network in between once answered: it is asked again, past what is cached. */
async function askGateway(address: string, digest: `0x${string}`, signal: AbortSignal): Promise<Content> {
  for (const cache of ['default', 'reload'] as const) {
    const content = await bytesAt(address, { cache, signal: timeLimit(signal) }, signal);
    if (content === undefined) return { state: 'missing' };
    if (verifyContent(content, digest)) return { state: 'ok', content };
  }
  return { state: 'mismatch' };
}

async function bytesAt(
  address: string,
  options: { cache: RequestCache; signal: AbortSignal },
  caller: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const response = await fetchOnce(address, options);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch (error) {
    if (caller.aborted) throw error;
    return undefined;
  }
}

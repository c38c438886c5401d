import type { Hex } from 'viem';
import { cidOf, digestOf, verifyContent } from '@patto/protocol/documents/documents';
import { mismatch, reasonOf } from '../failure.ts';
import type { Network } from './network.ts';

/**
 * Puts a document on IPFS as one raw block.
 * @returns The digest that the chain stores.
 */
export async function putDocument({ ipfsUrl }: Network, content: Uint8Array): Promise<Hex> {
  const digest = digestOf(content);
  // Only commands that write documents need it, and it takes a third of a second to load.
  const { create } = await import('kubo-rpc-client');
  const ipfs = create({ url: `${ipfsUrl}/api/v0` });
  const cid = await ipfs.block
    .put(content, { format: 'raw', mhtype: 'sha2-256', version: 1, pin: true })
    .catch((error: unknown) => {
      // An answer of the store has a name of its own; anything else means that nobody answered.
      const advice = error instanceof Error && error.name === 'HTTPError' ? '' : ' Is the stack running?';
      throw mismatch(`IPFS at ${ipfsUrl} did not take a document: ${reasonOf(error)}.${advice}`, error);
    });
  if (cid.toString() !== cidOf(digest)) {
    throw mismatch(`IPFS at ${ipfsUrl} stored a document as ${cid.toString()} and not as ${cidOf(digest)}.`);
  }
  return digest;
}

/** What became of a document that the chain names. */
export type FoundDocument =
  { state: 'ok'; content: Uint8Array } | { state: 'missing'; reason: string } | { state: 'altered' };

/** Fetches a document from the gateway and checks its digest. */
export async function findDocument({ ipfsUrl }: Network, digest: Hex): Promise<FoundDocument> {
  const cid = cidOf(digest);
  try {
    const response = await fetch(`${ipfsUrl}/ipfs/${cid}`, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return { state: 'missing', reason: `HTTP ${response.status}` };
    const content = new Uint8Array(await response.arrayBuffer());
    return verifyContent(content, digest) ? { state: 'ok', content } : { state: 'altered' };
  } catch (error) {
    return { state: 'missing', reason: reasonOf(error) };
  }
}

import { canonicalJson, cidOf, digestOf } from '@patto/protocol/documents';
import { create } from 'kubo-rpc-client';
import type { Hex } from 'viem';

/** Stores documents and gives their digests. */
export interface DocumentStore {
  put(content: Uint8Array): Promise<Hex>;
  /** For documents without a schema of their own, such as the evidence of a contribution. */
  putJson(value: unknown): Promise<Hex>;
}

/** The document store behind a Kubo address. */
export function documentStore(ipfsUrl: string): DocumentStore {
  const kubo = create({ url: ipfsUrl });
  const put = async (content: Uint8Array): Promise<Hex> => {
    const { cid } = await kubo.add(content, { cidVersion: 1, rawLeaves: true });
    const digest = digestOf(content);
    if (cid.toString() !== cidOf(digest))
      throw new Error(`IPFS stored ${cid.toString()} instead of ${cidOf(digest)}`);
    return digest;
  };
  return { put, putJson: (value) => put(new TextEncoder().encode(canonicalJson(value))) };
}

import { cidOf, digestOf } from '@patto/protocol/documents/documents';
import { create } from 'kubo-rpc-client';
import type { Hex } from 'viem';

/** Stores documents and gives their digests. */
export interface DocumentStore {
  put(content: Uint8Array): Promise<Hex>;
}

/** The document store behind a Kubo address. */
export function documentStore(ipfsUrl: string): DocumentStore {
  const kubo = create({ url: ipfsUrl });
  return {
    async put(content) {
      const { cid } = await kubo.add(content, { cidVersion: 1, rawLeaves: true });
      const digest = digestOf(content);
      if (cid.toString() !== cidOf(digest))
        throw new Error(`IPFS stored ${cid.toString()} instead of ${cidOf(digest)}`);
      return digest;
    },
  };
}

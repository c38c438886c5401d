import {
  CommonsDocument,
  decodeDocument,
  DocumentError,
  MunicipalityDocument,
} from '@patto/protocol/documents/documents';
import type { Hex } from 'viem';
import { findDocument } from './documents.ts';
import type { Network } from './network.ts';

/** A municipality's document, or undefined where IPFS does not give it whole. */
export async function municipalityDocument(
  network: Network,
  digest: Hex,
): Promise<MunicipalityDocument | undefined> {
  const found = await findDocument(network, digest);
  return found.state === 'ok'
    ? readable(() => decodeDocument(MunicipalityDocument, found.content, digest))
    : undefined;
}

/** A commons' document, or undefined where IPFS does not give it whole. */
export async function commonsDocument(network: Network, digest: Hex): Promise<CommonsDocument | undefined> {
  const found = await findDocument(network, digest);
  return found.state === 'ok'
    ? readable(() => decodeDocument(CommonsDocument, found.content, digest))
    : undefined;
}

function readable<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

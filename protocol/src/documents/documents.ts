import * as v from 'valibot';
import { bytesToHex, hexToBytes, sha256, type Hex } from 'viem';
import { CID } from 'multiformats/cid';
import * as Digest from 'multiformats/hashes/digest';
import type {
  BallotDocument,
  CommonsDocument,
  ContributionDocument,
  MunicipalityDocument,
} from './schemas.ts';

// The shapes are in a file of their own, so that a page that only reads them carries no cryptography.
export {
  BallotDocument,
  BallotDocumentOption,
  CommonsDocument,
  type CommonsKind,
  commonsKinds,
  ContributionDocument,
  MunicipalityDocument,
} from './schemas.ts';

/** Most bytes of one document: it travels as a single raw IPFS block. */
export const maxDocumentBytes = 1024 * 1024;

const rawCodec = 0x55;
const sha2256 = 0x12;

/** A document whose content is not what its digest, or its schema, promises. */
export class DocumentError extends Error {
  readonly problem: 'digestMismatch' | 'notJson' | 'wrongShape' | 'tooLarge';
  constructor(problem: DocumentError['problem'], message: string) {
    super(message);
    this.name = 'DocumentError';
    this.problem = problem;
  }
}

/** The shapes that a public document can have. */
export type DocumentSchema =
  typeof MunicipalityDocument | typeof CommonsDocument | typeof BallotDocument | typeof ContributionDocument;

/**
 * Checks a document and gives its one encoding: JSON in UTF-8 with sorted keys and no spaces. A field that is not its own is
 * refused at any level, since it is a slip or was not meant for the public; readers pass over it, as the sheet's digest tells
 * them whether the words and figures are those of the record.
 */
export function encodeDocument<S extends DocumentSchema>(schema: S, document: v.InferOutput<S>): Uint8Array {
  const checked = parse(schema, document);
  const stray = strayField(document, checked);
  if (stray !== undefined) throw new DocumentError('wrongShape', `${stray} is not one of its fields`);
  const content = new TextEncoder().encode(canonicalJson(checked));
  if (content.length > maxDocumentBytes) {
    throw new DocumentError(
      'tooLarge',
      `A document has at most ${maxDocumentBytes} bytes, not ${content.length}`,
    );
  }
  return content;
}

/** Reads a document that the chain names by `expected`; refuses content that is not that document. */
export function decodeDocument<S extends DocumentSchema>(
  schema: S,
  content: Uint8Array,
  expected: Hex,
): v.InferOutput<S> {
  if (!verifyContent(content, expected)) {
    throw new DocumentError(
      'digestMismatch',
      `The content's digest is ${digestOf(content)}, not ${expected}`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw new DocumentError('notJson', 'The document is not JSON in UTF-8');
  }
  return parse(schema, json);
}

/** The digest by which the chain names a content: its sha2-256. */
export function digestOf(content: Uint8Array): Hex {
  return sha256(content);
}

/** Whether a content is the one that the chain names. */
export function verifyContent(content: Uint8Array, expected: Hex): boolean {
  return digestOf(content) === expected.toLowerCase();
}

/** The IPFS address of a digest: CIDv1 of one raw block, in base32. */
export function cidOf(contentDigest: Hex): string {
  return CID.createV1(rawCodec, Digest.create(sha2256, hexToBytes(contentDigest, { size: 32 }))).toString();
}

/** The digest in an IPFS address made by `cidOf`. */
export function digestOfCid(cid: string): Hex {
  const parsed = CID.parse(cid);
  if (parsed.code !== rawCodec || parsed.multihash.code !== sha2256) {
    throw new DocumentError('wrongShape', `${cid} is not the address of a raw block with a sha2-256 digest`);
  }
  return bytesToHex(parsed.multihash.digest);
}

/** JSON with sorted keys, without spaces and absent fields: equal values give equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, field]) => [key, sorted(field)]));
}

function parse<S extends DocumentSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new DocumentError('wrongShape', `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`);
}

/** Where a value has a field that its checked form does not; undefined where it has none. */
function strayField(given: unknown, checked: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || typeof checked !== 'object' || checked === null)
    return undefined;
  for (const [key, field] of Object.entries(given)) {
    if (field === undefined) continue;
    if (!Object.hasOwn(checked, key)) return key;
    const inner = strayField(field, (checked as Readonly<Record<string, unknown>>)[key]);
    if (inner !== undefined) return `${key}.${inner}`;
  }
  return undefined;
}

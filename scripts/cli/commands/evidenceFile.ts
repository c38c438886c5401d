import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import {
  BallotDocumentOption,
  canonicalJson,
  CommonsDocument,
  DocumentError,
} from '../../../protocol/src/documents.ts';
import { badInput, fileReason } from '../failure.ts';
import type { DocumentFile } from './documentFile.ts';

const { version, language, name, description } = CommonsDocument.entries;
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/**
 * Says in public what members are thanked for, or why points are taken back. Every field is known, so that nothing goes
 * out that somebody has left in a file by mistake.
 */
const EvidenceDocument = v.strictObject({
  version,
  kind: v.optional(v.literal('contribution')),
  language,
  title: BallotDocumentOption.entries.title,
  description: v.optional(description),
  /** Its name. */
  commons: v.optional(name),
  date: v.optional(v.pipe(v.string(), v.isoDate())),
  /** For each member. */
  points: v.optional(wholeNumber),
  /** How many took part. */
  people: v.optional(wholeNumber),
});
export type EvidenceDocument = v.InferOutput<typeof EvidenceDocument>;

/**
 * Reads a JSON file as public evidence.
 * @throws Failure when it cannot be read or does not have the shape.
 */
export async function readEvidenceFile(path: string): Promise<DocumentFile<EvidenceDocument>> {
  try {
    const document = evidence(JSON.parse(await readFile(path, 'utf8')));
    return { document, content: new TextEncoder().encode(canonicalJson(document)) };
  } catch (error) {
    throw badInput(`${path} is no evidence document: ${fileReason(error)}. Nothing was sent.`, error);
  }
}

function evidence(value: unknown): EvidenceDocument {
  const parsed = v.safeParse(EvidenceDocument, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue);
  throw new DocumentError(
    'wrongShape',
    issue.expected === 'never'
      ? `${field ?? 'it'} is no field of evidence, which takes ${Object.keys(EvidenceDocument.entries).join(', ')}`
      : `${field ?? 'document'}: ${issue.message}`,
  );
}

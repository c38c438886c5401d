import { readFile } from 'node:fs/promises';
import type { InferOutput } from 'valibot';
import { encodeDocument, type DocumentSchema } from '@patto/protocol/documents/documents';
import { badInput, fileReason } from '../failure.ts';

/** A document as a person wrote it, and the bytes whose digest goes on the chain. */
export interface DocumentFile<T> {
  document: T;
  content: Uint8Array;
}

/**
 * Reads a JSON file as a public document. A field that such a document does not have is refused: it is a slip, or was
 * not meant for the public.
 * @param kind What it should be, for the message: "ballot".
 * @throws Failure when it cannot be read or does not have the shape.
 */
export async function readDocumentFile<S extends DocumentSchema>(
  path: string,
  schema: S,
  kind: string,
): Promise<DocumentFile<InferOutput<S>>> {
  try {
    const document = JSON.parse(await readFile(path, 'utf8')) as InferOutput<S>;
    const content = encodeDocument(schema, document);
    return { document, content };
  } catch (error) {
    throw badInput(`${path} is no ${kind} document: ${fileReason(error)}. Nothing was sent.`, error);
  }
}

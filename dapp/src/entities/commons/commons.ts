import { CommonsDocument } from '@patto/protocol/documents/schemas';
import * as v from 'valibot';

/** A commons' status, as the index names it. */
export const CommonsStatus = v.picklist(['Active', 'Suspended', 'Closed']);

/** A commons as lists show it. Words come from its document; without one only its number is known. */
export interface CommonsSummary {
  number: number;
  /** Degrees. */
  latitude: number;
  longitude: number;
  status: v.InferOutput<typeof CommonsStatus>;
  memberCount: number;
  openBallots: number;
  municipality: { number: number; name: string | undefined };
  document: CommonsDocument | undefined;
}

/** Reads a commons' document out of the index's copy; undefined where it is missing or malformed. */
export function readCommonsDocument(json: string | undefined): CommonsDocument | undefined {
  if (json === undefined) return undefined;
  try {
    const parsed = v.safeParse(CommonsDocument, JSON.parse(json));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

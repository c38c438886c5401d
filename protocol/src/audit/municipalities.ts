import type { Address } from 'viem';
import { CommonsDocument, MunicipalityDocument } from '../documents/documents.ts';
import { readDocument, type FetchedDocuments } from './documents.ts';
import type { HistoryEvent, Reference } from './history.ts';

/** A commons as an audit finds it. */
export interface AuditedCommons {
  commons: number;
  name: string;
  status: string;
  /** Who have not left. */
  members: number;
  at: Reference;
}

/** A municipality as an audit finds it. */
export interface AuditedMunicipality {
  municipality: number;
  name: string;
  admin: Address;
  commons: AuditedCommons[];
  at: Reference;
}

/** What the contracts say at present, by number. */
export interface PlaceReads {
  admins: ReadonlyMap<number, Address>;
  /** `status` as the registry numbers it. */
  commons: ReadonlyMap<number, { status: number; members: number }>;
}

const statuses = ['none', 'active', 'suspended', 'closed'];

/** The numbers of the municipalities and commons that these events make; `municipalitiesIn` wants what is read of them. */
export function placesIn(history: readonly HistoryEvent[]): { municipalities: number[]; commons: number[] } {
  return {
    municipalities: history.flatMap((event) =>
      event.eventName === 'MunicipalityRegistered' ? [event.args.municipalityId] : [],
    ),
    commons: history.flatMap((event) => (event.eventName === 'CommonsCreated' ? [event.args.commonsId] : [])),
  };
}

/** The municipalities and commons that these events make, by their newest documents. */
export function municipalitiesIn(
  history: readonly HistoryEvent[],
  reads: PlaceReads,
  documents: FetchedDocuments,
): AuditedMunicipality[] {
  const municipalities = new Map<number, AuditedMunicipality>();
  const commons = new Map<number, AuditedCommons>();
  for (const event of history) {
    switch (event.eventName) {
      case 'MunicipalityRegistered': {
        const { municipalityId: municipality, admin } = event.args;
        const now = reads.admins.get(municipality) ?? admin;
        municipalities.set(municipality, { municipality, name: '', admin: now, commons: [], at: event.at });
        break;
      }
      case 'CommonsCreated': {
        const { municipalityId, commonsId } = event.args;
        const { status, members } = reads.commons.get(commonsId) ?? { status: 0, members: 0 };
        const made = { commons: commonsId, name: '', status: statuses[status] ?? '', members, at: event.at };
        commons.set(commonsId, made);
        municipalities.get(municipalityId)?.commons.push(made);
        break;
      }
      default:
    }
    nameFrom(event, municipalities, commons, documents);
  }
  return [...municipalities.values()];
}

/** Takes the name from a document that an event names; the number stands in for one that cannot be read. */
function nameFrom(
  event: HistoryEvent,
  municipalities: ReadonlyMap<number, AuditedMunicipality>,
  commons: ReadonlyMap<number, AuditedCommons>,
  documents: FetchedDocuments,
): void {
  if (event.eventName === 'MunicipalityRegistered' || event.eventName === 'MunicipalityUpdated') {
    const { municipalityId, metadataDigest } = event.args;
    const found = municipalities.get(municipalityId);
    const document = readDocument(MunicipalityDocument, metadataDigest, documents);
    if (found !== undefined) found.name = document?.name ?? `Municipality ${municipalityId}`;
  }
  if (event.eventName === 'CommonsCreated' || event.eventName === 'CommonsUpdated') {
    const { commonsId, metadataDigest } = event.args;
    const found = commons.get(commonsId);
    const document = readDocument(CommonsDocument, metadataDigest, documents);
    if (found !== undefined) found.name = document?.name ?? `Commons ${commonsId}`;
  }
}

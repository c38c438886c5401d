import type { RoleChange } from '@patto/protocol/audit/roleChanges';
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { Hex } from '../../shared/chain/hex.ts';
import { askAllPages, askGraph, defineQuery, type IndexBlock } from '../../shared/graph/graph.ts';
import { numberId } from '../../shared/graph/numberId.ts';
import { recordedStates } from '../../entities/ballot/phase.ts';
import { NumberText, Timestamp } from '../../shared/graph/scalars.ts';
import { announcedChangeOf, roleChangeOf, type AnnouncedChange, type IndexPlace } from './model/indexed.ts';

const MunicipalityItem = v.object({
  id: v.string(),
  number: v.number(),
  commonsCount: v.number(),
  metadata: v.nullable(v.object({ name: v.string(), language: v.string(), country: v.string() })),
});

const entries = { municipalities: v.array(MunicipalityItem) };

const list = defineQuery<{ after: string }, typeof entries>({
  name: 'MunicipalityList',
  parameters: '$after: Bytes!',
  selection: `municipalities(first: 1000, orderBy: id, where: { id_gt: $after }) {
    id number commonsCount metadata { name language country }
  }`,
  entries,
});

/** All municipalities, in the order of their numbers. */
export const municipalityListQuery = queryOptions({
  queryKey: ['graph', 'municipalities', 'list'],
  queryFn: async ({ signal }) =>
    (await askAllPages(list, { after: '0x' }, (page) => page.municipalities, signal)).data,
});

/** Where something stands on the chain. */
const place = { block: NumberText, timestamp: Timestamp, transaction: Hex };

const RoleRow = v.object({
  id: v.string(),
  role: v.string(),
  account: Hex,
  granted: v.boolean(),
  executionDelay: v.nullable(NumberText),
  municipality: v.nullable(v.object({ number: v.number() })),
  commons: v.nullable(v.object({ number: v.number() })),
  ...place,
});

const roleEntries = { roleChanges: v.array(RoleRow) };

const roleChanges = defineQuery<{ after: string }, typeof roleEntries>({
  name: 'RoleChanges',
  parameters: '$after: Bytes!',
  selection: `roleChanges(first: 1000, orderBy: id, where: { id_gt: $after }) {
    id role account granted executionDelay municipality { number } commons { number } block timestamp transaction
  }`,
  entries: roleEntries,
});

/** Which query gave an answer, and up to which block it holds. */
interface Source {
  query: string;
  block: IndexBlock;
}

export interface RoleHistory extends Source {
  changes: RoleChange<IndexPlace>[];
}

/** Every role given or ended, of all municipalities and of the contracts, oldest first. */
export const roleChangesQuery = queryOptions({
  queryKey: ['graph', 'roleChanges'],
  queryFn: async ({ signal }): Promise<RoleHistory> => {
    const { data, block } = await askAllPages(
      roleChanges,
      { after: '0x' },
      (page) => page.roleChanges,
      signal,
    );
    return { changes: data.map(roleChangeOf), block, query: roleChanges.name };
  },
});

const Document = v.nullable(v.object({ name: v.string(), language: v.string() }));

const AuditedBallot = v.object({
  id: v.string(),
  number: v.number(),
  start: Timestamp,
  end: Timestamp,
  state: v.picklist(recordedStates),
  votes: v.number(),
  skipped: v.number(),
  optionCount: v.number(),
  membersAtStart: v.nullable(v.number()),
  opener: Hex,
  openedAt: Timestamp,
  openedAtBlock: NumberText,
  transaction: Hex,
  sheetDigest: Hex,
  metadataDigest: Hex,
  metadata: v.nullable(v.object({ title: v.string(), language: v.string() })),
  commons: v.object({ number: v.number(), memberCount: v.number(), metadata: Document }),
  result: v.nullable(
    v.object({
      final: v.boolean(),
      challengeEnd: v.nullable(Timestamp),
      tied: v.number(),
      tieBrokenBy: v.nullable(Hex),
      ...place,
    }),
  ),
  contests: v.array(
    v.object({
      id: v.string(),
      by: Hex,
      reasonDigest: Hex,
      ...place,
    }),
  ),
});

export type AuditedBallot = v.InferOutput<typeof AuditedBallot>;

const ballotEntries = { ballots: v.array(AuditedBallot) };

const ballots = defineQuery<{ after: string; municipality: string }, typeof ballotEntries>({
  name: 'MunicipalityBallots',
  parameters: '$after: Bytes!, $municipality: String!',
  selection: `ballots(
    first: 1000, orderBy: id, where: { id_gt: $after, commons_: { municipality: $municipality } }
  ) {
    id number start end state votes skipped optionCount membersAtStart opener openedAt openedAtBlock transaction
    sheetDigest metadataDigest metadata { title language }
    commons { number memberCount metadata { name language } }
    result { final challengeEnd tied tieBrokenBy block timestamp transaction }
    contests(orderBy: block) { id by reasonDigest block timestamp transaction }
  }`,
  entries: ballotEntries,
});

export interface MunicipalityBallots extends Source {
  ballots: AuditedBallot[];
}

/** All ballots of one municipality, oldest first. */
export function auditedBallotsQuery(municipality: number) {
  return queryOptions({
    queryKey: ['graph', 'municipalities', municipality, 'ballots'],
    queryFn: async ({ signal }): Promise<MunicipalityBallots> => {
      const variables = { after: '0x', municipality: numberId(municipality) };
      const { data, block } = await askAllPages(ballots, variables, (page) => page.ballots, signal);
      return { ballots: data, block, query: ballots.name };
    },
  });
}

const Operation = v.object({
  id: v.string(),
  state: v.picklist(['Scheduled', 'Executed', 'Cancelled']),
  caller: Hex,
  target: Hex,
  data: Hex,
  executableFrom: Timestamp,
  settledAt: v.nullable(Timestamp),
  ...place,
});

const Pause = v.object({ id: v.string(), by: Hex, paused: v.boolean(), ...place });

export type Pause = v.InferOutput<typeof Pause>;

const AuditedCommons = v.object({
  id: v.string(),
  number: v.number(),
  metadataDigest: Hex,
  metadata: Document,
});

const AuditedMunicipality = v.object({
  id: v.string(),
  number: v.number(),
  admin: Hex,
  metadataDigest: Hex,
  metadata: Document,
  commons: v.array(AuditedCommons),
});

export type AuditedMunicipality = v.InferOutput<typeof AuditedMunicipality>;

const recordEntries = {
  municipality: v.nullable(AuditedMunicipality),
  scheduledOperations: v.array(Operation),
  openingPauses: v.array(Pause),
};

const record = defineQuery<{ id: string }, typeof recordEntries>({
  name: 'MunicipalityRecord',
  parameters: '$id: ID!',
  selection: `municipality(id: $id) {
      id number admin metadataDigest metadata { name language }
      commons(first: 1000, orderBy: number) { id number metadataDigest metadata { name language } }
    }
    scheduledOperations(first: 1000, orderBy: block) {
      id state caller target data executableFrom settledAt block timestamp transaction
    }
    openingPauses(first: 1000, orderBy: block) { id by paused block timestamp transaction }`,
  entries: recordEntries,
});

export interface MunicipalityRecord extends Source {
  municipality: AuditedMunicipality | null;
  /** Changes of the contracts that were announced, oldest first. */
  announced: AnnouncedChange[];
  openingPauses: Pause[];
}

/** A municipality with its commons, and what concerns the contracts of all; its part is null where there is none. */
export function municipalityRecordQuery(municipality: number) {
  return queryOptions({
    queryKey: ['graph', 'municipalities', municipality, 'record'],
    queryFn: async ({ signal }): Promise<MunicipalityRecord> => {
      const { data, block } = await askGraph(record, { id: numberId(municipality) }, signal);
      const { scheduledOperations, ...others } = data;
      return { ...others, announced: scheduledOperations.map(announcedChangeOf), block, query: record.name };
    },
  });
}

import type { CommonsDocument } from '@patto/protocol/documents/schemas';
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { Hex } from '../../shared/chain/hex.ts';
import { askGraph, defineQuery, type IndexBlock } from '../../shared/graph/graph.ts';
import { numberId } from '../../shared/graph/numberId.ts';
import { BigIntText, NumberText, Timestamp } from '../../shared/graph/scalars.ts';
import { CommonsStatus, readCommonsDocument } from '../../entities/commons/commons.ts';
import { recordedStates } from '../../entities/ballot/phase.ts';

const Steward = v.object({ index: v.number(), account: Hex });

const BallotLine = v.object({
  number: v.number(),
  start: Timestamp,
  end: Timestamp,
  state: v.picklist(recordedStates),
  votes: v.number(),
  membersAtStart: v.nullable(v.number()),
  result: v.nullable(v.object({ challengeEnd: v.nullable(Timestamp), tied: v.number() })),
  metadata: v.nullable(v.object({ title: v.string(), language: v.string() })),
});
export type BallotLine = v.InferOutput<typeof BallotLine>;

const AwardLine = v.object({
  amount: NumberText,
  evidenceDigest: Hex,
  timestamp: Timestamp,
  transaction: Hex,
  member: v.object({ index: v.number() }),
});
export type AwardLine = v.InferOutput<typeof AwardLine>;

const GrowthPoint = v.object({ timestamp: Timestamp, totalJoined: NumberText, totalLeft: NumberText });

const Found = v.object({
  number: v.number(),
  latitude: v.number(),
  longitude: v.number(),
  status: CommonsStatus,
  metadataDigest: Hex,
  memberCount: v.number(),
  reputation: BigIntText,
  createdAt: Timestamp,
  metadata: v.nullable(v.object({ json: v.string() })),
  municipality: v.object({
    number: v.number(),
    metadataDigest: Hex,
    metadata: v.nullable(v.object({ name: v.string(), language: v.string() })),
  }),
  members: v.array(Steward),
  ballots: v.array(BallotLine),
  awards: v.array(AwardLine),
});
type Found = v.InferOutput<typeof Found>;

const entries = {
  commons: v.nullable(Found),
  growth: v.array(GrowthPoint),
};

const query = defineQuery<{ id: string; commons: string }, typeof entries>({
  name: 'OneCommons',
  parameters: '$id: ID!, $commons: Bytes!',
  selection: `commons(id: $id) {
    number latitude longitude status metadataDigest memberCount reputation createdAt
    metadata { json }
    municipality { number metadataDigest metadata { name language } }
    members(first: 100, orderBy: index, where: { steward: true, leftAt: null }) { index account }
    ballots(first: 200, orderBy: start, orderDirection: desc) {
      number start end state votes membersAtStart metadata { title language } result { challengeEnd tied }
    }
    awards(first: 1000, orderBy: timestamp, orderDirection: desc) {
      amount evidenceDigest timestamp transaction member { index }
    }
  }
  growth: memberStats_collection(interval: day, first: 1000, orderBy: timestamp, orderDirection: asc,
    current: include, where: { commons: $commons }) { timestamp totalJoined totalLeft }`,
  entries,
});

/** All that a commons' page shows. */
export interface OneCommons extends Omit<Found, 'members' | 'metadata'> {
  /** Up to which block it holds. */
  block: IndexBlock;
  stewards: Found['members'];
  document: CommonsDocument | undefined;
  /** Members at the end of each day on which some joined or left. */
  growth: { timestamp: number; members: number }[];
}

/** null where there is no commons of this number. */
export function oneCommonsQuery(number: number) {
  return queryOptions({
    queryKey: ['graph', 'commons', number],
    queryFn: async ({ signal }): Promise<OneCommons | null> => {
      const id = numberId(number);
      const { data, block } = await askGraph(query, { id, commons: id }, signal);
      if (data.commons === null) return null;
      const { latitude, longitude, members, metadata, ...rest } = data.commons;
      return {
        ...rest,
        block,
        latitude: latitude / 1e6,
        longitude: longitude / 1e6,
        stewards: members,
        document: readCommonsDocument(metadata?.json),
        growth: data.growth.map(({ timestamp, totalJoined, totalLeft }) => ({
          timestamp,
          members: totalJoined - totalLeft,
        })),
      };
    },
    refetchInterval: 10_000,
  });
}

import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { askAllPages, askGraph, defineQuery } from '../../shared/graph/graph.ts';
import { BigIntText, Hex, numberId, Timestamp } from '../../shared/graph/scalars.ts';

const BallotItem = v.object({
  id: v.string(),
  number: v.number(),
  start: Timestamp,
  end: Timestamp,
  state: v.picklist(['Opened', 'Cancelled', 'Proposed', 'Contested', 'Final']),
  votes: v.number(),
  membersAtOpening: v.number(),
  metadata: v.nullable(v.object({ title: v.string(), language: v.string() })),
  commons: v.object({
    number: v.number(),
    metadata: v.nullable(v.object({ name: v.string(), language: v.string() })),
    municipality: v.object({ number: v.number() }),
  }),
});

export type BallotItem = v.InferOutput<typeof BallotItem>;

const itemFields = `id number start end state votes membersAtOpening metadata { title language }
  commons { number metadata { name language } municipality { number } }`;

const listEntries = { ballots: v.array(BallotItem) };

const list = defineQuery<{ after: string }, typeof listEntries>({
  name: 'BallotList',
  parameters: '$after: Bytes!',
  selection: `ballots(first: 1000, orderBy: id, where: { id_gt: $after }) { ${itemFields} }`,
  entries: listEntries,
});

/** All ballots, newest first. */
export const ballotListQuery = queryOptions({
  queryKey: ['graph', 'ballots', 'list'],
  queryFn: async ({ signal }) => {
    const { data } = await askAllPages(list, { after: '0x' }, (page) => page.ballots, signal);
    return data.reverse();
  },
  refetchInterval: 20_000,
});

const BallotDetail = v.object({
  ...BallotItem.entries,
  optionCount: v.number(),
  tally: v.array(BigIntText),
  supporters: v.array(v.number()),
  sheetDigest: Hex,
  metadataDigest: Hex,
});

const detailEntries = { ballot: v.nullable(BallotDetail) };

const detail = defineQuery<{ id: string }, typeof detailEntries>({
  name: 'BallotDetail',
  parameters: '$id: ID!',
  selection: `ballot(id: $id) { ${itemFields} optionCount tally supporters sheetDigest metadataDigest }`,
  entries: detailEntries,
});

/** One ballot; null where there is none of this number. */
export function ballotQuery(number: number) {
  return queryOptions({
    queryKey: ['graph', 'ballots', number],
    queryFn: async ({ signal }) => (await askGraph(detail, { id: numberId(number) }, signal)).data.ballot,
    refetchInterval: 10_000,
  });
}

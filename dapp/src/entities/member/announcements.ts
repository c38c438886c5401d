import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { Hex } from '../../shared/chain/hex.ts';
import { askGraph, defineQuery } from '../../shared/graph/graph.ts';
import { Timestamp } from '../../shared/graph/scalars.ts';

const Announcement = v.object({
  id: Hex,
  kind: v.picklist(['Move', 'Ending']),
  state: v.picklist(['Waiting', 'CarriedOut', 'Vetoed', 'Closed']),
  readyAt: Timestamp,
  member: v.object({ index: v.number(), account: Hex }),
  commons: v.object({
    number: v.number(),
    metadata: v.nullable(v.object({ name: v.string(), language: v.string() })),
  }),
});

export type Announcement = v.InferOutput<typeof Announcement>;

const entries = { own: v.array(Announcement), guarded: v.array(Announcement) };

const fields = `id kind state readyAt member { index account } commons { number metadata { name language } }`;

const query = defineQuery<{ accounts: readonly string[] }, typeof entries>({
  name: 'MyAnnouncements',
  parameters: '$accounts: [Bytes!]!',
  selection: `own: membershipAnnouncements(
      first: 100, orderBy: id, where: { account_in: $accounts, state_in: [Waiting, CarriedOut] }
    ) { ${fields} }
    guarded: membershipAnnouncements(
      first: 100, orderBy: id, where: { kind: Move, state: Waiting, member_: { guard_in: $accounts } }
    ) { ${fields} }`,
  entries,
});

/** What a municipality announced, or did, to the memberships of a person, and to those that the person guards. */
export function announcementsQuery(accounts: readonly `0x${string}`[]) {
  return queryOptions({
    queryKey: ['graph', 'me', 'announcements', ...accounts],
    queryFn: async ({ signal }) => (await askGraph(query, { accounts }, signal)).data,
    refetchInterval: 20_000,
  });
}

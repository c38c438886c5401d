import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { askAllPages, askGraph, defineQuery } from '../../shared/graph/graph.ts';
import { phaseAt } from '../../entities/ballot/phase.ts';
import { CommonsStatus, type CommonsSummary, readCommonsDocument } from '../../entities/commons/commons.ts';
import { Timestamp } from '../../shared/graph/scalars.ts';
import { commonsListVariables, commonsListParts } from './listQueryParts.ts';

const ListItem = v.object({
  id: v.string(),
  number: v.number(),
  latitude: v.number(),
  longitude: v.number(),
  status: CommonsStatus,
  memberCount: v.number(),
  municipality: v.object({ number: v.number(), metadata: v.nullable(v.object({ name: v.string() })) }),
  metadata: v.nullable(v.object({ json: v.string() })),
  ballots: v.array(v.object({ start: Timestamp, end: Timestamp })),
});

const listEntries = { commons: v.array(ListItem) };

const list = defineQuery<ReturnType<typeof commonsListVariables>, typeof listEntries>({
  ...commonsListParts,
  entries: listEntries,
});

/**
 * All commons, in the order of their numbers.
 * @param now Unix seconds, for which ballots are open.
 */
export function commonsListQuery(now: number) {
  return queryOptions({
    queryKey: ['graph', 'commons', 'list'],
    queryFn: async ({ signal }) => {
      const { data } = await askAllPages(list, commonsListVariables(now), (page) => page.commons, signal);
      return data.map((item) => ({
        number: item.number,
        latitude: item.latitude / 1e6,
        longitude: item.longitude / 1e6,
        status: item.status,
        memberCount: item.memberCount,
        ballots: item.ballots,
        municipality: { number: item.municipality.number, name: item.municipality.metadata?.name },
        document: readCommonsDocument(item.metadata?.json),
      }));
    },
    // What is open changes with the clock, also between two answers.
    select: (commons): CommonsSummary[] =>
      commons.map(({ ballots, ...item }) => ({
        ...item,
        openBallots: ballots.filter(
          (period) => phaseAt({ ...period, state: 'Opened', result: null }, now) === 'Open',
        ).length,
      })),
    refetchInterval: 20_000,
  });
}

const mineEntries = { members: v.array(v.object({ commons: v.object({ number: v.number() }) })) };

const mine = defineQuery<{ accounts: readonly string[] }, typeof mineEntries>({
  name: 'MyCommons',
  parameters: '$accounts: [Bytes!]!',
  selection: `members(first: 1000, where: { account_in: $accounts, leftAt: null }) { commons { number } }`,
  entries: mineEntries,
});

/** Numbers of the commons that a person is a member of, by any of her accounts. */
export function myCommonsQuery(accounts: readonly `0x${string}`[]) {
  return queryOptions({
    queryKey: ['graph', 'commons', 'mine', ...accounts],
    enabled: accounts.length > 0,
    queryFn: async ({ signal }): Promise<ReadonlySet<number>> => {
      const { data } = await askGraph(mine, { accounts }, signal);
      return new Set(data.members.map((member) => member.commons.number));
    },
    refetchInterval: 20_000,
  });
}

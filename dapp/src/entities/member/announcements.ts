import { lapse } from '@patto/protocol/members/member';
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { Hex } from '../../shared/chain/hex.ts';
import { seenBlockTime } from '../../shared/chain/seenTime.ts';
import { askAllPages, defineQuery } from '../../shared/graph/graph.ts';
import { Timestamp } from '../../shared/graph/scalars.ts';

const Announcement = v.object({
  id: Hex,
  kind: v.picklist(['Move', 'Ending']),
  state: v.picklist(['Waiting', 'CarriedOut', 'Vetoed', 'Closed']),
  account: Hex,
  to: v.nullable(Hex),
  readyAt: Timestamp,
  member: v.object({ index: v.number() }),
  commons: v.object({
    number: v.number(),
    metadata: v.nullable(v.object({ name: v.string(), language: v.string() })),
  }),
});

export type Announcement = v.InferOutput<typeof Announcement>;

interface Asked {
  accounts: readonly string[];
  after: string;
}

/** `since` in microseconds: what was ready before has lapsed. */
type AskedWaiting = Asked & { since: string };

const entries = { announcements: v.array(Announcement) };

const selection = (where: string) => `announcements: membershipAnnouncements(
    first: 1000, orderBy: id, where: { ${where}, id_gt: $after }
  ) { id kind state account to readyAt member { index } commons { number metadata { name language } } }`;

const parameters = '$accounts: [Bytes!]!, $after: Bytes!';
const waitingParameters = `${parameters}, $since: Timestamp!`;
const waiting = 'state: Waiting, readyAt_gte: $since';

const ownMoves = defineQuery<AskedWaiting, typeof entries>({
  name: 'MyMoves',
  parameters: waitingParameters,
  selection: selection(`kind: Move, ${waiting}, account_in: $accounts`),
  entries,
});

const guardedMoves = defineQuery<AskedWaiting, typeof entries>({
  name: 'GuardedMoves',
  parameters: waitingParameters,
  selection: selection(`kind: Move, ${waiting}, member_: { guard_in: $accounts }`),
  entries,
});

const ownEndings = defineQuery<AskedWaiting, typeof entries>({
  name: 'MyEndings',
  parameters: waitingParameters,
  selection: selection(`kind: Ending, ${waiting}, account_in: $accounts`),
  entries,
});

const carriedOut = defineQuery<Asked, typeof entries>({
  name: 'MyMovesCarriedOut',
  parameters,
  selection: selection('kind: Move, state: CarriedOut, account_in: $accounts'),
  entries,
});

const waitingLists = { ownMoves, guardedMoves, ownEndings };

/**
 * `ownMoves`, `ownEndings`: what waits of a person's memberships; `guardedMoves`: of those that the person guards;
 * `carriedOut`: memberships that were moved away. Each is asked apart and to its end, so that none hides another: whoever
 * founds a commons can announce any number of them to anybody.
 */
export type AnnouncementList = 'ownMoves' | 'guardedMoves' | 'ownEndings' | 'carriedOut';

/** What a municipality announced, or did, to the memberships of a person or to those that the person guards; newest first. */
export function announcementsQuery(list: AnnouncementList, accounts: readonly `0x${string}`[]) {
  return queryOptions({
    queryKey: ['graph', 'me', 'announcements', list, ...accounts],
    queryFn: async ({ signal }) => (await ask(list, accounts, signal)).data.reverse(),
    refetchInterval: 20_000,
  });
}

function ask(list: AnnouncementList, accounts: readonly string[], signal: AbortSignal) {
  const asked = { accounts, after: '0x' };
  const items = (page: { announcements: Announcement[] }) => page.announcements;
  if (list === 'carriedOut') return askAllPages(carriedOut, asked, items, signal);
  const now = Math.max(Math.floor(Date.now() / 1000), seenBlockTime());
  return askAllPages(waitingLists[list], { ...asked, since: `${now - lapse}000000` }, items, signal);
}

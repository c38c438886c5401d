import { membershipAbi } from '@patto/protocol/generated/abis';
import { unpackMember } from '@patto/protocol/members/member';
import { queryOptions } from '@tanstack/react-query';
import { publicClient } from '../../shared/chain/client.ts';
import { config } from '../../shared/start/config.ts';
import type { Announcement, AnnouncementList } from './announcements.ts';

/**
 * Whether the contract itself has what the index says was announced to these accounts, or done. Nobody is alarmed, or asked to
 * stop something, on the word of the index alone.
 */
export function onChainQuery(
  list: AnnouncementList,
  announcement: Announcement,
  accounts: readonly `0x${string}`[],
) {
  const { id, account, to, readyAt } = announcement;
  return queryOptions({
    queryKey: ['chain', 'announcement', list, id, account, to, readyAt, ...accounts],
    queryFn: () => checks[list](announcement, accounts),
    refetchInterval: 20_000,
  });
}

type Check = (announcement: Announcement, accounts: readonly string[]) => Promise<boolean>;

const checks: Record<AnnouncementList, Check> = {
  ownMoves: async (announcement, accounts) =>
    isAmong(accounts, announcement.account) && (await hasMove(announcement)),
  guardedMoves: async (announcement, accounts) => {
    const [guard, move] = await Promise.all([guardOf(announcement), hasMove(announcement)]);
    return move && isAmong(accounts, guard);
  },
  ownEndings: async (announcement, accounts) =>
    isAmong(accounts, announcement.account) && (await hasEnding(announcement)),
  carriedOut: async (announcement, accounts) =>
    isAmong(accounts, announcement.account) && (await memberOf(announcement))?.lost === true,
};

/** Whether this very move is proposed, of the membership that the account has. */
async function hasMove(announcement: Announcement): Promise<boolean> {
  const { commons, member, to, readyAt } = announcement;
  const [move, holder] = await Promise.all([
    publicClient().readContract({
      ...contract(),
      functionName: 'proposedMove',
      args: [commons.number, member.index],
    }),
    memberOf(announcement),
  ]);
  return (
    to !== null &&
    isSame(move.to, to) &&
    move.readyAt === readyAt &&
    holder?.index === member.index &&
    !holder.moved
  );
}

/** Whether this very end is announced. */
async function hasEnding({ commons, member, account, readyAt }: Announcement): Promise<boolean> {
  const ending = await publicClient().readContract({
    ...contract(),
    functionName: 'announcedEnding',
    args: [commons.number, member.index],
  });
  return isSame(ending.account, account) && ending.readyAt === readyAt;
}

async function memberOf({ commons, account }: Announcement) {
  const args = [commons.number, account] as const;
  return unpackMember(await publicClient().readContract({ ...contract(), functionName: 'member', args }));
}

function guardOf({ commons, member }: Announcement): Promise<string> {
  const args = [commons.number, member.index] as const;
  return publicClient().readContract({ ...contract(), functionName: 'guardOf', args });
}

function contract() {
  return { address: config().contracts.membership, abi: membershipAbi };
}

function isAmong(accounts: readonly string[], account: string): boolean {
  return accounts.some((each) => isSame(each, account));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

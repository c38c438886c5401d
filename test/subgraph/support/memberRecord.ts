import { unpackMember } from '@patto/protocol/members/member';
import { membershipAbi, reputationAbi } from '@patto/protocol/generated/abis';
import { type Address, type Hex, concat, zeroAddress } from 'viem';
import { type Journal, type Place, byId, eventId, microseconds, number32, placed } from './journal.ts';

export const memberFields =
  'commons { number } index account joinedAt leftAt steward carriedAt ended guard openMove { id } openEnding { id } ' +
  'reputation joinedAtBlock transaction';

/** Members of every commons; accounts from the events, all else from the contracts' views. */
export async function membersOf(journal: Journal) {
  const { membership, client, contracts, block } = journal;
  const accounts = new Map<
    Hex,
    { commonsId: number; index: number; account: Address; at: bigint; tx: Hex }
  >();
  for (const event of membership) {
    if (event.eventName === 'MembersJoined') {
      const { commonsId, firstIndex } = event.args;
      event.args.accounts.forEach((account, i) =>
        accounts.set(memberId(commonsId, firstIndex + i), {
          commonsId,
          index: firstIndex + i,
          account,
          at: event.blockNumber,
          tx: event.transactionHash,
        }),
      );
    }
    if (event.eventName === 'MemberMoved') {
      const id = memberId(event.args.commonsId, event.args.memberIndex);
      const member = accounts.get(id);
      if (member !== undefined) accounts.set(id, { ...member, account: event.args.to });
    }
  }
  const announcements = announcementsOf(journal);
  const rows = [...accounts].map(async ([id, { commonsId, index, account, at, tx }]) => {
    const [word, guard, reputation] = await Promise.all([
      client.readContract({
        address: contracts.membership,
        abi: membershipAbi,
        functionName: 'member',
        args: [commonsId, account],
        blockNumber: block,
      }),
      client.readContract({
        address: contracts.membership,
        abi: membershipAbi,
        functionName: 'guardOf',
        args: [commonsId, index],
        blockNumber: block,
      }),
      client.readContract({
        address: contracts.reputation,
        abi: reputationAbi,
        functionName: 'reputationOf',
        args: [commonsId, index],
        blockNumber: block,
      }),
    ]);
    const member = unpackMember(word);
    if (member === undefined) throw new Error(`${account} is no member of commons ${commonsId}`);
    return {
      id,
      commons: { number: commonsId },
      index: member.index,
      account: account.toLowerCase(),
      joinedAt: microseconds(member.joinedAt),
      leftAt: member.leftAt === 0 ? null : microseconds(member.leftAt),
      steward: member.steward,
      carriedAt: carriedAt(journal, id),
      ended: member.ended,
      guard: guard === zeroAddress ? null : guard.toLowerCase(),
      openMove: openOf(announcements, 'Move', id),
      openEnding: openOf(announcements, 'Ending', id),
      reputation: reputation.toString(),
      joinedAtBlock: at.toString(),
      transaction: tx,
    };
  });
  return byId(await Promise.all(rows));
}

/** When a membership was last moved without its owner's signature. */
function carriedAt(journal: Journal, id: Hex): string | null {
  const last = journal.membership.findLast(
    (event) =>
      event.eventName === 'MemberMoved' &&
      event.args.authorizedBy !== event.args.from &&
      memberId(event.args.commonsId, event.args.memberIndex) === id,
  );
  return last === undefined ? null : microseconds(journal.timeOf(last.blockNumber));
}

export const announcementFields =
  'member { id } kind account to by readyAt state settledBy settledAt block timestamp transaction';

/** Moves without signature and endings, and what became of them. */
export function announcementsOf(journal: Journal) {
  const rows: ReturnType<typeof announced>[] = [];
  const settle = (kind: string, member: Hex, state: string, by: Address | undefined, at: Place) => {
    const row = rows.findLast((each) => each.kind === kind && each.member.id === member);
    if (row?.state !== 'Waiting') return;
    Object.assign(row, {
      state,
      settledBy: by?.toLowerCase() ?? row.by,
      settledAt: microseconds(journal.timeOf(at.blockNumber)),
    });
  };
  for (const event of journal.membership) {
    if (!('memberIndex' in event.args)) continue;
    const member = memberId(event.args.commonsId, event.args.memberIndex);
    if (event.eventName === 'MoveProposed') {
      const { from, to, proposer, readyAt } = event.args;
      rows.push(
        announced(journal, event, { kind: 'Move', member, account: from, to, by: proposer, readyAt }),
      );
    } else if (event.eventName === 'EndingAnnounced') {
      const { account, by, readyAt } = event.args;
      rows.push(announced(journal, event, { kind: 'Ending', member, account, to: null, by, readyAt }));
    } else if (event.eventName === 'MoveVetoed') settle('Move', member, 'Vetoed', event.args.by, event);
    else if (event.eventName === 'MoveClosed') settle('Move', member, 'Closed', event.args.by, event);
    else if (event.eventName === 'EndingClosed') settle('Ending', member, 'Closed', event.args.by, event);
    else if (event.eventName === 'MembershipEnded') settle('Ending', member, 'CarriedOut', undefined, event);
    else if (event.eventName === 'MemberMoved') settle('Move', member, 'CarriedOut', event.args.to, event);
  }
  return byId(rows);
}

function announced(
  journal: Journal,
  event: Place,
  fields: {
    kind: 'Move' | 'Ending';
    member: Hex;
    account: Address;
    to: Address | null;
    by: Address;
    readyAt: number;
  },
) {
  const { kind, member, account, to, by, readyAt } = fields;
  return {
    id: eventId(event),
    member: { id: member },
    kind,
    account: account.toLowerCase(),
    to: to?.toLowerCase() ?? null,
    by: by.toLowerCase(),
    readyAt: microseconds(readyAt),
    state: 'Waiting',
    settledBy: null as string | null,
    settledAt: null as string | null,
    ...placed(journal, event),
  };
}

function openOf(rows: ReturnType<typeof announcementsOf>, kind: 'Move' | 'Ending', member: Hex) {
  const open = rows.findLast((row) => row.kind === kind && row.member.id === member);
  return open?.state === 'Waiting' ? { id: open.id } : null;
}

export const membershipChangeFields =
  'member { id } kind previousAccount authorizedBy block timestamp transaction';

/** What happened to memberships after joining. */
export function membershipChangesOf(journal: Journal) {
  return byId(
    journal.membership.flatMap((event) => {
      const kind = changeKind(event);
      if (kind === undefined || !('memberIndex' in event.args)) return [];
      return {
        id: eventId(event),
        member: { id: memberId(event.args.commonsId, event.args.memberIndex) },
        kind,
        previousAccount: event.eventName === 'MemberMoved' ? event.args.from.toLowerCase() : null,
        authorizedBy: event.eventName === 'MemberMoved' ? event.args.authorizedBy.toLowerCase() : null,
        ...placed(journal, event),
      };
    }),
  );
}

function changeKind(event: Journal['membership'][number]): string | undefined {
  switch (event.eventName) {
    case 'MemberLeft':
      return 'Left';
    case 'MemberRejoined':
      return 'Rejoined';
    case 'MemberMoved':
      return 'Moved';
    case 'MembershipEnded':
      return 'Ended';
    case 'GuardSet':
      return 'GuardSet';
    case 'StewardSet':
      return event.args.steward ? 'StewardGranted' : 'StewardEnded';
    default:
      return undefined;
  }
}

export const awardFields = 'member { id } amount evidenceDigest by block timestamp transaction';

/** Points given and taken back. */
export function awardsOf(journal: Journal) {
  const rows = journal.reputation.flatMap((event) => {
    if (event.eventName !== 'ReputationAwarded' && event.eventName !== 'ReputationRevoked') return [];
    const { commonsId, evidenceDigest, by } = event.args;
    const points =
      event.eventName === 'ReputationAwarded'
        ? event.args.memberIndexes.map((index, i) => [index, BigInt(event.args.amounts[i] ?? 0)] as const)
        : [[event.args.memberIndex, -BigInt(event.args.amount)] as const];
    return points.map(([index, amount], position) => ({
      id: concat([eventId(event), number32(position)]),
      member: { id: memberId(commonsId, index) },
      amount: amount.toString(),
      evidenceDigest,
      by: by.toLowerCase(),
      ...placed(journal, event),
    }));
  });
  return byId(rows);
}

export function memberId(commonsId: number, index: number): Hex {
  return concat([number32(commonsId), number32(index)]);
}

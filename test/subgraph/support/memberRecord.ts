import { unpackMember } from '@patto/protocol/members/member';
import { membershipAbi, reputationAbi } from '@patto/protocol/generated/abis';
import { type Address, type Hex, concat } from 'viem';
import { type Journal, byId, eventId, microseconds, number32, placed } from './journal.ts';

export const memberFields =
  'commons { number } index account joinedAt leftAt steward reputation joinedAtBlock transaction';

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
  const rows = [...accounts].map(async ([id, { commonsId, index, account, at, tx }]) => {
    const [word, reputation] = await Promise.all([
      client.readContract({
        address: contracts.membership,
        abi: membershipAbi,
        functionName: 'member',
        args: [commonsId, account],
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
      reputation: reputation.toString(),
      joinedAtBlock: at.toString(),
      transaction: tx,
    };
  });
  return byId(await Promise.all(rows));
}

export const membershipChangeFields = 'member { id } kind previousAccount block timestamp transaction';

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
        previousAccount: 'from' in event.args ? event.args.from.toLowerCase() : null,
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

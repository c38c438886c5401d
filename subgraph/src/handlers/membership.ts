import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';

import {
  MemberLeft,
  MemberMoved,
  MemberRejoined,
  MembersJoined,
  StewardSet,
} from '../../generated/Membership/Membership';
import { Commons, Member, MemberPoint, MembershipChange } from '../../generated/schema';
import { eventId, numberId, numberedIn } from '../ids';
import { roleChange, saveStewardRole } from '../role-changes';
import { stamp } from '../stamp';
import { timestamp } from '../timestamps';

export function handleMembersJoined(event: MembersJoined): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  const firstIndex = event.params.firstIndex.toI32();
  const accounts = event.params.accounts;
  const joinedAt = timestamp(event.block.timestamp);
  for (let i = 0; i < accounts.length; i++) {
    const member = new Member(numberedIn(commons.id, firstIndex + i));
    member.commons = commons.id;
    member.index = firstIndex + i;
    member.account = accounts[i];
    member.joinedAt = joinedAt;
    member.steward = false;
    member.reputation = BigInt.zero();
    member.joinedAtBlock = event.block.number;
    member.transaction = event.transaction.hash;
    member.save();
  }
  countMembers(commons, accounts.length, 0);
}

export function handleMemberLeft(event: MemberLeft): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  const member = Member.load(numberedIn(commons.id, event.params.memberIndex.toI32()));
  if (member === null) return;
  member.leftAt = timestamp(event.block.timestamp);
  member.save();
  membershipChange(event, member, 'Left').save();
  countMembers(commons, 0, 1);
}

export function handleMemberRejoined(event: MemberRejoined): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  const member = Member.load(numberedIn(commons.id, event.params.memberIndex.toI32()));
  if (member === null) return;
  member.joinedAt = timestamp(event.block.timestamp);
  member.unset('leftAt');
  member.save();
  membershipChange(event, member, 'Rejoined').save();
  countMembers(commons, 1, 0);
}

export function handleMemberMoved(event: MemberMoved): void {
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  member.account = event.params.to;
  member.save();
  const change = membershipChange(event, member, 'Moved');
  change.previousAccount = event.params.from;
  change.save();
  if (!member.steward) return;
  // Stewardship goes with the membership; an auditor looks for it by account.
  const commons = Commons.load(member.commons);
  if (commons === null) return;
  saveStewardRole(
    roleChange(event, 0, 'steward', event.params.from, false),
    commons.id,
    commons.municipality,
  );
  saveStewardRole(roleChange(event, 1, 'steward', event.params.to, true), commons.id, commons.municipality);
}

export function handleStewardSet(event: StewardSet): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  member.steward = event.params.steward;
  member.save();
  membershipChange(event, member, event.params.steward ? 'StewardGranted' : 'StewardEnded').save();
  saveStewardRole(
    roleChange(event, 0, 'steward', event.params.account, event.params.steward),
    commons.id,
    commons.municipality,
  );
}

function memberId(commons: BigInt, index: BigInt): Bytes {
  return numberedIn(numberId(commons.toI32()), index.toI32());
}

function membershipChange(event: ethereum.Event, member: Member, kind: string): MembershipChange {
  const change = new MembershipChange(eventId(event));
  change.commons = member.commons;
  change.member = member.id;
  change.kind = kind;
  stamp(change, event);
  return change;
}

function countMembers(commons: Commons, joined: i32, left: i32): void {
  commons.memberCount += joined - left;
  commons.save();
  // graph-node numbers and dates the points of a timeseries itself.
  const point = new MemberPoint(0);
  point.commons = commons.id;
  point.joined = joined;
  point.left = left;
  point.save();
}

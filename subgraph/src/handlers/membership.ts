import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';

import {
  EndingAnnounced,
  EndingClosed,
  GuardSet,
  MemberLeft,
  MemberMoved,
  MemberRejoined,
  MembersJoined,
  MembershipEnded,
  MoveClosed,
  MoveProposed,
  MoveVetoed,
  StewardSet,
} from '../../generated/Membership/Membership';
import {
  Commons,
  Member,
  MemberPoint,
  MembershipAnnouncement,
  MembershipChange,
} from '../../generated/schema';
import { eventId, numberId, numberedIn } from '../ids';
import { fixMembersAtStart } from '../members-at-start';
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
    member.ended = false;
    member.reputation = BigInt.zero();
    member.joinedAtBlock = event.block.number;
    member.transaction = event.transaction.hash;
    member.save();
  }
  countMembers(event, commons, accounts.length, 0);
}

export function handleMemberLeft(event: MemberLeft): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  const member = Member.load(numberedIn(commons.id, event.params.memberIndex.toI32()));
  if (member === null) return;
  member.leftAt = timestamp(event.block.timestamp);
  member.save();
  membershipChange(event, member, 'Left').save();
  countMembers(event, commons, 0, 1);
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
  countMembers(event, commons, 1, 0);
}

export function handleMemberMoved(event: MemberMoved): void {
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  member.account = event.params.to;
  const now = timestamp(event.block.timestamp);
  const byOwner = event.params.authorizedBy == event.params.from;
  if (!byOwner) {
    member.joinedAt = now;
    // Who had resigned stays resigned.
    if (!isActive(member)) member.leftAt = now;
    member.carriedAt = now;
    member.guard = null;
    settle(member.openMove, 'CarriedOut', event.params.to, event);
    member.openMove = null;
  }
  member.save();
  const change = membershipChange(event, member, 'Moved');
  change.previousAccount = event.params.from;
  change.authorizedBy = event.params.authorizedBy;
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

export function handleMoveProposed(event: MoveProposed): void {
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  const move = announcement(event, member, 'Move');
  move.to = event.params.to;
  move.by = event.params.proposer;
  move.readyAt = timestamp(event.params.readyAt);
  move.save();
  member.openMove = move.id;
  member.save();
}

export function handleMoveVetoed(event: MoveVetoed): void {
  const id = memberId(event.params.commonsId, event.params.memberIndex);
  endMove(id, 'Vetoed', event.params.by, event);
}

export function handleMoveClosed(event: MoveClosed): void {
  const id = memberId(event.params.commonsId, event.params.memberIndex);
  endMove(id, 'Closed', event.params.by, event);
}

export function handleGuardSet(event: GuardSet): void {
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  member.guard = event.params.guard == Address.zero() ? null : event.params.guard;
  member.save();
  membershipChange(event, member, 'GuardSet').save();
}

export function handleEndingAnnounced(event: EndingAnnounced): void {
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  const ending = announcement(event, member, 'Ending');
  ending.by = event.params.by;
  ending.readyAt = timestamp(event.params.readyAt);
  ending.save();
  member.openEnding = ending.id;
  member.save();
}

export function handleEndingClosed(event: EndingClosed): void {
  const member = Member.load(memberId(event.params.commonsId, event.params.memberIndex));
  if (member === null) return;
  settle(member.openEnding, 'Closed', event.params.by, event);
  member.openEnding = null;
  member.save();
}

export function handleMembershipEnded(event: MembershipEnded): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  const member = Member.load(numberedIn(commons.id, event.params.memberIndex.toI32()));
  if (member === null) return;
  const left = isActive(member) ? 1 : 0;
  if (left == 1) member.leftAt = timestamp(event.block.timestamp);
  member.ended = true;
  member.guard = null;
  settle(member.openEnding, 'CarriedOut', null, event);
  member.openEnding = null;
  member.save();
  membershipChange(event, member, 'Ended').save();
  if (left == 1) countMembers(event, commons, 0, 1);
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

function isActive(member: Member): boolean {
  return member.get('leftAt') === null;
}

function announcement(event: ethereum.Event, member: Member, kind: string): MembershipAnnouncement {
  const announced = new MembershipAnnouncement(eventId(event));
  announced.commons = member.commons;
  announced.member = member.id;
  announced.kind = kind;
  announced.account = member.account;
  announced.state = 'Waiting';
  stamp(announced, event);
  return announced;
}

/** The move that was proposed of a member comes to nothing. */
function endMove(id: Bytes, state: string, by: Bytes, event: ethereum.Event): void {
  const member = Member.load(id);
  if (member === null) return;
  settle(member.openMove, state, by, event);
  member.openMove = null;
  member.save();
}

/** Notes what became of something announced, where something was; `by` is null for who announced it. */
function settle(id: Bytes | null, state: string, by: Bytes | null, event: ethereum.Event): void {
  if (id === null) return;
  const announced = MembershipAnnouncement.load(id);
  if (announced === null) return;
  announced.state = state;
  announced.settledBy = by === null ? announced.by : by;
  announced.settledAt = timestamp(event.block.timestamp);
  announced.save();
}

function countMembers(event: ethereum.Event, commons: Commons, joined: i32, left: i32): void {
  fixMembersAtStart(commons, timestamp(event.block.timestamp));
  commons.memberCount += joined - left;
  commons.save();
  // graph-node numbers and dates the points of a timeseries itself.
  const point = new MemberPoint(0);
  point.commons = commons.id;
  point.joined = joined;
  point.left = left;
  point.save();
}

import { isAddressEqual, zeroAddress, type Address } from 'viem';
import type { HistoryEvent } from './history.ts';
import type { EventsOf } from './rightsEvents.ts';
import type { RoleLedger } from './roleLedger.ts';
import type { Senders } from './senders.ts';

/** What a membership's event does not say itself. */
export interface MembershipContext {
  /** Account of each steward, by commons and member index: a move takes the stewardship along. */
  stewards: Map<string, Address>;
  next: HistoryEvent | undefined;
  senders: Senders;
}

/** Membership: stewards, and issuers at work. */
export function followMembership(
  ledger: RoleLedger,
  event: EventsOf<'membership'>,
  context: MembershipContext,
): void {
  const { stewards, next, senders } = context;
  const { at } = event;
  if (event.eventName === 'MembersJoined') {
    const account = senders.issuerOf(at.transaction) ?? zeroAddress;
    const fact = { role: 'issuer', account, ...ledger.ofCommons(event.args.commonsId) };
    ledger.use(fact, 'signed who is eligible', at);
  } else if (event.eventName === 'StewardSet') {
    const { commonsId, memberIndex, account, steward } = event.args;
    const scope = ledger.ofCommons(commonsId);
    // With a resignation, a move without signature or an end it goes by itself.
    const wentAlong =
      next !== undefined && takesStewardship.has(next.eventName) && next.at.transaction === at.transaction;
    if (!wentAlong)
      ledger.use(ledger.adminOf(scope), steward ? 'entrusted a steward' : 'ended a stewardship', at);
    if (steward) {
      stewards.set(`${commonsId}/${memberIndex}`, account);
      ledger.grant({ role: 'steward', account, ...scope }, at);
    } else {
      stewards.delete(`${commonsId}/${memberIndex}`);
      ledger.remove({ role: 'steward', account, ...scope }, at);
    }
  } else if (event.eventName === 'MemberMoved') {
    const { commonsId, memberIndex, to } = event.args;
    const from = stewards.get(`${commonsId}/${memberIndex}`);
    if (from === undefined) return;
    stewards.set(`${commonsId}/${memberIndex}`, to);
    ledger.remove({ role: 'steward', account: from, ...ledger.ofCommons(commonsId) }, at);
    ledger.grant({ role: 'steward', account: to, ...ledger.ofCommons(commonsId) }, at);
  } else {
    const admin = ledger.adminOf(ledger.ofCommons(event.args.commonsId));
    // A lapsed one is closed by anybody, which is nobody's power.
    if ('by' in event.args && !isAddressEqual(event.args.by, admin.account)) return;
    ledger.use(admin, actsOnMembers[event.eventName], at);
  }
}

const takesStewardship: ReadonlySet<string> = new Set(['MemberLeft', 'MemberMoved', 'MembershipEnded']);

/** What an admin does with the memberships of others. */
const actsOnMembers = {
  MoveProposed: 'proposed to move a membership',
  MoveClosed: 'took a proposed move back',
  EndingAnnounced: 'announced the end of a membership',
  EndingClosed: 'took an announced end back',
  MembershipEnded: 'ended a membership',
} as const;

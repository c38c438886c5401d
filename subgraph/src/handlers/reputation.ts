import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';

import { ReputationAwarded, ReputationRevoked } from '../../generated/Reputation/Reputation';
import { Award, Commons, Member } from '../../generated/schema';
import { eventId, numberId, numberedIn } from '../ids';
import { stamp } from '../stamp';

export function handleReputationAwarded(event: ReputationAwarded): void {
  const indexes = event.params.memberIndexes;
  const amounts = event.params.amounts;
  // Reputation may be upgraded, and then name members without an amount.
  const awards = min(indexes.length, amounts.length);
  for (let i = 0; i < awards; i++) {
    award(
      event,
      i,
      event.params.commonsId,
      indexes[i],
      amounts[i],
      event.params.evidenceDigest,
      event.params.by,
    );
  }
}

export function handleReputationRevoked(event: ReputationRevoked): void {
  award(
    event,
    0,
    event.params.commonsId,
    event.params.memberIndex,
    event.params.amount.neg(),
    event.params.evidenceDigest,
    event.params.by,
  );
}

function award(
  event: ethereum.Event,
  position: i32,
  commonsNumber: BigInt,
  memberIndex: BigInt,
  amount: BigInt,
  evidenceDigest: Bytes,
  by: Bytes,
): void {
  const commons = Commons.load(numberId(commonsNumber.toI32()));
  if (commons === null) return;
  const member = Member.load(numberedIn(commons.id, memberIndex.toI32()));
  if (member === null) return;
  commons.reputation = commons.reputation.plus(amount);
  commons.save();
  member.reputation = member.reputation.plus(amount);
  member.save();

  const entity = new Award(numberedIn(eventId(event), position));
  entity.commons = commons.id;
  entity.member = member.id;
  entity.amount = amount;
  entity.evidenceDigest = evidenceDigest;
  entity.by = by;
  stamp(entity, event);
  entity.save();
}

import { ethereum } from '@graphprotocol/graph-ts';

import { timestamp } from './timestamps';

/** Says of an entity of whatever type where on the chain it comes from: the event's block, time and transaction. */
export function stamp<T>(entity: T, event: ethereum.Event): void {
  entity.block = event.block.number;
  entity.timestamp = timestamp(event.block.timestamp);
  entity.transaction = event.transaction.hash;
}

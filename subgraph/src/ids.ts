import { Bytes, ethereum } from '@graphprotocol/graph-ts';

// All numbers in ids are big endian, so that the order of ids is the order of numbers and a cursor (`id_gt`) pages
// through a list without gaps.

function writeUint32(bytes: Bytes, offset: i32, value: i32): void {
  bytes[offset] = (value >> 24) as u8;
  bytes[offset + 1] = (value >> 16) as u8;
  bytes[offset + 2] = (value >> 8) as u8;
  bytes[offset + 3] = value as u8;
}

/**
 * Id of what the chain numbers: a municipality, a commons, a ballot. Ballots of all boxes share one row of numbers, of which
 * each box has its own range, so a ballot's number is its id whichever box it is in.
 */
export function numberId(number: i32): Bytes {
  const id = new Bytes(4);
  writeUint32(id, 0, number);
  return id;
}

/** Id of what is numbered within something: a member of a commons, a member's vote in a ballot. */
export function numberedIn(parent: Bytes, number: i32): Bytes {
  const id = new Bytes(parent.length + 4);
  memory.copy(id.dataStart, parent.dataStart, parent.length);
  writeUint32(id, parent.length, number);
  return id;
}

/** Id of what one event says: block number, then the log's index in the block, so ids follow the chain's order. */
export function eventId(event: ethereum.Event): Bytes {
  return numberedIn(numberId(event.block.number.toI32()), event.logIndex.toI32());
}

/** Id of an account's right within something. */
export function accountIn(parent: Bytes, account: Bytes): Bytes {
  return parent.concat(account);
}

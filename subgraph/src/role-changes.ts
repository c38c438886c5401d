import { Address, Bytes, ethereum } from '@graphprotocol/graph-ts';

import { RoleChange } from '../generated/schema';
import { eventId, numberedIn } from './ids';
import { stamp } from './stamp';

/** A right given or taken by an event that may change several; `position` tells them apart. */
export function roleChange(
  event: ethereum.Event,
  position: i32,
  role: string,
  account: Address,
  granted: boolean,
): RoleChange {
  const change = new RoleChange(numberedIn(eventId(event), position));
  change.role = role;
  change.account = account;
  change.granted = granted;
  stamp(change, event);
  return change;
}

export function saveMunicipalRole(change: RoleChange, municipality: Bytes): void {
  change.municipality = municipality;
  change.save();
}

export function saveStewardRole(change: RoleChange, commons: Bytes, municipality: Bytes): void {
  change.commons = commons;
  change.municipality = municipality;
  change.save();
}

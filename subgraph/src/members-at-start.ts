import { Bytes } from '@graphprotocol/graph-ts';

import { Ballot, Commons } from '../generated/schema';

/** Notes a ballot whose members are counted once its start is over. The caller saves the commons. */
export function countLater(commons: Commons, ballot: Ballot): void {
  const uncounted = commons.uncountedBallots;
  uncounted.push(ballot.id);
  commons.uncountedBallots = uncounted;
  if (uncounted.length == 1 || ballot.start < commons.nextStart) commons.nextStart = ballot.start;
}

/**
 * Before the members of a commons change: fixes how many there were at the start of each ballot that has begun. Members of
 * the very second of the start may vote, so a change in that second still counts. The caller saves the commons.
 * @param now When they change, in the index's microseconds.
 */
export function fixMembersAtStart(commons: Commons, now: i64): void {
  const uncounted = commons.uncountedBallots;
  if (uncounted.length == 0 || commons.nextStart >= now) return;
  const later: Bytes[] = [];
  let nextStart = i64.MAX_VALUE;
  for (let i = 0; i < uncounted.length; i++) {
    const ballot = Ballot.load(uncounted[i]);
    if (ballot === null) continue;
    if (ballot.start >= now) {
      later.push(ballot.id);
      if (ballot.start < nextStart) nextStart = ballot.start;
      continue;
    }
    // Its first vote or its result may have fixed it already.
    if (ballot.get('membersAtStart') !== null) continue;
    ballot.membersAtStart = commons.memberCount;
    ballot.save();
  }
  commons.uncountedBallots = later;
  if (later.length == 0) commons.unset('nextStart');
  else commons.nextStart = nextStart;
}

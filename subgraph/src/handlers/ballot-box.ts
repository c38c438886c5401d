import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';

import {
  BallotCancelled,
  BallotOpened,
  OpeningPaused,
  ResultContested,
  ResultEndorsed,
  ResultFinalized,
  ResultProposed,
  TieBroken,
  VotesCast,
  VotesSkipped,
} from '../../generated/BallotBox/BallotBox';
import {
  Ballot,
  Candidate,
  Commons,
  Contest,
  Endorsement,
  OpeningPause,
  Result,
  Vote,
  VoteBatch,
  VotePoint,
} from '../../generated/schema';
import { RESULT_RULES } from '../../generated/enums';
import { BallotFile } from '../../generated/templates';
import { cidOf, isPublished } from '../cid';
import { eventId, numberId, numberedIn } from '../ids';
import { countLater } from '../members-at-start';
import { PackedVotes } from '../packed-votes';
import { stamp } from '../stamp';
import { timestamp } from '../timestamps';

export function handleBallotOpened(event: BallotOpened): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  commons.ballotCount += 1;
  const number = event.params.ballotId.toI32();
  const mode = event.params.mode;
  const ballot = new Ballot(numberId(number));
  ballot.number = number;
  ballot.box = event.address;
  ballot.commons = commons.id;
  ballot.opener = event.params.opener;
  ballot.start = timestamp(event.params.start);
  ballot.end = timestamp(event.params.end);
  ballot.optionCount = mode.optionCount;
  ballot.minChoices = mode.minChoices;
  ballot.maxChoices = mode.maxChoices;
  ballot.maxPerOption = mode.maxPerOption;
  ballot.points = mode.points;
  ballot.costExponent = mode.costExponent;
  ballot.weighted = mode.weighted;
  ballot.rule = ruleOf(mode.rule);
  ballot.quorum = mode.quorum;
  ballot.sheetDigest = event.params.sheetDigest;
  ballot.metadataDigest = event.params.metadataDigest;
  ballot.state = 'Opened';
  ballot.votes = 0;
  ballot.tally = new Array<BigInt>(mode.optionCount).fill(BigInt.zero());
  ballot.supporters = new Array<i32>(mode.optionCount).fill(0);
  ballot.skipped = 0;
  ballot.openedAtBlock = event.block.number;
  ballot.openedAt = timestamp(event.block.timestamp);
  ballot.transaction = event.transaction.hash;
  if (isPublished(event.params.metadataDigest)) {
    const cid = cidOf(event.params.metadataDigest);
    ballot.metadata = cid;
    BallotFile.create(cid);
  }
  ballot.save();
  countLater(commons, ballot);
  commons.save();
}

export function handleBallotCancelled(event: BallotCancelled): void {
  const ballot = Ballot.load(numberId(event.params.ballotId.toI32()));
  if (ballot === null) return;
  ballot.state = 'Cancelled';
  ballot.save();
}

/** One entity for each vote, one update of the ballot and one point of the timeseries for all of them. */
export function handleVotesCast(event: VotesCast): void {
  const ballot = begunBallot(event.params.ballotId);
  if (ballot === null) return;
  const votes = new PackedVotes(event.params.votes, ballot.optionCount, ballot.maxPerOption, ballot.weighted);
  const batch = saveBatch(event, ballot.id, votes.count);
  for (let i = 0; i < votes.count; i++) saveVote(votes, i, ballot.id, batch);
  addToTally(ballot, votes);
  ballot.votes += votes.count;
  ballot.save();

  // graph-node numbers and dates the points of a timeseries itself.
  const point = new VotePoint(0);
  point.ballot = ballot.id;
  point.votes = votes.count;
  point.save();
}

export function handleVotesSkipped(event: VotesSkipped): void {
  const ballot = Ballot.load(numberId(event.params.ballotId.toI32()));
  if (ballot === null) return;
  ballot.skipped += event.params.entries.length / 3;
  ballot.save();
}

/** The first selection is the result so far, until another one is endorsed more often. */
export function handleResultProposed(event: ResultProposed): void {
  const ballot = settle(event.params.ballotId, 'Proposed');
  if (ballot === null) return;
  const candidate = new Candidate(candidateId(ballot.id, event.params.selected));
  candidate.ballot = ballot.id;
  candidate.selected = event.params.selected;
  candidate.cost = event.params.cost;
  candidate.proposer = event.params.proposer;
  candidate.endorsements = 0;
  stamp(candidate, event);
  candidate.save();
  const isFirst = Result.load(ballot.id) === null;
  const result = resultOf(ballot.id, event);
  result.challengeEnd = timestamp(event.params.challengeEnd);
  if (isFirst) lead(result, candidate);
  else if (result.endorsements == 0) result.tied += 1;
  result.save();
}

export function handleResultEndorsed(event: ResultEndorsed): void {
  const ballot = Ballot.load(numberId(event.params.ballotId.toI32()));
  if (ballot === null) return;
  const candidate = Candidate.load(candidateId(ballot.id, event.params.selected));
  if (candidate === null) return;
  candidate.endorsements = event.params.endorsements.toI32();
  candidate.save();
  const endorsement = new Endorsement(eventId(event));
  endorsement.ballot = ballot.id;
  endorsement.candidate = candidate.id;
  endorsement.by = event.params.by;
  stamp(endorsement, event);
  endorsement.save();
  const result = resultOf(ballot.id, event);
  result.challengeEnd = timestamp(event.params.challengeEnd);
  if (candidate.endorsements > result.endorsements) lead(result, candidate);
  else if (candidate.endorsements == result.endorsements) result.tied += 1;
  result.save();
}

export function handleResultContested(event: ResultContested): void {
  const ballot = Ballot.load(numberId(event.params.ballotId.toI32()));
  if (ballot === null) return;
  const contest = new Contest(eventId(event));
  contest.ballot = ballot.id;
  contest.by = event.params.by;
  contest.reasonDigest = event.params.reasonDigest;
  stamp(contest, event);
  contest.save();
}

export function handleTieBroken(event: TieBroken): void {
  const ballot = Ballot.load(numberId(event.params.ballotId.toI32()));
  if (ballot === null) return;
  const result = resultOf(ballot.id, event);
  result.tieBrokenBy = event.params.by;
  result.reasonDigest = event.params.reasonDigest;
  result.save();
}

export function handleResultFinalized(event: ResultFinalized): void {
  const ballot = settle(event.params.ballotId, 'Final');
  if (ballot === null) return;
  const result = resultOf(ballot.id, event);
  result.selected = event.params.selected;
  result.cost = event.params.cost;
  result.final = true;
  result.quorumMet = event.params.quorumMet;
  result.save();
}

export function handleOpeningPaused(event: OpeningPaused): void {
  const pause = new OpeningPause(eventId(event));
  pause.box = event.address;
  pause.by = event.params.by;
  pause.paused = event.params.paused;
  stamp(pause, event);
  pause.save();
}

/** A rule that came after this index is Unknown, never another one, and the index goes on. */
function ruleOf(number: i32): string {
  return number < RESULT_RULES.length ? RESULT_RULES[number] : 'Unknown';
}

function saveBatch(event: ethereum.Event, ballot: Bytes, votes: i32): Bytes {
  const batch = new VoteBatch(eventId(event));
  batch.ballot = ballot;
  batch.votes = votes;
  stamp(batch, event);
  batch.save();
  return batch.id;
}

function saveVote(votes: PackedVotes, i: i32, ballot: Bytes, batch: Bytes): void {
  const memberIndex = votes.memberIndex(i);
  const vote = new Vote(numberedIn(ballot, memberIndex));
  vote.ballot = ballot;
  vote.memberIndex = memberIndex;
  vote.choices = votes.choices(i);
  vote.weight = votes.weight(i);
  vote.batch = batch;
  vote.save();
}

function addToTally(ballot: Ballot, votes: PackedVotes): void {
  const tally = ballot.tally;
  const supporters = ballot.supporters;
  for (let option = 0; option < tally.length; option++) {
    let sum: i64 = 0;
    for (let i = 0; i < votes.count; i++) {
      const points = votes.points(i, option);
      if (points == 0) continue;
      sum += (points as i64) * votes.weight(i);
      supporters[option] += 1;
    }
    if (sum > 0) tally[option] = tally[option].plus(BigInt.fromI64(sum));
  }
  ballot.tally = tally;
  ballot.supporters = supporters;
}

/** A ballot whose start is over, with the number of its members then, which are still those of the commons if nobody fixed it. */
function begunBallot(ballotNumber: BigInt): Ballot | null {
  const ballot = Ballot.load(numberId(ballotNumber.toI32()));
  if (ballot === null || ballot.get('membersAtStart') !== null) return ballot;
  const commons = Commons.load(ballot.commons);
  if (commons !== null) ballot.membersAtStart = commons.memberCount;
  return ballot;
}

function settle(ballotNumber: BigInt, state: string): Ballot | null {
  const ballot = begunBallot(ballotNumber);
  if (ballot === null) return null;
  ballot.state = state;
  ballot.result = ballot.id;
  ballot.save();
  return ballot;
}

/** The ballot's result as it stood before this event, dated anew. */
function resultOf(ballot: Bytes, event: ethereum.Event): Result {
  let result = Result.load(ballot);
  if (result === null) {
    result = new Result(ballot);
    result.ballot = ballot;
    result.endorsements = 0;
    result.tied = 0;
    result.final = false;
  }
  stamp<Result>(result, event);
  return result;
}

/** Makes a selection the result so far, endorsed by more members than any other. */
function lead(result: Result, candidate: Candidate): void {
  result.selected = candidate.selected;
  result.cost = candidate.cost;
  result.endorsements = candidate.endorsements;
  result.tied = 1;
}

/** Big endian, as all numbers in ids. */
function candidateId(ballot: Bytes, selected: BigInt): Bytes {
  const word = new Bytes(32);
  const bytes = Bytes.fromBigInt(selected);
  for (let i = 0; i < 32 && i < bytes.length; i++) word[31 - i] = bytes[i];
  return ballot.concat(word);
}

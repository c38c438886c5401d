import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { decodeMode } from '@patto/protocol/ballots/encodedMode';
import { type BallotPhase, hasResult, phaseOf } from '@patto/protocol/ballots/phase';
import { type BallotMode, choiceBytes } from '@patto/protocol/ballots/mode';
import { type PackedVote, decodeChoices, decodePackedVotes } from '@patto/protocol/ballots/vote';
import { voteDigestOf } from '@patto/protocol/ballots/voteDigest';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { concat, hexToBytes, numberToHex } from 'viem';
import { type Journal, byId, eventId, microseconds, number32, placed } from './journal.ts';

/** What the index says of a ballot that stands there. */
const states: Readonly<Record<BallotPhase, string>> = {
  Scheduled: 'Opened',
  Open: 'Opened',
  Ended: 'Opened',
  Cancelled: 'Cancelled',
  Proposed: 'Proposed',
  Tied: 'Proposed',
  Final: 'Final',
};

/** A ballot with what the contract says of it, and the votes that its events carry. */
type Polled = Awaited<ReturnType<typeof pollOf>>;

export const ballotFields =
  'number box commons { number } opener start end optionCount minChoices maxChoices maxPerOption points costExponent ' +
  'weighted rule quorum sheetDigest metadataDigest state votes membersAtStart tally supporters skipped ' +
  'result { id } openedAtBlock openedAt transaction';
export const batchFields = 'ballot { number } votes block timestamp transaction';
export const voteFields = 'ballot { number } memberIndex choices weight batch { id }';
export const resultFields =
  'ballot { number } selected cost challengeEnd endorsements tied final quorumMet tieBrokenBy reasonDigest ' +
  'block timestamp transaction';

/** Ballots, their batches, votes and results as the chain has them. */
export async function ballotsOf(journal: Journal) {
  const opened = journal.ballots.filter((event) => event.eventName === 'BallotOpened');
  const polls = await Promise.all(opened.map((event) => pollOf(journal, event.args.ballotId)));
  return {
    ballots: byId(opened.map((event, i) => ballotRow(journal, event, at(polls, i)))),
    voteBatches: byId(polls.flatMap(({ batches }) => batches.map(({ row }) => row))),
    votes: byId(polls.flatMap(voteRows)),
    results: byId(polls.flatMap((poll) => resultRow(journal, poll))),
  };
}

async function pollOf(journal: Journal, ballotId: number) {
  const { client, block } = journal;
  const call = {
    address: boxOf(journal, ballotId).address,
    abi: ballotBoxAbi,
    args: [ballotId],
    blockNumber: block,
  } as const;
  const [encoded, number, result, tally] = await Promise.all([
    client.readContract({ ...call, functionName: 'ballot' }),
    client.readContract({ ...call, functionName: 'phase' }),
    client.readContract({ ...call, functionName: 'result' }),
    client.readContract({ ...call, functionName: 'tally' }),
  ]);
  const ballot = { ...encoded, mode: decodeMode(encoded.mode) };
  const phase = phaseOf(number);
  if (phase === undefined) throw new Error(`There is no ballot ${ballotId}`);
  const events = journal.ballots.filter(
    (event) => 'ballotId' in event.args && event.args.ballotId === ballotId,
  );
  const cast = events.filter((event) => event.eventName === 'VotesCast');
  if (voteDigestOf(cast.map(({ args }) => args.votes)) !== ballot.voteDigest) {
    throw new Error(`The events of ballot ${ballotId} are not all of its votes`);
  }
  const batches = cast.map((event) => {
    const votes = decodePackedVotes(hexToBytes(event.args.votes), ballot.mode);
    return {
      votes,
      row: {
        id: eventId(event),
        ballot: { number: ballotId },
        votes: votes.length,
        ...placed(journal, event),
      },
    };
  });
  return { ballotId, ballot, phase, result, tally, events, batches };
}

function ballotRow(
  journal: Journal,
  event: Extract<Journal['ballots'][number], { eventName: 'BallotOpened' }>,
  poll: Polled,
) {
  const { ballot, phase, tally, events, batches } = poll;
  const { rule, quorum, ...mode } = ballot.mode;
  const { block, timestamp, transaction } = placed(journal, event);
  const skipped = events.map((each) =>
    each.eventName === 'VotesSkipped' ? (each.args.entries.length - 2) / 6 : 0,
  );
  return {
    id: number32(poll.ballotId),
    number: poll.ballotId,
    box: event.address.toLowerCase(),
    commons: { number: ballot.commonsId },
    opener: event.args.opener.toLowerCase(),
    start: microseconds(ballot.start),
    end: microseconds(ballot.end),
    ...mode,
    rule,
    quorum: quorum.toString(),
    sheetDigest: ballot.sheetDigest,
    metadataDigest: event.args.metadataDigest,
    state: states[phase],
    votes: ballot.votes,
    membersAtStart: membersAtStart(journal, poll),
    tally: tally.map(String),
    supporters: supportersOf(
      batches.flatMap(({ votes }) => votes),
      ballot.mode,
    ),
    skipped: skipped.reduce((sum, count) => sum + count, 0),
    result: hasResult(phase) ? { id: number32(poll.ballotId) } : null,
    openedAtBlock: block,
    openedAt: timestamp,
    transaction,
  };
}

function voteRows({ ballotId, ballot, batches }: Polled) {
  const size = choiceBytes(ballot.mode);
  return batches.flatMap(({ votes, row }) =>
    votes.map(({ memberIndex, choices, weight }) => ({
      id: concat([number32(ballotId), number32(memberIndex)]),
      ballot: { number: ballotId },
      memberIndex,
      choices: numberToHex(choices, { size }),
      weight: weight.toString(),
      batch: { id: row.id },
    })),
  );
}

function resultRow(journal: Journal, { ballotId, phase, result, events }: Polled) {
  if (!hasResult(phase)) return [];
  const last = events.findLast((event) =>
    ['ResultProposed', 'ResultEndorsed', 'TieBroken', 'ResultFinalized'].includes(event.eventName),
  );
  const broken = events.find((event) => event.eventName === 'TieBroken');
  if (last === undefined) throw new Error(`Ballot ${ballotId} has a result that no event tells of`);
  return {
    id: number32(ballotId),
    ballot: { number: ballotId },
    selected: result.selected.toString(),
    cost: result.cost.toString(),
    challengeEnd: result.challengeEnd === 0 ? null : microseconds(result.challengeEnd),
    endorsements: result.endorsements,
    tied: result.tied,
    final: phase === 'Final',
    quorumMet: last.eventName === 'ResultFinalized' ? last.args.quorumMet : null,
    tieBrokenBy: broken?.args.by.toLowerCase() ?? null,
    reasonDigest: broken?.args.reasonDigest ?? null,
    ...placed(journal, last),
  };
}

export const candidateFields =
  'ballot { number } selected cost proposer endorsements block timestamp transaction';
export const endorsementFields = 'ballot { number } candidate { id } by block timestamp transaction';
export const contestFields = 'ballot { number } by reasonDigest block timestamp transaction';

/** The selections that were put forward, with their endorsements. */
export function candidatesOf(journal: Journal) {
  return byId(
    journal.ballots.flatMap((event) => {
      if (event.eventName !== 'ResultProposed') return [];
      const { ballotId, selected, cost, proposer } = event.args;
      const endorsements = journal.ballots.filter(
        ({ eventName, args }) =>
          eventName === 'ResultEndorsed' && args.ballotId === ballotId && args.selected === selected,
      );
      return {
        id: candidateId(ballotId, selected),
        ballot: { number: ballotId },
        selected: selected.toString(),
        cost: cost.toString(),
        proposer: proposer.toLowerCase(),
        endorsements: endorsements.length,
        ...placed(journal, event),
      };
    }),
  );
}

export function endorsementsOf(journal: Journal) {
  return byId(
    journal.ballots.flatMap((event) => {
      if (event.eventName !== 'ResultEndorsed') return [];
      const { ballotId, by, selected } = event.args;
      return {
        id: eventId(event),
        ballot: { number: ballotId },
        candidate: { id: candidateId(ballotId, selected) },
        by: by.toLowerCase(),
        ...placed(journal, event),
      };
    }),
  );
}

/** What members found wrong. */
export function contestsOf(journal: Journal) {
  return byId(
    journal.ballots.flatMap((event) => {
      if (event.eventName !== 'ResultContested') return [];
      const { ballotId, by, reasonDigest } = event.args;
      return {
        id: eventId(event),
        ballot: { number: ballotId },
        by: by.toLowerCase(),
        reasonDigest,
        ...placed(journal, event),
      };
    }),
  );
}

function candidateId(ballotId: number, selected: bigint): string {
  return `${number32(ballotId)}${numberToHex(selected, { size: 32 }).slice(2)}`;
}

/** How many members each event adds. */
function changeOf(event: Journal['membership'][number]): number {
  switch (event.eventName) {
    case 'MembersJoined':
      return event.args.accounts.length;
    case 'MemberRejoined':
      return 1;
    case 'MemberLeft':
      return -1;
    default:
      return 0;
  }
}

/** The members at the start, once something after it, a change of members or an event of the ballot, made the index count. */
function membersAtStart(journal: Journal, { ballot, events }: Polled): number | null {
  const isLater = ({ blockNumber }: { blockNumber: bigint }) => journal.timeOf(blockNumber) > ballot.start;
  const changes = membersChangesOf(journal, ballot.commonsId);
  const counting = ['VotesCast', 'ResultProposed', 'ResultFinalized'];
  const counted = events.filter(({ eventName }) => counting.includes(eventName));
  if (![...changes, ...counted].some(isLater)) return null;
  return changes.reduce((sum, event) => (isLater(event) ? sum : sum + event.change), 0);
}

/** Changes of a commons' members; an ended membership counts where it was active. */
function membersChangesOf(journal: Journal, commonsId: number) {
  const left = new Set<number>();
  return journal.membership.flatMap((event) => {
    if (!('commonsId' in event.args) || event.args.commonsId !== commonsId) return [];
    const { blockNumber } = event;
    if (event.eventName === 'MembershipEnded') {
      return left.has(event.args.memberIndex) ? [] : [{ blockNumber, change: -1 }];
    }
    if (event.eventName === 'MemberLeft') left.add(event.args.memberIndex);
    if (event.eventName === 'MemberRejoined') left.delete(event.args.memberIndex);
    const change = changeOf(event);
    return change === 0 ? [] : [{ blockNumber, change }];
  });
}

function supportersOf(votes: readonly PackedVote[], mode: BallotMode): number[] {
  const supporters = new Array<number>(mode.optionCount).fill(0);
  for (const vote of votes) {
    decodeChoices(vote.choices, mode).forEach((points, option) => {
      if (points > 0) supporters[option] = (supporters[option] ?? 0) + 1;
    });
  }
  return supporters;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`Nothing at ${index}`);
  return item;
}

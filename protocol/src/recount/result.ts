import { hexToBytes } from 'viem';
import { hasResult, isOver } from '../ballots/phase.ts';
import { decodeSheet } from '../ballots/sheet.ts';
import type { Profile } from '../ballots/rules/profile.ts';
import { resultOf } from '../ballots/rules/result.ts';
import { selectedOptions, selectionMask } from '../ballots/rules/selection.ts';
import { countEndorsements, type Endorsing } from '../ballots/endorsements.ts';
import { ballotEvents } from './ballotEvents.ts';
import type { BallotRecord } from './record.ts';
import type { Differences, RecountedResult } from './report.ts';

/** The result by the rules, compared with the chain's where it has one. */
export function recountResult(
  record: BallotRecord,
  profile: Profile,
  voteDigest: bigint,
  differences: Differences,
): RecountedResult {
  const { mode, phase } = record.stored;
  const quorumMet = profile.voters >= mode.quorum;
  const stored = storedResult(record, { votes: profile.voters, quorumMet, voteDigest }, differences);
  const base = {
    selected: [],
    cost: 0n,
    stored,
    quorumMet,
    equalShares: undefined,
  };
  if (phase === 'Cancelled') return { ...base, state: 'cancelled' };
  if (!isOver(phase)) return { ...base, state: 'voting' };
  const sheet = record.sheet === undefined ? undefined : decodeSheet(hexToBytes(record.sheet));
  const counted = resultOf(mode.rule, profile, sheet);
  if (counted === undefined) return { ...base, state: 'unknownSheet' };
  const { options, cost, equalShares } = counted;
  if (stored !== undefined) {
    differences.compare('result', numbersOf(options), numbersOf(stored.selected));
    differences.compare('resultCost', cost, stored.cost);
  }
  return { ...base, state: 'counted', selected: options, cost, equalShares };
}

/** What the chain stores as result, after a look at whether its logs say the same. */
function storedResult(
  record: BallotRecord,
  counted: { votes: number; quorumMet: boolean; voteDigest: bigint },
  differences: Differences,
): RecountedResult['stored'] {
  const { phase, selected, cost, endorsements, tied } = record.stored;
  if (!hasResult(phase)) return undefined;
  const endorsing = endorsingOf(record, counted.voteDigest, differences);
  const finalized = ballotEvents(record.ballotLogs, 'ResultFinalized').at(-1);
  const broken = ballotEvents(record.ballotLogs, 'TieBroken').at(-1);
  const { candidates, leader } = endorsing;
  const announced = finalized?.args ?? leader;
  const place = finalized === undefined ? {} : { place: finalized.place };
  const compare = (field: string, stored: unknown, found: unknown) => {
    differences.compare('announcedResult', stored, found, { field, ...place });
  };
  compare('selected', selected, announced?.selected ?? 'no log');
  compare('cost', cost, announced?.cost ?? 'no log');
  compare('endorsements', endorsements, leader?.endorsements ?? 0);
  compare('tied', tied, endorsing.tied);
  if (finalized !== undefined) {
    compare('votes', counted.votes, finalized.args.votes);
    compare('quorumMet', counted.quorumMet, finalized.args.quorumMet);
    // Only one of those endorsed most can win: the only one, or the one that the admin picked among them.
    const picked = candidates.find((candidate) => candidate.selected === broken?.args.selected);
    const winner = picked?.endorsements === leader?.endorsements && endorsing.tied > 1 ? picked : leader;
    if (winner !== undefined) compare('endorsed', winner.selected, selected);
  }
  return {
    selected: selectedOptions(selected),
    cost,
    final: phase === 'Final',
    candidates: candidates.map((one) => ({
      selected: selectedOptions(one.selected),
      endorsements: one.endorsements,
    })),
    tieBroken: broken !== undefined,
  };
}

/** The selections that were put forward and their endorsements, each event against what it says of itself. */
function endorsingOf({ ballotLogs }: BallotRecord, voteDigest: bigint, differences: Differences): Endorsing {
  const proposed = ballotEvents(ballotLogs, 'ResultProposed').map(({ log, place, args }) => {
    differences.compare('announcedResult', voteDigest, args.voteDigest, { field: 'voteDigest', place });
    const { selected, cost, proposer } = args;
    return { log, event: { kind: 'proposed' as const, selected, cost, proposer } };
  });
  const endorsed = ballotEvents(ballotLogs, 'ResultEndorsed').map(({ log, args: { selected } }) => ({
    log,
    event: { kind: 'endorsed' as const, selected },
  }));
  const inOrder = [...proposed, ...endorsed].toSorted(
    (one, other) => one.log.block - other.log.block || one.log.logIndex - other.log.logIndex,
  );
  return countEndorsements(inOrder.map(({ event }) => event));
}

/** Options as people count them, from 1. */
function numbersOf(options: readonly number[]): string {
  return options.length === 0
    ? 'none'
    : selectedOptions(selectionMask(options))
        .map((option) => option + 1)
        .join(', ');
}

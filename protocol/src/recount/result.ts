import { hexToBytes } from 'viem';
import { hasResult, isOver } from '../ballots/phase.ts';
import { decodeSheet } from '../ballots/sheet.ts';
import type { Profile } from '../ballots/rules/profile.ts';
import { resultOf } from '../ballots/rules/result.ts';
import { selectedOptions, selectionMask } from '../ballots/rules/selection.ts';
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
  const { phase, selected, cost } = record.stored;
  if (!hasResult(phase)) return undefined;
  const answered = ballotEvents(record.ballotLogs, 'ContestAnswered').length > 0;
  const finalized = ballotEvents(record.ballotLogs, 'ResultFinalized').at(-1);
  const proposed = ballotEvents(record.ballotLogs, 'ResultProposed').at(-1);
  const announced = finalized ?? proposed;
  const place = announced === undefined ? {} : { place: announced.place };
  differences.compare('announcedResult', selected, announced?.args.selected ?? 'no log', {
    field: 'selected',
    ...place,
  });
  differences.compare('announcedResult', cost, announced?.args.cost ?? 'no log', { field: 'cost', ...place });
  const announcing = (log: typeof announced, field: keyof typeof counted, found: unknown) => {
    if (log === undefined) return;
    differences.compare('announcedResult', counted[field], found, { field, place: log.place });
  };
  announcing(finalized, 'votes', finalized?.args.votes);
  announcing(finalized, 'quorumMet', finalized?.args.quorumMet);
  announcing(proposed, 'voteDigest', proposed?.args.voteDigest);
  return { selected: selectedOptions(selected), cost, final: phase === 'Final', answered };
}

/** Options as people count them, from 1. */
function numbersOf(options: readonly number[]): string {
  return options.length === 0
    ? 'none'
    : selectedOptions(selectionMask(options))
        .map((option) => option + 1)
        .join(', ');
}

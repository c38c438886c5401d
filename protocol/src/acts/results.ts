// From the end of voting to the final result. All calls go to the box that keeps the ballot.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { selectionMask } from '../ballots/rules/selection.ts';
import { ballotBoxAbi as abi } from '../generated/abis.ts';
import type { Call } from './act.ts';

/**
 * Settles a ballot that the chain counts itself, or a proposed result that nobody contested in time. Anyone.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxChallengeOpen`, `BallotBoxWrongSheet`,
 * `BallotBoxMalformedSheet`.
 */
export function finalizeResult(
  ballotBox: Address,
  settling: {
    ballotId: number;
    /** The sheet as `encodeSheet` packs it; only a greedy budget needs it, for the others it may be `0x`. */
    sheet: Hex;
  },
): Call {
  const args = [settling.ballotId, settling.sheet] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'finalize', args }) };
}

/**
 * Proposes the result of a ballot by equal shares after its end. Anyone; one proposal at a time.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongRule`, `BallotBoxWrongPhase`, `BallotBoxWrongVoteDigest`,
 * `BallotBoxInvalidChoices`, `BallotBoxOverBudget`, `BallotBoxWrongSheet`, `BallotBoxMalformedSheet`.
 */
export function proposeResult(
  ballotBox: Address,
  proposal: {
    ballotId: number;
    /** Options that win, from 0. */
    selected: readonly number[];
    /** Over the votes that were counted; it must be the ballot's. */
    voteDigest: bigint;
    /** The sheet as `encodeSheet` packs it. */
    sheet: Hex;
  },
): Call {
  const { ballotId, selected, voteDigest, sheet } = proposal;
  const args = [ballotId, selectionMask(selected), voteDigest, sheet] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'proposeResult', args }) };
}

/**
 * Contests a proposed result in its window. Only who was a member when the ballot started.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxChallengeOver`, `BallotBoxNotMember`,
 * `BallotBoxMemberAfterStart`.
 */
export function contestResult(
  ballotBox: Address,
  contest: {
    ballotId: number;
    /** sha2-256 of the reason. */
    reasonDigest: Hex;
  },
): Call {
  const args = [contest.ballotId, contest.reasonDigest] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'contest', args }) };
}

/**
 * Answers a contest in public and settles the result. Only the municipality's admin.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxNotAuthorized`, `BallotBoxInvalidChoices`,
 * `BallotBoxOverBudget`, `BallotBoxWrongSheet`, `BallotBoxMalformedSheet`.
 */
export function answerContest(
  ballotBox: Address,
  answer: {
    ballotId: number;
    /** Options that win, from 0. */
    selected: readonly number[];
    /** sha2-256 of the public answer. */
    reasonDigest: Hex;
    /** The sheet as `encodeSheet` packs it. */
    sheet: Hex;
  },
): Call {
  const { ballotId, selected, reasonDigest, sheet } = answer;
  const args = [ballotId, selectionMask(selected), reasonDigest, sheet] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'answerContest', args }) };
}

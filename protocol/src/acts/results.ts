// From the end of voting to the final result. All calls go to the box that keeps the ballot.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { selectionMask } from '../ballots/rules/selection.ts';
import { ballotBoxAbi as abi } from '../generated/abis.ts';
import type { Call } from './act.ts';

/**
 * Settles a ballot that the chain counts itself, or one whose members have endorsed a selection most. Anyone.
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

/** A selection of a ballot by equal shares, as its members count it. */
export interface Endorsement {
  ballotId: number;
  /** Options that win, from 0. */
  selected: readonly number[];
  /** The sheet as `encodeSheet` packs it; it may be `0x` for `endorseResult` where somebody put the selection forward. */
  sheet: Hex;
}

/**
 * Endorses a selection by one's own account, and puts it forward where nobody has. Members of the start, once; stewards and
 * the admin may put one forward.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongRule`, `BallotBoxWrongPhase`, `BallotBoxChallengeOver`,
 * `BallotBoxWrongVoteDigest`, `BallotBoxNotMember`, `BallotBoxMemberAfterStart`, `BallotBoxAlreadyEndorsed`,
 * `BallotBoxInvalidChoices`, `BallotBoxOverBudget`, `BallotBoxWrongSheet`, `BallotBoxMalformedSheet`.
 */
export function endorseResult(
  ballotBox: Address,
  endorsement: Endorsement & {
    /** Over the votes that were counted; it must be the ballot's. */
    voteDigest: bigint;
  },
): Call {
  const { ballotId, selected, voteDigest, sheet } = endorsement;
  const args = [ballotId, selectionMask(selected), voteDigest, sheet] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'endorse', args }) };
}

/**
 * Brings an endorsement that a member signed (`endorsementTypedData`). Anyone.
 *
 * Refused as `endorseResult`, and by `BallotBoxInvalidSignature`.
 */
export function endorseResultFor(
  ballotBox: Address,
  endorsement: Endorsement & {
    /** As for `castVoteFor`. */
    signer: Hex;
    signature: Hex;
  },
): Call {
  const { ballotId, selected, signer, signature, sheet } = endorsement;
  const args = [ballotId, selectionMask(selected), signer, signature, sheet] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'endorseFor', args }) };
}

/** What a member finds wrong with what was put forward. It decides nothing. */
export interface Objection {
  ballotId: number;
  /** sha2-256 of the reason. */
  reasonDigest: Hex;
}

/**
 * Says in public what is wrong with what was put forward. Members of the start, once.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxNotMember`, `BallotBoxMemberAfterStart`,
 * `BallotBoxAlreadyEndorsed`.
 */
export function contestResult(ballotBox: Address, contest: Objection): Call {
  const args = [contest.ballotId, contest.reasonDigest] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'contest', args }) };
}

/**
 * Brings what a member signed (`contestTypedData`). Anyone.
 *
 * Refused as `contestResult`, and by `BallotBoxInvalidSignature`.
 */
export function contestResultFor(
  ballotBox: Address,
  contest: Objection & { signer: Hex; signature: Hex },
): Call {
  const args = [contest.ballotId, contest.reasonDigest, contest.signer, contest.signature] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'contestFor', args }) };
}

/**
 * Picks one of the selections that were endorsed most, in public and for good. Only the municipality's admin.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxNotAuthorized`, `BallotBoxNotTied`.
 */
export function breakTie(
  ballotBox: Address,
  pick: {
    ballotId: number;
    /** Options that win, from 0. */
    selected: readonly number[];
    /** sha2-256 of the public reasons. */
    reasonDigest: Hex;
  },
): Call {
  const args = [pick.ballotId, selectionMask(pick.selected), pick.reasonDigest] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'breakTie', args }) };
}

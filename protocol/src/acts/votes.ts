// The ways to bring a vote. All calls go to the box that keeps the ballot.
import { bytesToHex, encodeFunctionData, type Address, type Hex } from 'viem';
import { encodeSheet } from '../ballots/sheet.ts';
import { voteTypedData, type VoteToSign } from '../ballots/voteMessage.ts';
import { ballotBoxAbi as abi } from '../generated/abis.ts';
import type { SigningPlace } from '../signing/domain.ts';
import type { Call, SignedAct } from './act.ts';

/**
 * Votes as the member who sends it.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxInvalidChoices`, `BallotBoxNotMember`,
 * `BallotBoxMemberAfterStart`, `BallotBoxAlreadyVoted`, `BallotBoxNoReputation`.
 */
export function castVote(
  ballotBox: Address,
  vote: {
    ballotId: number;
    /** The word that `encodeChoices` makes of points. */
    choices: bigint;
  },
): Call {
  const args = [vote.ballotId, vote.choices] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'cast', args }) };
}

/**
 * Brings one vote that its voter signs; anyone sends it.
 *
 * Refused as `castVote` is, and by `BallotBoxWrongSheet`, `BallotBoxMalformedSheet`, `BallotBoxInvalidSignature`.
 */
export function castVoteFor(
  place: SigningPlace,
  vote: VoteToSign & {
    /** An account, or an ERC-7913 verifier and key. */
    signer: Hex;
  },
) {
  const typedData = voteTypedData(place, vote);
  const sheet = bytesToHex(encodeSheet(vote.sheet));
  return {
    typedData,
    call: (signature: Hex): Call => ({
      to: place.verifyingContract,
      data: encodeFunctionData({
        abi,
        functionName: 'castFor',
        args: [vote.ballotId, typedData.message.choices, vote.signer, signature, sheet],
      }),
    }),
  } satisfies SignedAct;
}

/**
 * Brings 1 to 500 votes that accounts signed; anyone sends it. A vote that cannot be counted is passed over and named in
 * `VotesSkipped`.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxWrongSheet`, `BallotBoxMalformedSheet`,
 * `BallotBoxInvalidBatch`.
 */
export function castVotes(
  ballotBox: Address,
  batch: {
    ballotId: number;
    /** As `encodeBatch` packs them. */
    entries: Hex;
    /** The sheet as `encodeSheet` packs it. */
    sheet: Hex;
  },
): Call {
  const args = [batch.ballotId, batch.entries, batch.sheet] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'castBatch', args }) };
}

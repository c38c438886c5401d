import { voteEffect } from '@patto/protocol/acts/effects';
import { castVoteFor } from '@patto/protocol/acts/votes';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { config } from '../../shared/start/config.ts';
import type { TransactionPlan } from '../../shared/transactions/run.ts';
import type { Draft } from './model/draft.ts';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';

/** One vote, ready to be signed and sent by `voter`. */
export function votePlan(vote: {
  ballotId: number;
  commonsId: number;
  mode: BallotMode;
  text: VerifiedText;
  points: Draft;
  voter: `0x${string}`;
  /** The voter's number in the commons. */
  memberIndex: number;
}): TransactionPlan {
  const { ballotId, commonsId, mode, text, points, voter, memberIndex } = vote;
  const place = { chainId: config().chainId, verifyingContract: boxOf(config(), ballotId).address };
  return {
    kind: 'vote',
    subject: { ballotId, commonsId },
    fact: { points: [...points] },
    effect: voteEffect(place.verifyingContract, { ballotId, memberIndex }),
    act: castVoteFor(place, { ballotId, sheet: text.sheet, mode, points, signer: voter }),
  };
}

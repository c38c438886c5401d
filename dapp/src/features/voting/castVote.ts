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
}): TransactionPlan {
  const { ballotId, commonsId, mode, text, points, voter } = vote;
  const place = { chainId: config().chainId, verifyingContract: boxOf(config(), ballotId).address };
  return {
    kind: 'vote',
    subject: { ballotId, commonsId },
    fact: { points: [...points] },
    act: castVoteFor(place, { ballotId, sheet: text.sheet, mode, points, signer: voter }),
  };
}

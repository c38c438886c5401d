import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
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
  const { address } = boxOf(config(), ballotId);
  const place = { chainId: config().chainId, verifyingContract: address };
  const typedData = voteTypedData(place, { ballotId, sheet: text.sheet, mode, points });
  return {
    kind: 'vote',
    subject: { ballotId, commonsId },
    fact: { points: [...points] },
    typedData,
    call: (signature) => {
      if (signature === undefined) throw new Error('A vote is signed before it is sent');
      return {
        address,
        abi: ballotBoxAbi,
        functionName: 'castFor',
        args: [ballotId, typedData.message.choices, voter, signature, text.sheetBytes],
      };
    },
  };
}

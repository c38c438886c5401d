import { pattoDomain, type SigningPlace } from '../signing/domain.ts';
import type { BallotMode } from './mode.ts';
import type { BallotSheet } from './sheet.ts';
import { choiceText, encodeChoices } from './vote.ts';

/** The EIP-712 type of a vote, as IBallotBox.sol says it. */
export const voteTypes = {
  Vote: [
    { name: 'ballotId', type: 'uint32' },
    { name: 'commons', type: 'string' },
    { name: 'question', type: 'string' },
    { name: 'choice', type: 'string' },
    { name: 'choices', type: 'uint256' },
  ],
} as const;

/** What one voter chose, and the words and the mode that turn it into a sentence. */
export interface VoteToSign {
  ballotId: number;
  sheet: BallotSheet;
  mode: BallotMode;
  /** For each option of the sheet. */
  points: readonly number[];
}

/** What a voter signs, ready for viem's `signTypedData`: the question and the choice in clear. */
export function voteTypedData(place: SigningPlace, { ballotId, sheet, mode, points }: VoteToSign) {
  const labels = sheet.options.map(({ label }) => label);
  return {
    domain: pattoDomain(place),
    types: voteTypes,
    primaryType: 'Vote',
    message: {
      ballotId,
      commons: sheet.commons,
      question: sheet.question,
      choice: choiceText(labels, points, mode),
      choices: encodeChoices(points, mode),
    },
  } as const;
}

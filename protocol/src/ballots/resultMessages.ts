import type { Hex } from 'viem';
import { pattoDomain, type SigningPlace } from '../signing/domain.ts';
import { selectionMask } from './rules/selection.ts';
import type { BallotSheet } from './sheet.ts';
import { choiceText } from './vote.ts';

/** The EIP-712 types of what members sign about a result, as IBallotBox.sol says them. */
export const resultTypes = {
  Endorsement: [
    { name: 'ballotId', type: 'uint32' },
    { name: 'commons', type: 'string' },
    { name: 'question', type: 'string' },
    { name: 'selection', type: 'string' },
    { name: 'selected', type: 'uint256' },
  ],
  Contest: [
    { name: 'ballotId', type: 'uint32' },
    { name: 'reasonDigest', type: 'bytes32' },
  ],
} as const;

/** What who endorses a selection signs, ready for viem's `signTypedData`: the question and what would win in clear. */
export function endorsementTypedData(
  place: SigningPlace,
  { ballotId, sheet, selected }: { ballotId: number; sheet: BallotSheet; selected: readonly number[] },
) {
  const labels = sheet.options.map(({ label }) => label);
  const points = labels.map((_, option) => (selected.includes(option) ? 1 : 0));
  return {
    domain: pattoDomain(place),
    types: { Endorsement: resultTypes.Endorsement },
    primaryType: 'Endorsement',
    message: {
      ballotId,
      commons: sheet.commons,
      question: sheet.question,
      selection: choiceText(labels, points, { maxPerOption: 1 }),
      selected: selectionMask(selected),
    },
  } as const;
}

/** What who contests a result signs, ready for viem's `signTypedData`. */
export function contestTypedData(
  place: SigningPlace,
  { ballotId, reasonDigest }: { ballotId: number; reasonDigest: Hex },
) {
  return {
    domain: pattoDomain(place),
    types: { Contest: resultTypes.Contest },
    primaryType: 'Contest',
    message: { ballotId, reasonDigest },
  } as const;
}

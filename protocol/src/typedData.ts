import type { Address, Hex } from 'viem';
import type { BallotMode } from './ballots/mode.ts';
import type { BallotSheet } from './ballots/sheet.ts';
import { choiceText, encodeChoices } from './ballots/vote.ts';

/**
 * Domain of every Patto signature; `verifyingContract` is BallotBox for votes, the forwarder for calls that it passes on,
 * Membership for the rest.
 */
export function pattoDomain(chainId: number, verifyingContract: Address) {
  return { name: 'Patto', version: '1', chainId, verifyingContract } as const;
}

export const voteTypes = {
  Vote: [
    { name: 'ballotId', type: 'uint32' },
    { name: 'commons', type: 'string' },
    { name: 'question', type: 'string' },
    { name: 'choice', type: 'string' },
    { name: 'choices', type: 'uint256' },
  ],
} as const;

export const eligibilityTypes = {
  Eligibility: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'account', type: 'address' },
    { name: 'personTag', type: 'bytes32' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

export const eligibilityListTypes = {
  EligibilityList: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'accounts', type: 'address[]' },
    { name: 'personTags', type: 'bytes32[]' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

export const moveTypes = {
  Move: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** A call that somebody else sends, as OpenZeppelin's ERC2771Forwarder has it signed. */
const forwardRequestTypes = {
  ForwardRequest: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'gas', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint48' },
    { name: 'data', type: 'bytes' },
  ],
} as const;

/** Where a signature is valid. */
export interface SigningPlace {
  chainId: number;
  verifyingContract: Address;
}

/** What a voter signs, ready for viem's `signTypedData`. */
export function voteTypedData(
  place: SigningPlace,
  vote: { ballotId: number; sheet: BallotSheet; mode: BallotMode; points: readonly number[] },
) {
  const { ballotId, sheet, mode, points } = vote;
  const labels = sheet.options.map(({ label }) => label);
  return {
    domain: pattoDomain(place.chainId, place.verifyingContract),
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

/** An issuer's statement that one account is eligible. `deadline` in unix seconds. */
export function eligibilityTypedData(
  place: SigningPlace,
  message: { commonsId: number; account: Address; personTag: Hex; deadline: number },
) {
  return {
    domain: pattoDomain(place.chainId, place.verifyingContract),
    types: eligibilityTypes,
    primaryType: 'Eligibility',
    message,
  } as const;
}

/** The same for a list of accounts, each with its person tag. */
export function eligibilityListTypedData(
  place: SigningPlace,
  message: {
    commonsId: number;
    accounts: readonly Address[];
    personTags: readonly Hex[];
    deadline: number;
  },
) {
  return {
    domain: pattoDomain(place.chainId, place.verifyingContract),
    types: eligibilityListTypes,
    primaryType: 'EligibilityList',
    message,
  } as const;
}

/** A member's, or an issuer's, consent to move a membership to a new account. */
export function moveTypedData(
  place: SigningPlace,
  message: { commonsId: number; from: Address; to: Address; deadline: number },
) {
  return {
    domain: pattoDomain(place.chainId, place.verifyingContract),
    types: moveTypes,
    primaryType: 'Move',
    message,
  } as const;
}

/** What a person signs for a call that goes through the forwarder. `nonce` is the forwarder's for `from`. */
export function forwardTypedData(
  place: SigningPlace,
  message: {
    from: Address;
    to: Address;
    value: bigint;
    gas: bigint;
    nonce: bigint;
    deadline: number;
    data: Hex;
  },
) {
  return {
    domain: pattoDomain(place.chainId, place.verifyingContract),
    types: forwardRequestTypes,
    primaryType: 'ForwardRequest',
    message,
  } as const;
}

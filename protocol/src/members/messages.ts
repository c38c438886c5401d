import type { Address, Hex } from 'viem';
import { pattoDomain, type SigningPlace } from '../signing/domain.ts';

/** An issuer's statement that one account belongs to one resident. */
export interface EligibilityMessage {
  commonsId: number;
  account: Address;
  /** Unique for the person in this commons. */
  personTag: Hex;
  /** Unix seconds until when it may be used. */
  deadline: number;
}

/** The same for a list of accounts, each with its person tag. */
export interface EligibilityListMessage {
  commonsId: number;
  accounts: readonly Address[];
  personTags: readonly Hex[];
  /** Unix seconds. */
  deadline: number;
}

/** A member's, or an issuer's, consent to move a membership to a new account. */
export interface MoveMessage {
  commonsId: number;
  from: Address;
  to: Address;
  /** Unix seconds. */
  deadline: number;
}

const eligibilityTypes = {
  Eligibility: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'account', type: 'address' },
    { name: 'personTag', type: 'bytes32' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

const eligibilityListTypes = {
  EligibilityList: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'accounts', type: 'address[]' },
    { name: 'personTags', type: 'bytes32[]' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

const moveTypes = {
  Move: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

// Messages are copied, because viem takes none whose type is an interface.

/** What an issuer signs for one account; the place is Membership. */
export function eligibilityTypedData(place: SigningPlace, message: EligibilityMessage) {
  const domain = pattoDomain(place);
  return { domain, types: eligibilityTypes, primaryType: 'Eligibility', message: { ...message } } as const;
}

/** What an issuer signs for many accounts; the place is Membership. */
export function eligibilityListTypedData(place: SigningPlace, message: EligibilityListMessage) {
  const domain = pattoDomain(place);
  return {
    domain,
    types: eligibilityListTypes,
    primaryType: 'EligibilityList',
    message: { ...message },
  } as const;
}

/** What the old account, or an issuer for who lost it, signs; the place is Membership. */
export function moveTypedData(place: SigningPlace, message: MoveMessage) {
  const domain = pattoDomain(place);
  return { domain, types: moveTypes, primaryType: 'Move', message: { ...message } } as const;
}

import type { Address, Hex, TypedData, TypedDataDefinition } from 'viem';
import { pattoDomain, type SigningPlace } from '../signing/domain.ts';

/** An issuer's statement that one account belongs to one resident. */
export interface EligibilityMessage {
  commonsId: number;
  account: Address;
  /** Unique for the person in this commons. */
  personTag: Hex;
  /** Unix seconds when it was made, not later than now: it serves for no tag that was freed since. */
  issuedAt: number;
  /** Unix seconds until when it may be used. */
  deadline: number;
}

/** The same for a list of accounts, each with its person tag. */
export interface EligibilityListMessage {
  commonsId: number;
  accounts: readonly Address[];
  personTags: readonly Hex[];
  /** Unix seconds. */
  issuedAt: number;
  /** Unix seconds. */
  deadline: number;
}

/** A member's consent to move its membership to a new account. */
export interface MoveMessage {
  commonsId: number;
  from: Address;
  to: Address;
  /** Unix seconds. */
  deadline: number;
}

/** The end of every act that a member signs for somebody else to bring. */
export interface ActMessage {
  /** The signer's account. */
  account: Address;
  /** Any number that the account has not used in the contract. */
  nonce: bigint;
  /** Unix seconds until when it may be brought. */
  deadline: number;
}

const actTypes = [
  { name: 'account', type: 'address' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint48' },
] as const;
const commonsType = { name: 'commonsId', type: 'uint32' } as const;

/** What the acts of members look like where they are signed, by the name of the type. */
const memberActTypes = {
  Join: { Join: [commonsType, { name: 'personTag', type: 'bytes32' }, ...actTypes] },
  Resign: { Resign: [commonsType, ...actTypes] },
  Rejoin: { Rejoin: [commonsType, ...actTypes] },
  AcceptMove: { AcceptMove: [commonsType, { name: 'from', type: 'address' }, ...actTypes] },
  VetoMove: { VetoMove: [commonsType, { name: 'memberIndex', type: 'uint32' }, ...actTypes] },
  SetGuard: { SetGuard: [commonsType, { name: 'guard', type: 'address' }, ...actTypes] },
} as const;

/** An act of a member, as far as it is signed: its type, and the fields besides those that every act ends with. */
export type MemberActToSign =
  | { name: 'Join'; commonsId: number; personTag: Hex }
  | { name: 'Resign'; commonsId: number }
  | { name: 'Rejoin'; commonsId: number }
  | { name: 'AcceptMove'; commonsId: number; from: Address }
  | { name: 'VetoMove'; commonsId: number; memberIndex: number }
  | { name: 'SetGuard'; commonsId: number; guard: Address };

const eligibilityTypes = {
  Eligibility: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'account', type: 'address' },
    { name: 'personTag', type: 'bytes32' },
    { name: 'issuedAt', type: 'uint48' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

const eligibilityListTypes = {
  EligibilityList: [
    { name: 'commonsId', type: 'uint32' },
    { name: 'accounts', type: 'address[]' },
    { name: 'personTags', type: 'bytes32[]' },
    { name: 'issuedAt', type: 'uint48' },
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

/** What the old account signs, and the new one where somebody else brings the move; the place is Membership. */
export function moveTypedData(place: SigningPlace, message: MoveMessage) {
  const domain = pattoDomain(place);
  return { domain, types: moveTypes, primaryType: 'Move', message: { ...message } } as const;
}

/** What a member signs of an act that somebody else brings; the place is Membership. */
export function memberActTypedData(
  place: SigningPlace,
  { name, ...fields }: MemberActToSign,
  end: ActMessage,
): TypedDataDefinition {
  const types: TypedData = memberActTypes[name];
  return { domain: pattoDomain(place), types, primaryType: name, message: { ...fields, ...end } };
}

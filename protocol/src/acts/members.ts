// Joining, leaving and moving, and who is entrusted. All calls go to Membership.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { membershipAbi as abi } from '../generated/abis.ts';
import {
  eligibilityListTypedData,
  memberActTypedData,
  moveTypedData,
  type EligibilityListMessage,
  type EligibilityMessage,
  type MemberActToSign,
  type MoveMessage,
} from '../members/messages.ts';
import type { SigningPlace } from '../signing/domain.ts';
import { accountOfSigner } from '../signing/signer.ts';
import type { Call, SignedAct } from './act.ts';

/**
 * Joins a commons as the account that an issuer's statement is for, which sends it.
 *
 * Refused by `MembershipExpired`, `MembershipNotActiveCommons`, `MembershipNotIssuer` (also where the statement is for
 * another account), `MembershipAlreadyMember` (also of who left: see `rejoinCommons`), `MembershipPersonTagUsed`,
 * `MembershipFull`.
 */
export function joinCommons(
  membership: Address,
  eligibility: Omit<EligibilityMessage, 'account'> & { signature: Hex },
): Call {
  const { commonsId, personTag, issuedAt, deadline, signature } = eligibility;
  const args = [commonsId, personTag, issuedAt, deadline, signature] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'join', args }) };
}

/**
 * Enters 1 to 250 members by a list that an issuer signs; anyone sends it. Who is in already, or whose tag is used, is
 * passed over and named in `MembersSkipped`.
 *
 * Refused by `MembershipInvalidBatch`, `MembershipExpired`, `MembershipNotActiveCommons`, `MembershipNotIssuer`,
 * `MembershipFull`.
 */
export function enterMembers(place: SigningPlace, list: EligibilityListMessage) {
  const { commonsId, accounts, personTags, issuedAt, deadline } = list;
  return {
    typedData: eligibilityListTypedData(place, list),
    call: (signature: Hex): Call => ({
      to: place.verifyingContract,
      data: encodeFunctionData({
        abi,
        functionName: 'joinBatch',
        args: [commonsId, accounts, personTags, issuedAt, deadline, signature],
      }),
    }),
  } satisfies SignedAct;
}

/**
 * Leaves a commons, as the member who sends it. Number and history stay, stewardship ends.
 *
 * Refused by `MembershipNotMember`.
 */
export function leaveCommons(membership: Address, { commonsId }: { commonsId: number }): Call {
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'resign', args: [commonsId] }) };
}

/**
 * Comes back under the old number, as the account that left; votes in ballots that start after it.
 *
 * Refused by `MembershipNotActiveCommons`, `MembershipAlreadyMember`, `MembershipNotMember` (also of an account whose
 * membership moved away or was ended), `MembershipLeftRecently` (less than eight days ago).
 */
export function rejoinCommons(membership: Address, { commonsId }: { commonsId: number }): Call {
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'rejoin', args: [commonsId] }) };
}

/**
 * Moves a membership to the account that sends it, at once and with all that belongs to it. Signed by the old account.
 *
 * Refused by `MembershipExpired`, `MembershipNotMember`, `MembershipAlreadyMember` (the new account was a member once),
 * `MembershipNotAuthorizedToMove`.
 */
export function moveMembership(
  place: SigningPlace,
  move: Omit<MoveMessage, 'from'> & {
    /** An account, or an ERC-7913 verifier and key. */
    from: Hex;
  },
) {
  const { commonsId, from, deadline } = move;
  return {
    typedData: moveTypedData(place, { ...move, from: accountOfSigner(from) }),
    call: (signature: Hex): Call => ({
      to: place.verifyingContract,
      data: encodeFunctionData({ abi, functionName: 'move', args: [commonsId, from, deadline, signature] }),
    }),
  } satisfies SignedAct;
}

/**
 * The same for a new account that sends nothing itself: both sign one text, and anyone sends.
 *
 * Refused as `moveMembership` is, and by `SignedActInvalidSignature` where the new account did not sign.
 */
export function moveMembershipFor(
  place: SigningPlace,
  move: { commonsId: number; from: Hex; to: Hex; deadline: number },
) {
  const { commonsId, from, to, deadline } = move;
  const message = { commonsId, from: accountOfSigner(from), to: accountOfSigner(to), deadline };
  return {
    typedData: moveTypedData(place, message),
    call: (signature: Hex, toSignature: Hex): Call => {
      const args = [commonsId, from, to, deadline, signature, toSignature] as const;
      return {
        to: place.verifyingContract,
        data: encodeFunctionData({ abi, functionName: 'moveFor', args }),
      };
    },
  };
}

/** Whose membership, and where to. */
interface MoveOf {
  commonsId: number;
  from: Address;
  to: Address;
}

/**
 * Proposes to move the membership of who lost the key; the new account accepts it after a public wait. Only the
 * municipality's admin.
 *
 * Refused by `MembershipNotMunicipalityAdmin`, `MembershipNotAuthorizedToMove` (the admin's own membership),
 * `MembershipNotMember`, `MembershipAlreadyMember`, `MembershipMoveOpen`, `MembershipMoveRests` (a veto within 90 days, or one
 * taken back within a wait), `MembershipTooManyMoves`.
 */
export function proposeMove(membership: Address, { commonsId, from, to }: MoveOf): Call {
  const args = [commonsId, from, to] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'proposeMove', args }) };
}

/**
 * Accepts a proposed move after its wait, as the account that it is proposed to.
 *
 * Refused by `MembershipNotMember`, `MembershipNoMove`, `MembershipStillWaits`, `MembershipLapsed`,
 * `MembershipAlreadyMember`.
 */
export function acceptMove(membership: Address, { commonsId, from }: Omit<MoveOf, 'to'>): Call {
  return {
    to: membership,
    data: encodeFunctionData({ abi, functionName: 'acceptMove', args: [commonsId, from] }),
  };
}

/** A member of a commons by its number there. */
interface NumberedMember {
  commonsId: number;
  memberIndex: number;
}

/**
 * Stops a proposed move, as the member or its guard.
 *
 * Refused by `MembershipNoMove`, `MembershipNotVetoer`.
 */
export function vetoMove(membership: Address, { commonsId, memberIndex }: NumberedMember): Call {
  const args = [commonsId, memberIndex] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'vetoMove', args }) };
}

/**
 * Takes a proposed move back: the municipality's admin, or anyone once it has lapsed.
 *
 * Refused by `MembershipNoMove`, `MembershipNotLapsed`.
 */
export function closeMove(membership: Address, { commonsId, memberIndex }: NumberedMember): Call {
  const args = [commonsId, memberIndex] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'closeMove', args }) };
}

/**
 * Names who may veto a move in the place of the member who sends it; the zero address removes the guard.
 *
 * Refused by `MembershipNotMember`.
 */
export function setGuard(
  membership: Address,
  { commonsId, guard }: { commonsId: number; guard: Address },
): Call {
  return {
    to: membership,
    data: encodeFunctionData({ abi, functionName: 'setGuard', args: [commonsId, guard] }),
  };
}

/** A membership by its account, with the tag that proves which one is meant. */
interface TaggedMember {
  commonsId: number;
  account: Address;
  personTag: Hex;
}

/**
 * Announces the end of a membership, which waits in public. Only the municipality's admin.
 *
 * Refused by `MembershipNotMunicipalityAdmin`, `MembershipNotMember`, `MembershipWrongPersonTag`, `MembershipEndingOpen`.
 */
export function announceEnding(membership: Address, { commonsId, account, personTag }: TaggedMember): Call {
  const args = [commonsId, account, personTag] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'announceEnding', args }) };
}

/**
 * Ends a membership after its wait, for ballots that begin later, and frees its tag. Only the admin who announced it.
 *
 * Refused by `MembershipNotMunicipalityAdmin`, `MembershipNotMember`, `MembershipWrongPersonTag`, `MembershipNoEnding`,
 * `MembershipStillWaits`, `MembershipLapsed`.
 */
export function endMembership(membership: Address, { commonsId, account, personTag }: TaggedMember): Call {
  const args = [commonsId, account, personTag] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'endMembership', args }) };
}

/**
 * Takes an announced end back: the municipality's admin, or anyone once it has lapsed.
 *
 * Refused by `MembershipNoEnding`, `MembershipNotLapsed`.
 */
export function closeEnding(membership: Address, { commonsId, memberIndex }: NumberedMember): Call {
  const args = [commonsId, memberIndex] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'closeEnding', args }) };
}

/** Who signs an act for somebody else to bring, and until when. */
export interface ActSigner {
  /** An account, or an ERC-7913 verifier and key. */
  signer: Hex;
  /** Any number that the signer has not used in Membership. */
  nonce: bigint;
  /** Unix seconds. */
  deadline: number;
}

/** An act that a member signs for somebody else to bring. */
export type MemberAct =
  | Exclude<MemberActToSign, { name: 'Join' }>
  | (Extract<MemberActToSign, { name: 'Join' }> & {
      /** The issuer's statement for the signer's account. */
      eligibility: { issuedAt: number; deadline: number; signature: Hex };
    });

/**
 * The same acts by signature: one account signs, anyone sends. `Join` stands for `joinCommons`, `Resign` for
 * `leaveCommons`, and so on; what each is refused by stands there.
 *
 * Refused as the act is, and by `SignedActExpired`, `SignedActInvalidSignature`, `SignedActNonceUsed`.
 */
export function memberActFor(place: SigningPlace, act: MemberAct, by: ActSigner): SignedAct {
  const { signer, ...end } = by;
  return {
    typedData: memberActTypedData(place, toSign(act), { ...end, account: accountOfSigner(signer) }),
    call: (signature) => ({ to: place.verifyingContract, data: bringing(act, { ...by, signature }) }),
  };
}

function toSign(act: MemberAct): MemberActToSign {
  if (act.name !== 'Join') return act;
  const { name, commonsId, personTag } = act;
  return { name, commonsId, personTag };
}

function bringing(act: MemberAct, signed: ActSigner & { signature: Hex }): Hex {
  const { commonsId } = act;
  switch (act.name) {
    case 'Join': {
      const { personTag, eligibility } = act;
      const { issuedAt, deadline, signature } = eligibility;
      const args = [commonsId, personTag, issuedAt, deadline, signature, signed] as const;
      return encodeFunctionData({ abi, functionName: 'joinFor', args });
    }
    case 'Resign':
      return encodeFunctionData({ abi, functionName: 'resignFor', args: [commonsId, signed] });
    case 'Rejoin':
      return encodeFunctionData({ abi, functionName: 'rejoinFor', args: [commonsId, signed] });
    case 'AcceptMove':
      return encodeFunctionData({ abi, functionName: 'acceptMoveFor', args: [commonsId, act.from, signed] });
    case 'VetoMove':
      return encodeFunctionData({
        abi,
        functionName: 'vetoMoveFor',
        args: [commonsId, act.memberIndex, signed],
      });
    case 'SetGuard':
      return encodeFunctionData({ abi, functionName: 'setGuardFor', args: [commonsId, act.guard, signed] });
  }
}

/**
 * Entrusts a member with stewardship, or ends it. Only the municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownCommons`, `MembershipNotMunicipalityAdmin`, `MembershipNotMember`.
 */
export function setSteward(
  membership: Address,
  { commonsId, account, steward }: { commonsId: number; account: Address; steward: boolean },
): Call {
  const args = [commonsId, account, steward] as const;
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'setSteward', args }) };
}

// Joining, leaving and moving, and who is entrusted. All calls go to Membership.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { membershipAbi as abi } from '../generated/abis.ts';
import {
  eligibilityListTypedData,
  moveTypedData,
  type EligibilityListMessage,
  type EligibilityMessage,
  type MoveMessage,
} from '../members/messages.ts';
import type { SigningPlace } from '../signing/domain.ts';
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
  const { commonsId, personTag, deadline, signature } = eligibility;
  const args = [commonsId, personTag, deadline, signature] as const;
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
  const { commonsId, accounts, personTags, deadline } = list;
  return {
    typedData: eligibilityListTypedData(place, list),
    call: (signature: Hex): Call => ({
      to: place.verifyingContract,
      data: encodeFunctionData({
        abi,
        functionName: 'joinBatch',
        args: [commonsId, accounts, personTags, deadline, signature],
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
 * membership moved away).
 */
export function rejoinCommons(membership: Address, { commonsId }: { commonsId: number }): Call {
  return { to: membership, data: encodeFunctionData({ abi, functionName: 'rejoin', args: [commonsId] }) };
}

/**
 * Moves a membership to the account that sends it, with number, date and stewardship. Signed by the old account, or by
 * an issuer of the municipality for who lost it.
 *
 * Refused by `MembershipExpired`, `MembershipNotMember`, `MembershipAlreadyMember` (the new account was a member once),
 * `MembershipNotAuthorizedToMove`.
 */
export function moveMembership(place: SigningPlace, move: MoveMessage) {
  const { commonsId, from, deadline } = move;
  return {
    typedData: moveTypedData(place, move),
    call: (signature: Hex): Call => ({
      to: place.verifyingContract,
      data: encodeFunctionData({ abi, functionName: 'move', args: [commonsId, from, deadline, signature] }),
    }),
  } satisfies SignedAct;
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

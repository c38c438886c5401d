// A municipality with a trusted issuer and a commons with members, as most tests start.
import { encodeAbiParameters, keccak256, toHex, type Address, type Hex, type LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { commonsCreatedBy, createCommons } from '@patto/protocol/acts/commons';
import { enterMembers } from '@patto/protocol/acts/members';
import { eligibilityTypedData } from '@patto/protocol/members/messages';
import type { Deployment, Wallet } from './patto.ts';

/** Far enough for any test. */
export const farDeadline = 2 ** 47;

/** When a statement was made that no tag was freed since. */
export const longAgo = 1;

/** A voter with an own key that never sends a transaction, the same for each number. */
export function voter(number: number): LocalAccount {
  return privateKeyToAccount(keccak256(toHex(`voter ${number}`)));
}

export function voters(count: number, from = 0): LocalAccount[] {
  return Array.from({ length: count }, (_, i) => voter(from + i));
}

/** A person tag, the same for each account. */
export function tagOf(account: Address): Hex {
  return keccak256(account);
}

/** Registers a municipality with `people.admin` and `people.issuer`. */
export async function foundMunicipality({ registry, people }: Deployment): Promise<number> {
  const by = { account: people.registrar.account };
  await registry.write.registerMunicipality([people.admin.account.address, keccak256('0x01')], by);
  await registry.write.setIssuer([1, people.issuer.account.address, true], { account: people.admin.account });
  return 1;
}

/** Creates an active commons in Turin; its number. */
export async function foundCommons({ registry, people, publicClient }: Deployment): Promise<number> {
  const place = { latitude: 45_070_300, longitude: 7_686_900 };
  const commons = { municipalityId: 1, ...place, metadataDigest: keccak256('0x02') };
  const hash = await people.admin.sendTransaction(createCommons(registry.address, commons));
  return commonsCreatedBy(await publicClient.getTransactionReceipt({ hash }));
}

/** Enters accounts by a list that the issuer signs. */
export async function joinAll(
  deployment: Deployment,
  commonsId: number,
  accounts: readonly Address[],
): Promise<Hex> {
  const { membership, people, chainId } = deployment;
  const personTags = accounts.map(tagOf);
  const place = { chainId, verifyingContract: membership.address };
  const act = enterMembers(place, {
    commonsId,
    accounts,
    personTags,
    issuedAt: longAgo,
    deadline: farDeadline,
  });
  const signature = await people.issuer.signTypedData(act.typedData);
  return people.relayer.sendTransaction(act.call(signature));
}

/** An issuer's statement for one account. */
export async function eligibility(
  { membership, people, chainId }: Deployment,
  commonsId: number,
  account: Address,
  options: { signer?: Wallet; personTag?: Hex; issuedAt?: number; deadline?: number } = {},
): Promise<Hex> {
  const { signer = people.issuer, personTag = tagOf(account) } = options;
  const { issuedAt = longAgo, deadline = farDeadline } = options;
  const place = { chainId, verifyingContract: membership.address };
  const message = { commonsId, account, personTag, issuedAt, deadline };
  return signer.signTypedData(eligibilityTypedData(place, message));
}

/** A municipality, a commons and its steward (member 0). */
export async function foundStewardedCommons(deployment: Deployment): Promise<number> {
  await foundMunicipality(deployment);
  const commonsId = await foundCommons(deployment);
  const steward = deployment.people.steward.account.address;
  await joinAll(deployment, commonsId, [steward]);
  await deployment.membership.write.setSteward([commonsId, steward, true], {
    account: deployment.people.admin.account,
  });
  return commonsId;
}

/** Where Membership keeps its counts, after the two strings of EIP712 and the nonces. */
const countsSlot = 3n;

/** Moves the number of the next member forward, in the contract's storage, which spares as many members. */
export async function setNextMember(
  { connection, membership }: Deployment,
  commonsId: number,
  next: number,
): Promise<void> {
  const slot = keccak256(
    encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [BigInt(commonsId), countsSlot]),
  );
  const word = toHex((BigInt(next) << 32n) | 1n, { size: 32 });
  await connection.networkHelpers.setStorageAt(membership.address, slot, word);
}

// A municipality with a trusted issuer and a commons with members, as most tests start.
import { keccak256, toHex, type Address, type Hex, type LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { eligibilityListTypedData, eligibilityTypedData } from '@patto/protocol/members/messages';
import type { Deployment, Wallet } from './patto.ts';

/** Far enough for any test. */
export const farDeadline = 2 ** 47;

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
  const args = [1, 45_070_300, 7_686_900, keccak256('0x02')] as const;
  const account = people.admin.account;
  const { result } = await publicClient.simulateContract({
    address: registry.address,
    abi: registry.abi,
    functionName: 'createCommons',
    args,
    account,
  });
  await registry.write.createCommons(args, { account });
  return result;
}

/** Enters accounts by a list that the issuer signs. */
export async function joinAll(
  deployment: Deployment,
  commonsId: number,
  accounts: readonly Address[],
): Promise<Hex> {
  const { membership, people, chainId } = deployment;
  const personTags = accounts.map(tagOf);
  const message = { commonsId, accounts, personTags, deadline: farDeadline };
  const place = { chainId, verifyingContract: membership.address };
  const signature = await people.issuer.signTypedData(eligibilityListTypedData(place, message));
  return membership.write.joinBatch([commonsId, accounts, personTags, farDeadline, signature], {
    account: people.relayer.account,
  });
}

/** An issuer's statement for one account. */
export async function eligibility(
  { membership, people, chainId }: Deployment,
  commonsId: number,
  account: Address,
  options: { signer?: Wallet; personTag?: Hex; deadline?: number } = {},
): Promise<Hex> {
  const { signer = people.issuer, personTag = tagOf(account), deadline = farDeadline } = options;
  const place = { chainId, verifyingContract: membership.address };
  return signer.signTypedData(eligibilityTypedData(place, { commonsId, account, personTag, deadline }));
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

import { accessManagerAbi, commonsRegistryAbi, membershipAbi } from '@patto/protocol/generated/abis';
import type { Network } from '../chain/network.ts';
import type { RoleHeld } from './roleLedger.ts';

/**
 * Asks the contracts about every right that the logs leave standing.
 * @returns A sentence for each that the contract does not confirm.
 */
export async function checkRoles(network: Network, held: readonly RoleHeld[]): Promise<string[]> {
  const answers = await Promise.all(
    held.map(async (fact) =>
      (await isConfirmed(network, fact))
        ? []
        : [
            `By the logs ${fact.account} is ${fact.role}, and the contract says it is not (block ${fact.since.block}).`,
          ],
    ),
  );
  return answers.flat();
}

async function isConfirmed({ client, contracts }: Network, fact: RoleHeld): Promise<boolean> {
  const { role, roleId, account, municipality = 0, commons = 0 } = fact;
  const registry = { address: contracts.commonsRegistry, abi: commonsRegistryAbi } as const;
  if (role === 'municipality admin') {
    const admin = await client.readContract({
      ...registry,
      functionName: 'municipalityAdmin',
      args: [municipality],
    });
    return admin === account;
  }
  if (role === 'issuer') {
    return client.readContract({ ...registry, functionName: 'isIssuer', args: [municipality, account] });
  }
  if (role === 'steward') {
    return client.readContract({
      address: contracts.membership,
      abi: membershipAbi,
      functionName: 'isSteward',
      args: [commons, account],
    });
  }
  if (roleId === undefined) return true;
  const [since] = await client.readContract({
    address: contracts.accessManager,
    abi: accessManagerAbi,
    functionName: 'getAccess',
    args: [roleId, account],
  });
  // A grant may be announced for later; it stands all the same.
  return since > 0;
}

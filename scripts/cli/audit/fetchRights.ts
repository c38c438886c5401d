import { roleKey, type RoleHeld } from '@patto/protocol/audit/roleChanges';
import { inSlices } from '@patto/protocol/chain/inSlices';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
} from '@patto/protocol/generated/abis';
import type { Network } from '../chain/network.ts';

/** Asks the contracts about every right that the logs leave standing; gives those that they confirm, by `roleKey`. */
export async function fetchConfirmed(network: Network, held: readonly RoleHeld[]): Promise<Set<string>> {
  const answers = await inSlices(held, (fact) => isConfirmed(network, fact));
  return new Set(held.filter((_, i) => answers[i]).map(roleKey));
}

/** For how many seconds an announced change may be carried out once its delay is over. */
export async function fetchExpiration({ client, contracts }: Network): Promise<number> {
  return client.readContract({
    address: contracts.accessManager,
    abi: accessManagerAbi,
    functionName: 'expiration',
  });
}

/** The longest that a ballot of any box can be ahead, run and be contested, in seconds. */
export async function fetchLongestBallot({ client, ballotBoxes }: Network): Promise<number> {
  const lengths = await inSlices(ballotBoxes, async ({ address }) => {
    const parts = (['maxLead', 'maxDuration', 'challengeWindow'] as const).map((functionName) =>
      client.readContract({ address, abi: ballotBoxAbi, functionName }),
    );
    return (await Promise.all(parts)).reduce((sum, seconds) => sum + seconds, 0);
  });
  return Math.max(...lengths);
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

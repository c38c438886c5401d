import { longestEndorsing } from '@patto/protocol/ballots/endorsements';
import { roleKey, type RoleHeld } from '@patto/protocol/audit/roleChanges';
import { inSlices } from '@patto/protocol/chain/inSlices';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
} from '@patto/protocol/generated/abis';
import type { Network } from '../chain/network.ts';

// All as of one block: what another node is asked a moment later must have the same answer.

/** Asks the contracts about every right that the logs leave standing; gives those that they confirm, by `roleKey`. */
export async function fetchConfirmed(
  network: Network,
  held: readonly RoleHeld[],
  block: number,
): Promise<Set<string>> {
  const answers = await inSlices(held, (fact) => isConfirmed(network, fact, BigInt(block)));
  return new Set(held.filter((_, i) => answers[i]).map(roleKey));
}

/** For how many seconds an announced change may be carried out once its delay is over. */
export async function fetchExpiration({ client, contracts }: Network, block: number): Promise<number> {
  return client.readContract({
    address: contracts.accessManager,
    abi: accessManagerAbi,
    functionName: 'expiration',
    blockNumber: BigInt(block),
  });
}

/** The longest that a ballot of any box can be ahead, run and be endorsed, in seconds. */
export async function fetchLongestBallot({ client, ballotBoxes }: Network, block: number): Promise<number> {
  const lengths = await inSlices(ballotBoxes, async ({ address }) => {
    const at = { address, abi: ballotBoxAbi, blockNumber: BigInt(block) } as const;
    const [lead, duration, challengeWindow] = await Promise.all([
      client.readContract({ ...at, functionName: 'maxLead' }),
      client.readContract({ ...at, functionName: 'maxDuration' }),
      client.readContract({ ...at, functionName: 'challengeWindow' }),
    ]);
    return lead + duration + longestEndorsing(challengeWindow);
  });
  return Math.max(...lengths);
}

async function isConfirmed(
  { client, contracts }: Network,
  fact: RoleHeld,
  blockNumber: bigint,
): Promise<boolean> {
  const { role, roleId, account, municipality = 0, commons = 0 } = fact;
  const registry = { address: contracts.commonsRegistry, abi: commonsRegistryAbi, blockNumber } as const;
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
      blockNumber,
    });
  }
  if (roleId === undefined) return true;
  const [since] = await client.readContract({
    address: contracts.accessManager,
    abi: accessManagerAbi,
    functionName: 'getAccess',
    args: [roleId, account],
    blockNumber,
  });
  // A grant may be announced for later; it stands all the same.
  return since > 0;
}

// A further ballot box beside the one that Ignition deploys.
import { getContract } from 'viem';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { durations } from '../../support/deployment.ts';
import type { Deployment } from './patto.ts';

/** A box of points bound to the same contracts, with a range of ballot numbers of its own. */
export async function deployBox(patto: Deployment, boxNumber: number): Promise<Deployment['ballotBox']> {
  const { connection, membership, registry, reputation, accessManager, forwarder, people } = patto;
  const { minDuration, maxDuration, maxLead, challengeWindow } = durations;
  const { address } = await connection.viem.deployContract('BallotBox', [
    {
      membership: membership.address,
      registry: registry.address,
      reputation: reputation.address,
      accessManager: accessManager.address,
      forwarder: forwarder.address,
      boxNumber,
      minDuration,
      maxDuration,
      maxLead,
    },
    challengeWindow,
  ]);
  return getContract({
    address,
    abi: ballotBoxAbi,
    client: { public: patto.publicClient, wallet: people.deployer },
  });
}

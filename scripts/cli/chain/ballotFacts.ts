import { BaseError, ContractFunctionRevertedError, type ContractFunctionReturnType } from 'viem';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { badInput } from '../failure.ts';
import { ballotBoxOf } from './ballotBox.ts';
import type { Network } from './network.ts';

/** A ballot as the contract stores it. */
export type StoredBallot = ContractFunctionReturnType<typeof ballotBoxAbi, 'view', 'ballot'>;

/** `BallotPhase` of IBallotBox.sol by number. */
export const phases = [
  'None',
  'Scheduled',
  'Cancelled',
  'Open',
  'Ended',
  'Proposed',
  'Contested',
  'Final',
] as const;
export type Phase = (typeof phases)[number];

/** Reads a ballot; one that does not exist is bad input. */
export async function readBallot(network: Network, ballotId: number): Promise<StoredBallot> {
  const address = ballotBoxOf(network, ballotId);
  try {
    return await network.client.readContract({
      address,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args: [ballotId],
    });
  } catch (error) {
    const reverted =
      error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionRevertedError);
    if (!reverted) throw error;
    throw badInput(`There is no ballot ${ballotId} on this chain (BallotBox ${address}).`, error);
  }
}

export async function readPhase(network: Network, ballotId: number): Promise<Phase> {
  const phase = await network.client.readContract({
    address: ballotBoxOf(network, ballotId),
    abi: ballotBoxAbi,
    functionName: 'phase',
    args: [ballotId],
  });
  return phases[phase] ?? 'None';
}

/** The proposed or final result: which options, and what they cost together. */
export async function readResult(network: Network, ballotId: number) {
  return network.client.readContract({
    address: ballotBoxOf(network, ballotId),
    abi: ballotBoxAbi,
    functionName: 'result',
    args: [ballotId],
  });
}

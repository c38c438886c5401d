import { BaseError, ContractFunctionRevertedError, type ContractFunctionReturnType } from 'viem';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { badInput } from '../failure.ts';
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
export async function readBallot({ client, contracts }: Network, ballotId: number): Promise<StoredBallot> {
  try {
    return await client.readContract({
      address: contracts.ballotBox,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args: [ballotId],
    });
  } catch (error) {
    const reverted =
      error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionRevertedError);
    if (!reverted) throw error;
    throw badInput(`There is no ballot ${ballotId} on this chain (BallotBox ${contracts.ballotBox}).`, error);
  }
}

export async function readPhase({ client, contracts }: Network, ballotId: number): Promise<Phase> {
  const phase = await client.readContract({
    address: contracts.ballotBox,
    abi: ballotBoxAbi,
    functionName: 'phase',
    args: [ballotId],
  });
  return phases[phase] ?? 'None';
}

/** The proposed or final result: which options, and what they cost together. */
export async function readResult({ client, contracts }: Network, ballotId: number) {
  return client.readContract({
    address: contracts.ballotBox,
    abi: ballotBoxAbi,
    functionName: 'result',
    args: [ballotId],
  });
}

import {
  BaseError,
  ContractFunctionRevertedError,
  type Address,
  type ContractFunctionReturnType,
} from 'viem';
import { decodeMode } from '@patto/protocol/ballots/encodedMode';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { phaseOf, type BallotPhase } from '@patto/protocol/ballots/phase';
import { UnknownRule } from '@patto/protocol/ballots/resultRule';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { badInput, mismatch, type Failure } from '../failure.ts';
import { ballotBoxOf } from './ballotBox.ts';
import type { Network } from './network.ts';

type EncodedBallot = ContractFunctionReturnType<typeof ballotBoxAbi, 'view', 'ballot'>;

/** A ballot as the contract stores it. */
export type StoredBallot = Omit<EncodedBallot, 'mode'> & { mode: BallotMode };

/** Reads a ballot; one that does not exist is bad input, and one by a rule that is not known here a mismatch. */
export async function readBallot(network: Network, ballotId: number): Promise<StoredBallot> {
  const ballot = await readEncoded(network, ballotId);
  try {
    return { ...ballot, mode: decodeMode(ballot.mode) };
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error;
    throw mismatch(`Ballot ${ballotId} cannot be counted or settled. ${error.message}.`, error);
  }
}

async function readEncoded(network: Network, ballotId: number): Promise<EncodedBallot> {
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
    throw noSuchBallot(address, ballotId, error);
  }
}

function noSuchBallot(ballotBox: Address, ballotId: number, cause?: unknown): Failure {
  return badInput(`There is no ballot ${ballotId} on this chain (BallotBox ${ballotBox}).`, cause);
}

/** Where a ballot stands; one that does not exist is bad input. */
export async function readPhase(network: Network, ballotId: number): Promise<BallotPhase> {
  const address = ballotBoxOf(network, ballotId);
  const number = await network.client.readContract({
    address,
    abi: ballotBoxAbi,
    functionName: 'phase',
    args: [ballotId],
  });
  const phase = phaseOf(number);
  if (phase === undefined) throw noSuchBallot(address, ballotId);
  return phase;
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

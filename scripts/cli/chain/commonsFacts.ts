import type { ContractFunctionReturnType } from 'viem';
import { commonsRegistryAbi } from '@patto/protocol/generated/abis';
import { badInput } from '../failure.ts';
import type { Network } from './network.ts';

/** A commons as the contract stores it. */
export type StoredCommons = ContractFunctionReturnType<typeof commonsRegistryAbi, 'view', 'commons'>;

/** Reads a commons; one that does not exist is bad input. */
export async function readCommons({ client, contracts }: Network, commons: number): Promise<StoredCommons> {
  const stored = await client.readContract({
    address: contracts.commonsRegistry,
    abi: commonsRegistryAbi,
    functionName: 'commons',
    args: [commons],
  });
  if (stored.municipalityId === 0) throw badInput(`There is no commons ${commons} on this chain.`);
  return stored;
}

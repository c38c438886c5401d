import {
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import {
  type Account,
  type ContractFunctionArgs,
  type ContractFunctionName,
  createPublicClient,
  createWalletClient,
  http,
} from 'viem';
import { foundry } from 'viem/chains';
import type { SeedContracts } from './context.ts';

const abis = {
  commonsRegistry: commonsRegistryAbi,
  membership: membershipAbi,
  reputation: reputationAbi,
  ballotBox: ballotBoxAbi,
} as const;

/** Enough for the largest batch; saves an estimate for each transaction. */
const gas = 60_000_000n;

type Abis = typeof abis;
type WriteName<C extends keyof Abis> = ContractFunctionName<Abis[C], 'nonpayable'>;

/** Sends the seed's transactions, free of charge, and reads what they need. */
export function createSender(rpcUrl: string, contracts: SeedContracts) {
  const transport = http(rpcUrl);
  const reader = createPublicClient({ chain: foundry, transport, pollingInterval: 15, cacheTime: 0 });
  const writer = createWalletClient({ chain: foundry, transport });

  /** @returns What the function returns. @throws with the contract's own error when it refuses. */
  async function send<C extends keyof Abis, F extends WriteName<C>>(
    account: Account,
    contract: C,
    functionName: F,
    args: ContractFunctionArgs<Abis[C], 'nonpayable', F>,
  ): Promise<unknown> {
    const call = {
      address: contracts[contract],
      abi: abis[contract],
      functionName,
      args,
      account,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
      gas,
    };
    // The types of one call cannot follow four ABIs at once; the parameters above have been checked.
    const { request, result } = await reader.simulateContract(
      call as Parameters<typeof reader.simulateContract>[0],
    );
    const receipt = await writer.writeContractSync(request as Parameters<typeof writer.writeContractSync>[0]);
    if (receipt.status !== 'success') throw new Error(`${contract}.${functionName} was reverted`);
    return result;
  }

  /** The digest over all votes of a ballot. */
  async function voteDigest(ballotId: number): Promise<bigint> {
    const ballot = await reader.readContract({
      address: contracts.ballotBox,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args: [ballotId],
    });
    return ballot.voteDigest;
  }

  return { send, voteDigest };
}

/** Sends the seed's transactions. */
export type Sender = ReturnType<typeof createSender>;

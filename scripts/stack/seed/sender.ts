import type { Call } from '@patto/protocol/acts/act';
import { decodeRefusal } from '@patto/protocol/acts/refusal';
import { revertData } from '@patto/protocol/acts/revertData';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import {
  type Account,
  type Address,
  createPublicClient,
  createWalletClient,
  http,
  type TransactionReceipt,
} from 'viem';
import { foundry } from 'viem/chains';

/** Enough for the largest batch; saves an estimate for each transaction. */
const gas = 60_000_000n;

const free = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };

/** Sends the seed's transactions, free of charge, and reads what they need. */
export function createSender(rpcUrl: string, contracts: { readonly ballotBox: Address }) {
  const transport = http(rpcUrl);
  const reader = createPublicClient({ chain: foundry, transport, pollingInterval: 15, cacheTime: 0 });
  const writer = createWalletClient({ chain: foundry, transport });

  /** @throws with the contract's own error when it refuses. */
  async function send(account: Account, { to, data }: Call): Promise<TransactionReceipt> {
    const request = { account, to, data, gas, ...free };
    await reader.call(request).catch((error: unknown) => {
      const refusal = decodeRefusal(revertData(error) ?? '0x');
      throw refusal === undefined ? error : new Error(`${refusal.errorName}(${refusal.args.join(', ')})`);
    });
    const receipt = await writer.sendTransactionSync(request);
    if (receipt.status !== 'success') throw new Error(`Transaction ${receipt.transactionHash} was reverted`);
    return receipt;
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

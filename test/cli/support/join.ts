import { encodeFunctionData, type Address, type Hex, type LocalAccount } from 'viem';
import { membershipAbi } from '@patto/protocol/generated/abis';
import type { Network } from '../../../scripts/cli/chain/network.ts';
import { startSender } from '../../../scripts/cli/chain/sender.ts';

/** What `patto eligibility issue` signs. */
export interface Eligibility {
  commonsId: number;
  account: Address;
  personTag: Hex;
  deadline: number;
  signature: Hex;
}

/** Joins as the resident whom an eligibility is for. */
export async function joinWith(
  network: Network,
  resident: LocalAccount,
  { commonsId, personTag, deadline, signature }: Eligibility,
): Promise<void> {
  const sender = await startSender(network, resident);
  await sender.send({
    to: network.contracts.membership,
    data: encodeFunctionData({
      abi: membershipAbi,
      functionName: 'join',
      args: [commonsId, personTag, deadline, signature],
    }),
    purpose: 'join',
  });
}

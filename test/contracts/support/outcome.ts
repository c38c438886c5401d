// What became of a call: the error that refused it, or the events that it left.
import { expect } from 'chai';
import { parseEventLogs, type Abi, type Hex } from 'viem';
import { decodeRefusal } from '@patto/protocol/acts/refusal';
import { revertData } from '@patto/protocol/acts/revertData';
import type { Deployment } from './patto.ts';

/** The name of the custom error that a call was refused with, or undefined where it was accepted. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return decodeRefusal(revertData(error) ?? '0x')?.errorName ?? 'unnamed';
  }
}

export async function expectRefused(call: Promise<unknown>, errorName: string): Promise<void> {
  expect(await refusalOf(call)).to.equal(errorName);
}

/** The events of one kind that a transaction left at one contract. */
export async function eventsOf<const A extends Abi>(
  { publicClient }: Deployment,
  contract: { address: Hex; abi: A },
  transaction: Hex | Promise<Hex>,
) {
  const receipt = await publicClient.getTransactionReceipt({ hash: await transaction });
  const logs = receipt.logs.filter(({ address }) => address.toLowerCase() === contract.address.toLowerCase());
  return parseEventLogs({ abi: contract.abi, logs });
}

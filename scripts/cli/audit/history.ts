import { parseEventLogs, type Hash } from 'viem';
import { abis } from '@patto/protocol/generated/abis';
import { followedAddresses } from '@patto/protocol/network/addresses';
import { inWindows } from '../chain/events.ts';
import type { Network } from '../chain/network.ts';

/** Where on the chain a fact stands. */
export interface Reference {
  block: number;
  transaction: Hash;
}

const abi = Object.values(abis)
  .flat()
  .filter((entry) => entry.type === 'event');

/** One event of Patto's contracts, decoded. */
export type HistoryEvent = ReturnType<typeof decode>[number];

/** All that ever happened, in the chain's order, from a node's logs and never through the index. */
export async function readHistory(network: Network): Promise<HistoryEvent[]> {
  const { client } = network;
  const address = followedAddresses(network);
  const logs = await inWindows(network, (range) => client.getLogs({ address, ...range }));
  return decode(logs);
}

export function referenceOf({ blockNumber, transactionHash }: HistoryEvent): Reference {
  return { block: Number(blockNumber), transaction: transactionHash };
}

function decode(logs: Parameters<typeof parseEventLogs>[0]['logs']) {
  return parseEventLogs({ abi, logs });
}

import { parseEventLogs, type Hash } from 'viem';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import { inWindows } from '../chain/events.ts';
import type { Network } from '../chain/network.ts';

/** Where on the chain a fact stands. */
export interface Reference {
  block: number;
  transaction: Hash;
}

const abi = [
  ...accessManagerAbi,
  ...commonsRegistryAbi,
  ...membershipAbi,
  ...reputationAbi,
  ...ballotBoxAbi,
].filter((entry) => entry.type === 'event');

/** One event of Patto's contracts, decoded. */
export type HistoryEvent = ReturnType<typeof decode>[number];

/** All that ever happened, in the chain's order, from a node's logs and never through the index. */
export async function readHistory(network: Network): Promise<HistoryEvent[]> {
  const { client, contracts } = network;
  const address = [
    contracts.accessManager,
    contracts.commonsRegistry,
    contracts.membership,
    contracts.reputation,
    contracts.ballotBox,
  ];
  const logs = await inWindows(network, (range) => client.getLogs({ address, ...range }));
  return decode(logs);
}

export function referenceOf({ blockNumber, transactionHash }: HistoryEvent): Reference {
  return { block: Number(blockNumber), transaction: transactionHash };
}

function decode(logs: Parameters<typeof parseEventLogs>[0]['logs']) {
  return parseEventLogs({ abi, logs });
}

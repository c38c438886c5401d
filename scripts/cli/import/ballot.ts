import type { Hex } from 'viem';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { allEvents } from '../chain/events.ts';
import type { Network } from '../chain/network.ts';

/** Numbers of a commons' ballots with this document, oldest first. */
export async function ballotsWithDocument(
  network: Network,
  commonsId: number,
  metadataDigest: Hex,
): Promise<number[]> {
  const logs = await allEvents(network, (range) =>
    network.client.getContractEvents({
      address: network.ballotBoxes.map(({ address }) => address),
      abi: ballotBoxAbi,
      eventName: 'BallotOpened',
      args: { commonsId },
      strict: true,
      ...range,
    }),
  );
  return logs.filter(({ args }) => args.metadataDigest === metadataDigest).map(({ args }) => args.ballotId);
}

import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { decodePackedVotes } from '@patto/protocol/ballots/vote';
import { hexToBytes } from 'viem';
import { ballotBoxOf } from './ballotBox.ts';
import { inWindows } from './events.ts';
import type { Network } from './network.ts';

/** Members whose votes a ballot has counted, by the chain's logs. */
export async function membersWhoVoted(
  network: Network,
  ballotId: number,
  mode: BallotMode,
): Promise<Set<number>> {
  const logs = await votesCast(network, ballotId);
  return new Set(
    logs.flatMap(({ args }) =>
      decodePackedVotes(hexToBytes(args.votes), mode).map(({ memberIndex }) => memberIndex),
    ),
  );
}

/** Gas of all transactions that brought a ballot's votes, from their receipts. */
export async function gasOfVotes(network: Network, ballotId: number): Promise<bigint> {
  const logs = await votesCast(network, ballotId);
  let gas = 0n;
  for (const hash of new Set(logs.map(({ transactionHash }) => transactionHash))) {
    gas += (await network.client.getTransactionReceipt({ hash })).gasUsed;
  }
  return gas;
}

function votesCast(network: Network, ballotId: number) {
  return inWindows(network, (range) =>
    network.client.getContractEvents({
      address: ballotBoxOf(network, ballotId),
      abi: ballotBoxAbi,
      eventName: 'VotesCast',
      args: { ballotId },
      strict: true,
      ...range,
    }),
  );
}

import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { decodePackedVotes } from '@patto/protocol/ballots/vote';
import { hexToBytes, type Hash } from 'viem';
import { ballotBoxOf } from './ballotBox.ts';
import { eventWindows } from './events.ts';
import type { Network } from './network.ts';

/** Members whose votes a ballot has counted, by the chain's logs. */
export async function membersWhoVoted(
  network: Network,
  ballotId: number,
  mode: BallotMode,
): Promise<Set<number>> {
  const members = new Set<number>();
  for await (const logs of votesCast(network, ballotId)) {
    for (const { args } of logs) {
      for (const { memberIndex } of decodePackedVotes(hexToBytes(args.votes), mode)) members.add(memberIndex);
    }
  }
  return members;
}

/** Gas of all transactions that brought a ballot's votes, from their receipts. */
export async function gasOfVotes(network: Network, ballotId: number): Promise<bigint> {
  const transactions = new Set<Hash>();
  for await (const logs of votesCast(network, ballotId)) {
    for (const { transactionHash } of logs) transactions.add(transactionHash);
  }
  let gas = 0n;
  for (const hash of transactions) gas += (await network.client.getTransactionReceipt({ hash })).gasUsed;
  return gas;
}

function votesCast(network: Network, ballotId: number) {
  return eventWindows(network, (range) =>
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

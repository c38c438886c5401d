import { encodeFunctionData, parseEventLogs, type Hex } from 'viem';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { chainTime } from '../chain/clock.ts';
import { inWindows } from '../chain/events.ts';
import type { Network } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { startSender } from '../chain/sender.ts';

export interface BallotToOpen {
  commonsId: number;
  mode: BallotMode;
  sheetDigest: Hex;
  metadataDigest: Hex;
  /** Unix seconds; 0 for the block that opens it. */
  start: number;
  /** Unix seconds. */
  end: number;
}

/** Numbers of a commons' ballots with this document, oldest first. */
export async function ballotsWithDocument(
  network: Network,
  commonsId: number,
  metadataDigest: Hex,
): Promise<number[]> {
  const logs = await inWindows(network, (range) =>
    network.client.getContractEvents({
      address: network.contracts.ballotBox,
      abi: ballotBoxAbi,
      eventName: 'BallotOpened',
      args: { commonsId },
      strict: true,
      ...range,
    }),
  );
  return logs.filter(({ args }) => args.metadataDigest === metadataDigest).map(({ args }) => args.ballotId);
}

/** Opens a ballot as the municipality and returns its number. */
export async function openBallot(network: Network, ballot: BallotToOpen): Promise<number> {
  const sender = await startSender(network, roleAccount(network, 'municipality'));
  const { commonsId, mode, start, end, sheetDigest, metadataDigest } = ballot;
  const receipt = await sender.send({
    to: network.contracts.ballotBox,
    data: encodeFunctionData({
      abi: ballotBoxAbi,
      functionName: 'open',
      args: [commonsId, encodeMode(mode), start, end, sheetDigest, metadataDigest],
    }),
    purpose: 'open the ballot',
  });
  const [opened] = parseEventLogs({ abi: ballotBoxAbi, eventName: 'BallotOpened', logs: receipt.logs });
  if (opened === undefined) throw new Error(`Transaction ${receipt.transactionHash} opened no ballot`);
  return opened.args.ballotId;
}

/** A moment so many hours after the chain's time, in unix seconds. */
export async function hoursFromNow(network: Network, hours: number): Promise<number> {
  return (await chainTime(network)) + Math.round(hours * 3600);
}

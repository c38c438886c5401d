import { parseEventLogs, type Address, type Hex } from 'viem';
import { signedBy } from '@patto/protocol/acts/act';
import { enterMembers } from '@patto/protocol/acts/members';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { unpackMember } from '@patto/protocol/members/member';
import type { Network } from '../chain/network.ts';
import { chainTime } from '../chain/clock.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { startSender, type Posted } from '../chain/sender.ts';
import { mismatch } from '../failure.ts';
import type { Progress } from '../reporter.ts';
import { inBatches } from './batches.ts';

/** Somebody to be entered as a member. */
export interface Newcomer {
  account: Address;
  personTag: Hex;
}

/** What entering them cost. */
export interface JoinCost {
  joined: number;
  gas: bigint;
  /** Of the calls. */
  bytes: number;
}

const readAtOnce = 1_000;
const batchSize = 200;
const inFlight = 4;

/** The member index of each account, in their order; undefined for who never joined. */
export async function memberIndexes(
  { client, contracts }: Network,
  commonsId: number,
  accounts: readonly Address[],
): Promise<(number | undefined)[]> {
  const indexes: (number | undefined)[] = [];
  for (let i = 0; i < accounts.length; i += readAtOnce) {
    const words = await client.readContract({
      address: contracts.membership,
      abi: membershipAbi,
      functionName: 'members',
      args: [commonsId, accounts.slice(i, i + readAtOnce)],
    });
    for (const word of words) indexes.push(unpackMember(word)?.index);
  }
  return indexes;
}

/**
 * Enters everybody who is not in yet, in batches that the issuer signs and the relayer sends.
 * @param newcomers Asked for batch by batch, so that they need not all be in memory.
 */
export async function joinMembers(
  network: Network,
  commonsId: number,
  newcomers: Iterable<Newcomer>,
  progress: Progress,
): Promise<JoinCost> {
  const issuer = roleAccount(network, 'issuer');
  const sender = await startSender(network, roleAccount(network, 'relayer'));
  const place = { chainId: network.chainId, verifyingContract: network.contracts.membership };
  const issuedAt = await chainTime(network);
  const deadline = issuedAt + 24 * 3600;
  const cost: JoinCost = { joined: 0, gas: 0n, bytes: 0 };
  const posted: Posted[] = [];

  const confirmOldest = async (): Promise<void> => {
    const receipt = await posted.shift()?.receipt();
    if (receipt === undefined) return;
    const events = parseEventLogs({ abi: membershipAbi, logs: receipt.logs });
    for (const event of events) {
      if (event.eventName === 'MembersJoined') cost.joined += event.args.accounts.length;
      if (event.eventName === 'MembersSkipped') refuseSkipped(event.args.entries);
    }
    cost.gas += receipt.gasUsed;
    progress.at(cost.joined);
  };

  for (const batch of inBatches(newcomers, batchSize)) {
    const accounts = batch.map(({ account }) => account);
    const personTags = batch.map(({ personTag }) => personTag);
    const list = { commonsId, accounts, personTags, issuedAt, deadline };
    const call = await signedBy(issuer, enterMembers(place, list));
    cost.bytes += (call.data.length - 2) / 2;
    posted.push(
      await sender.post({
        ...call,
        purpose: 'enter members',
        gas: 300_000n + 65_000n * BigInt(batch.length),
      }),
    );
    if (posted.length >= inFlight) await confirmOldest();
  }
  while (posted.length > 0) await confirmOldest();
  return cost;
}

/** An account that is in already does no harm; any other reason means that this is not the commons of this file. */
function refuseSkipped(entries: Hex): void {
  const reasons = [
    '',
    'already a member',
    'person tag already used',
    'zero account',
    'the statement is older than the end of a membership with this tag',
  ];
  for (let at = 2; at < entries.length; at += 6) {
    const reason = Number.parseInt(entries.slice(at + 4, at + 6), 16);
    if (reason === 1) continue;
    const position = Number.parseInt(entries.slice(at, at + 4), 16);
    throw mismatch(
      `Entry ${position} of a batch of members was passed over: ${reasons[reason] ?? `reason ${reason}`}. ` +
        'The members entered before it stay.',
    );
  }
}

import { parseEventLogs, toHex, type Hex } from 'viem';
import { castVotes } from '@patto/protocol/acts/votes';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { encodeSheet, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { packedVoteBytes } from '@patto/protocol/ballots/vote';
import { ballotBoxOf } from '../chain/ballotBox.ts';
import type { Network } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { startSender, type Posted } from '../chain/sender.ts';
import { mismatch } from '../failure.ts';
import type { Progress } from '../reporter.ts';
import type { VoterPool } from '../workers/voterPool.ts';
import { inBatches } from './batches.ts';
import type { VoterOrigin } from '../workers/voterKeys.ts';

/** One voter's points on each option of the ballot. */
export interface FileVote {
  voterId: string;
  points: number[];
}

export interface Casting {
  origin: VoterOrigin;
  ballotId: number;
  mode: BallotMode;
  sheet: BallotSheet;
  /** Asked for batch by batch, so that they need not all be in memory. */
  votes: Iterable<FileVote>;
  batchSize: number;
}

const inFlight = 4;
const alreadyVoted = 4;

/** `Skip` of IBallots.sol, in words. */
const skipReasons = [
  '',
  'invalid signature',
  'not a member',
  'member since after the start',
  'has voted already',
  'invalid choices',
  'no reputation',
];

/**
 * Signs votes in the pool's threads, ahead of the relayer, which sends them in batches.
 * @returns Gas of all batches.
 */
export async function signAndCast(
  network: Network,
  pool: VoterPool,
  casting: Casting,
  progress: Progress,
): Promise<{ cast: number; gas: bigint; bytes: number }> {
  const { origin, ballotId, mode, sheet, votes, batchSize } = casting;
  const ballotBox = ballotBoxOf(network, ballotId);
  const sender = await startSender(network, roleAccount(network, 'relayer'));
  const sheetBytes = toHex(encodeSheet(sheet));
  const place = { chainId: network.chainId, verifyingContract: ballotBox };
  const batches = inBatches(votes, batchSize);

  const total = { cast: 0, gas: 0n, bytes: 0 };
  const posted: Posted[] = [];
  const confirmOldest = async (): Promise<void> => {
    const receipt = await posted.shift()?.receipt();
    if (receipt === undefined) return;
    const events = parseEventLogs({ abi: ballotBoxAbi, logs: receipt.logs });
    for (const event of events) {
      if (event.eventName === 'VotesCast')
        total.cast += (event.args.votes.length - 2) / 2 / packedVoteBytes(mode);
      if (event.eventName === 'VotesSkipped') refuseSkipped(event.args.entries);
    }
    total.gas += receipt.gasUsed;
    progress.at(total.cast);
  };

  const signing: { count: number; entries: Promise<Hex> }[] = [];
  const ahead = 2 * pool.threads + inFlight;
  const signAhead = (): void => {
    while (signing.length < ahead) {
      const batch = batches.next().value;
      if (batch === undefined) return;
      const entries = pool.sign({ origin, place, ballotId, mode, sheet, votes: batch });
      // A failure shows where the batch is awaited; until then it must not end the process.
      entries.catch(() => undefined);
      signing.push({ count: batch.length, entries });
    }
  };
  signAhead();
  for (let signed = signing.shift(); signed !== undefined; signed = signing.shift()) {
    const { count } = signed;
    const entries = await signed.entries;
    signAhead();
    const call = castVotes(ballotBox, { ballotId, entries, sheet: sheetBytes });
    total.bytes += (call.data.length - 2) / 2;
    posted.push(
      await sender.post({
        ...call,
        purpose: `cast ${count} votes`,
        gas: gasLimit(count),
      }),
    );
    if (posted.length >= inFlight) await confirmOldest();
  }
  while (posted.length > 0) await confirmOldest();
  return total;
}

/** Ample for the batch, within what one transaction may ask for (EIP-7825). */
function gasLimit(votes: number): bigint {
  return BigInt(Math.min(16_000_000, 500_000 + 60_000 * votes));
}

/** Who has voted already does no harm (a batch that was under way when the import was stopped); all else does. */
function refuseSkipped(entries: Hex): void {
  for (let at = 2; at < entries.length; at += 6) {
    const reason = Number.parseInt(entries.slice(at + 4, at + 6), 16);
    if (reason === alreadyVoted) continue;
    const position = Number.parseInt(entries.slice(at, at + 4), 16);
    throw mismatch(
      `Entry ${position} of a batch of votes was passed over: ${skipReasons[reason] ?? `reason ${reason}`}. ` +
        'The votes counted before it stay.',
    );
  }
}

// Opening ballots, signing votes and packing batches for tests and benchmarks.
import { bytesToHex, keccak256, type Hex, type LocalAccount } from 'viem';
import { ballotOpenedBy, openBallot as openBallotCall } from '@patto/protocol/acts/ballots';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { encodeSheet, sheetDigest, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import type { SigningPlace } from '@patto/protocol/signing/domain';
import { encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import { day } from '../../support/deployment.ts';
import type { Deployment } from './patto.ts';

export interface OpenBallot {
  ballotId: number;
  commonsId: number;
  mode: BallotMode;
  sheet: BallotSheet;
  sheetBytes: Hex;
  end: number;
}

/** A sheet with as many options as asked, one unit of money each unless told. */
export function sheetFor(optionCount: number, costs: readonly bigint[] = [], budget = 0n): BallotSheet {
  return {
    budget,
    commons: 'Orto Urbano Lingotto',
    question: 'Which way do we go?',
    options: Array.from({ length: optionCount }, (_, i) => ({
      cost: costs[i] ?? 1n,
      label: `Option ${String.fromCodePoint(0x61 + (i % 26))}${i} è già così`,
    })),
  };
}

/** Opens a ballot for ten days; it takes votes from the next block on. */
export async function openBallot(
  { ballotBox, people, publicClient, time }: Deployment,
  commonsId: number,
  mode: BallotMode,
  sheet: BallotSheet = sheetFor(mode.optionCount),
): Promise<OpenBallot> {
  const end = (await time.latest()) + 10 * day;
  const digests = { sheetDigest: sheetDigest(sheet), metadataDigest: keccak256('0x03') };
  const call = openBallotCall(ballotBox.address, { commonsId, mode, start: 0, end, ...digests });
  const hash = await people.steward.sendTransaction(call);
  const ballotId = ballotOpenedBy(await publicClient.getTransactionReceipt({ hash }));
  return { ballotId, commonsId, mode, sheet, sheetBytes: bytesToHex(encodeSheet(sheet)), end };
}

export function signingPlace({ chainId, ballotBox }: Deployment): SigningPlace {
  return { chainId, verifyingContract: ballotBox.address };
}

/** A vote as one person gives it: points for each option. */
export interface Vote {
  voter: LocalAccount;
  points: readonly number[];
}

/** 1 point on the option with this number. */
export function pick(mode: BallotMode, ...options: number[]): number[] {
  return Array.from({ length: mode.optionCount }, (_, i) => (options.includes(i) ? 1 : 0));
}

export async function signVote(
  place: SigningPlace,
  ballot: OpenBallot,
  { voter, points }: Vote,
): Promise<Hex> {
  return voter.signTypedData(voteTypedData(place, { ...ballot, points }));
}

/** The packed entries of `castBatch`, each signed by its voter. */
export async function signBatch(
  place: SigningPlace,
  ballot: OpenBallot,
  votes: readonly Vote[],
): Promise<Hex> {
  const entries = await Promise.all(
    votes.map(async (vote) => ({
      signature: await signVote(place, ballot, vote),
      choices: encodeChoices(vote.points, ballot.mode),
    })),
  );
  return encodeBatch(entries, ballot.mode);
}

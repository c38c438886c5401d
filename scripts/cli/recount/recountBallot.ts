import { BlockNotFoundError, toHex } from 'viem';
import { recountBallot as recount } from '@patto/protocol/recount/recount';
import { RecountError, type FetchProgress } from '@patto/protocol/recount/fetchRecord';
import type { Difference, RecountReport } from '@patto/protocol/recount/report';
import type { SignedVote } from '@patto/protocol/recount/sent';
import type { SigningContext } from '@patto/protocol/recount/signatures';
import type { SignatureCheck } from '@patto/protocol/recount/verify';
import { encodeSheet, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { ballotContracts } from '../chain/ballotBox.ts';
import type { Network } from '../chain/network.ts';
import { badInput, mismatch } from '../failure.ts';
import type { Progress, Reporter } from '../reporter.ts';
import { startPool } from '../workers/pool.ts';
import type { SignatureTask } from '../workers/signatureWorker.ts';

export interface RecountOptions {
  /** Also compare every vote with the transaction that brought it, and its signature with the member. */
  signatures: boolean;
  /** The sheet, where the caller has it; otherwise it is found in a transaction. */
  sheet?: BallotSheet;
  /** The block as of which to count; the newest where it is left out. */
  block?: number;
}

/**
 * Counts a ballot again from the chain's logs alone.
 * @throws Failure for a ballot or a block that is not there, and where the chain's newest blocks changed meanwhile.
 */
export async function recountBallot(
  network: Network,
  ballotId: number,
  options: RecountOptions,
  reporter: Reporter,
): Promise<RecountReport> {
  const { client, startBlock } = network;
  const contracts = ballotContracts(network, ballotId);
  const { signatures, sheet, block } = options;
  if (block !== undefined && block < startBlock) {
    throw badInput(`Patto's contracts are on this chain from block ${startBlock} on, not in block ${block}.`);
  }
  const watch = progressOf(reporter);
  const request = {
    contracts,
    ballotId,
    fromBlock: Number(startBlock),
    ...(sheet === undefined ? {} : { sheet: toHex(encodeSheet(sheet)) }),
    ...(block === undefined ? {} : { toBlock: block }),
  };
  const check: SignatureCheck = (context, votes) => {
    watch.end();
    return checkInThreads(context, votes, reporter);
  };
  try {
    return await recount(client, request, {
      onProgress: watch.at,
      checkSignatures: signatures ? check : false,
    });
  } catch (error) {
    if (error instanceof BlockNotFoundError) throw badInput(`This chain has no block ${block} yet.`, error);
    if (!(error instanceof RecountError)) throw error;
    throw error.reason === 'unknownBallot'
      ? badInput(`${error.message} on this chain (BallotBox ${contracts.ballotBox}).`, error)
      : mismatch(error.message, error);
  } finally {
    watch.end();
  }
}

const slice = 250;

/** The protocol's check of signatures, shared among threads. */
async function checkInThreads(
  context: SigningContext,
  votes: readonly SignedVote[],
  reporter: Reporter,
): Promise<Difference[]> {
  const pool = startPool<SignatureTask, Difference[]>(
    new URL('../workers/signatureWorker.ts', import.meta.url),
  );
  const progress = reporter.progress('Signatures', votes.length);
  try {
    let done = 0;
    const slices = Array.from({ length: Math.ceil(votes.length / slice) }, (_, part) =>
      votes.slice(part * slice, (part + 1) * slice),
    );
    const found = await Promise.all(
      slices.map(async (part) => {
        const differences = await pool.run({ context, votes: part });
        done += part.length;
        progress.at(done);
        return differences;
      }),
    );
    return found.flat();
  } finally {
    progress.end();
    await pool.close();
  }
}

/** Shows each step of the download as one stretch. */
function progressOf(reporter: Reporter) {
  const titles = { logs: 'Blocks', transactions: 'Transactions' } as const;
  let shown: { step: FetchProgress['step']; progress: Progress } | undefined;
  const end = () => {
    shown?.progress.end();
    shown = undefined;
  };
  return {
    at: ({ step, done, total }: FetchProgress): void => {
      if (shown?.step !== step) {
        end();
        shown = { step, progress: reporter.progress(titles[step], total) };
      }
      shown.progress.at(done);
    },
    end,
  };
}

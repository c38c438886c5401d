import { execa } from 'execa';
import { keccak256, sha256, stringToHex } from 'viem';
import { sheetDigest } from '@patto/protocol/ballots/sheet';
import { contractsOf } from '@patto/protocol/network/ballotBoxes';
import { startVoterPool } from '../cli/workers/voterPool.ts';
import { catchUp, hoursFromNow, passTime, untilAfter } from '../cli/chain/clock.ts';
import { openedBallot } from '../cli/chain/created.ts';
import type { Network } from '../cli/chain/network.ts';
import { readBallot } from '../cli/chain/ballotFacts.ts';
import { joinMembers, type Newcomer } from '../cli/import/members.ts';
import { ensureCommons, ensureMunicipality } from '../cli/import/registration.ts';
import { voterPersonTag, type VoterOrigin } from '../cli/workers/voterKeys.ts';
import { signAndCast } from '../cli/import/votes.ts';
import type { Reporter } from '../cli/reporter.ts';
import { repository } from '../repository.ts';
import { syntheticElection, votesOf } from './scaleElection.ts';
import type { RecountFigures, RecountTask } from './scaleRecount.ts';

/** What an election of a size took. Seconds are of the wall clock, gas per member or vote. */
export interface ScaleFigures {
  voters: number;
  keys: { seconds: number };
  members: { gas: number; seconds: number; callBytes: number };
  votes: { gas: number; seconds: number; callBytes: number };
  download: { seconds: number; bytes: number };
  recount: { seconds: number; equal: boolean; peakMemoryMB: number };
  /** Of the process that signed and sent everything. */
  senderPeakMemoryMB: number;
}

const batchSize = 200;

/** Runs an election of this size on the chain and measures each step. */
export async function runScale(network: Network, voters: number, reporter: Reporter): Promise<ScaleFigures> {
  const election = syntheticElection(voters);
  const { mode, sheet } = election;
  const fileDigest = keccak256(stringToHex(`synthetic election of ${voters} voters`));
  const origin: VoterOrigin = { fileDigest, seed: 0 };
  const pool = startVoterPool();
  try {
    await catchUp(network);
    const voterIds = election.ticked.map((_, voter) => String(voter));
    const keys = await timed(() => pool.accounts({ origin, voterIds }));
    const municipality = await ensureMunicipality(network, sha256(stringToHex('municipality')));
    const commons = await ensureCommons(network, municipality, fileDigest, { latitude: 0, longitude: 0 });
    const newcomers = function* (): Generator<Newcomer> {
      for (const [voter, account] of keys.value.entries())
        yield { account, personTag: voterPersonTag(origin, voterIds[voter] ?? '') };
    };
    const joining = reporter.progress('Members', voters);
    const joined = await timed(() => joinMembers(network, commons, newcomers(), joining));
    joining.end();
    const end = await hoursFromNow(network, 24);
    const ballotId = await openedBallot(network, {
      commonsId: commons,
      mode,
      start: 0,
      end,
      sheetDigest: sheetDigest(sheet),
      metadataDigest: fileDigest,
    });
    await untilAfter(network, (await readBallot(network, ballotId)).start);
    const voting = reporter.progress('Votes', voters);
    const cast = await timed(() =>
      signAndCast(
        network,
        pool,
        { origin, ballotId, mode, sheet, votes: votesOf(election), batchSize },
        voting,
      ),
    );
    voting.end();
    await passTime(network, end);
    const recount = await recountAlone(network, ballotId);
    if (recount.votes !== voters) throw new Error(`${recount.votes} votes were counted, not ${voters}`);
    return {
      voters,
      keys: { seconds: keys.seconds },
      members: {
        gas: Number(joined.value.gas) / voters,
        seconds: joined.seconds,
        callBytes: joined.value.bytes / voters,
      },
      votes: {
        gas: Number(cast.value.gas) / voters,
        seconds: cast.seconds,
        callBytes: cast.value.bytes / voters,
      },
      download: { seconds: recount.downloadSeconds, bytes: recount.bytes },
      recount: {
        seconds: recount.countSeconds,
        equal: recount.equal,
        peakMemoryMB: megabytes(recount.peakMemoryBytes),
      },
      senderPeakMemoryMB: megabytes(process.resourceUsage().maxRSS * 1024),
    };
  } finally {
    await pool.close();
  }
}

async function recountAlone(network: Network, ballotId: number): Promise<RecountFigures> {
  const { rpcUrl, startBlock } = network;
  const contracts = contractsOf(network, ballotId);
  const task: RecountTask = { rpcUrl, contracts, fromBlock: Number(startBlock), ballotId };
  const { stdout } = await execa(process.execPath, ['scripts/bench/scaleRecount.ts', JSON.stringify(task)], {
    cwd: repository,
  });
  return JSON.parse(stdout) as RecountFigures;
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000 };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

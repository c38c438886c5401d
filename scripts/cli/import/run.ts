import { pointsOfVote } from '@patto/protocol/exchange/pabulib/ballot';
import type { PabulibVote } from '@patto/protocol/exchange/pabulib/file';
import { sheetDigest } from '@patto/protocol/ballots/sheet';
import { readBallot, readPhase } from '../chain/ballotFacts.ts';
import { membersWhoVoted } from '../chain/castVotes.ts';
import { catchUp, chainTime, hoursFromNow, untilAfter } from '../chain/clock.ts';
import { openedBallot } from '../chain/created.ts';
import { putDocument } from '../chain/documents.ts';
import type { Network } from '../chain/network.ts';
import { badInput, mismatch } from '../failure.ts';
import type { Reporter } from '../reporter.ts';
import { settle, type Settlement } from '../results/settle.ts';
import { startVoterPool, type VoterPool } from '../workers/voterPool.ts';
import { ballotsWithDocument } from './ballot.ts';
import { joinMembers, memberIndexes, type Newcomer } from './members.ts';
import type { ImportPlan } from './plan.ts';
import { ensureCommons, ensureMunicipality } from './registration.ts';
import { signAndCast, type FileVote } from './votes.ts';
import { voterPersonTag, type VoterOrigin } from '../workers/voterKeys.ts';

export interface ImportOptions {
  batchSize: number;
  seed: number;
  /** Open a new ballot although this file has one that is settled. */
  again: boolean;
  /** How long the ballot is open, on the chain's clock. */
  hours: number;
}

/** What an import did; what was there before it is found again and not done twice. */
export interface ImportOutcome {
  municipality: number;
  commons: number;
  ballot: number;
  /** Whether the ballot was settled before this run. */
  alreadyDone: boolean;
  joinedNow: number;
  castNow: number;
  settlement: Settlement;
}

/**
 * Runs a file's election on the chain. Every step asks the chain first what is there, so that a stopped import
 * goes on where it was and nobody joins or votes twice.
 */
export async function runImport(
  network: Network,
  plan: ImportPlan,
  options: ImportOptions,
  reporter: Reporter,
): Promise<ImportOutcome> {
  const digests = {
    municipality: await putDocument(network, plan.contents.municipality),
    commons: await putDocument(network, plan.contents.commons),
    ballot: await putDocument(network, plan.contents.ballot),
  };
  if (plan.position === undefined) {
    reporter.say(
      `The file does not say where ${plan.municipality.name} lies: the commons is placed at 0, 0. Give --position LAT,LON.`,
    );
  }
  const municipality = await ensureMunicipality(network, digests.municipality);
  const position = plan.position ?? { latitude: 0, longitude: 0 };
  const commons = await ensureCommons(network, municipality, digests.commons, position);
  reporter.say(
    `Municipality ${municipality} (${plan.municipality.name}), commons ${commons} (${plan.commons.name})`,
  );

  await catchUp(network);
  const pool = startVoterPool();
  try {
    const origin: VoterOrigin = { fileDigest: plan.fileDigest, seed: options.seed };
    const joinedNow = await enterVoters(network, pool, { commons, origin, plan, reporter });
    const earlier = (await ballotsWithDocument(network, commons, digests.ballot)).at(-1);
    const earlierPhase = earlier === undefined ? undefined : await readPhase(network, earlier);
    if (earlier !== undefined && earlierPhase === 'Final' && !options.again) {
      const done = { alreadyDone: true, joinedNow, castNow: 0, settlement: { state: 'final' } } as const;
      return { municipality, commons, ballot: earlier, ...done };
    }
    const goesOn = earlier !== undefined && earlierPhase !== 'Final' && earlierPhase !== 'Cancelled';
    const ballot = goesOn
      ? earlier
      : await openedBallot(network, {
          commonsId: commons,
          mode: plan.mode,
          start: 0,
          end: await hoursFromNow(network, options.hours),
          sheetDigest: sheetDigest(plan.sheet),
          metadataDigest: digests.ballot,
        });
    reporter.say(goesOn ? `Going on with ballot ${ballot}` : `Opened ballot ${ballot}`);
    const castNow = await bringVotes(network, pool, { ballot, origin, plan, options, reporter });
    const settlement = await settle(network, ballot, plan.sheet, reporter);
    return { municipality, commons, ballot, alreadyDone: false, joinedNow, castNow, settlement };
  } finally {
    await pool.close();
  }
}

async function enterVoters(
  network: Network,
  pool: VoterPool,
  {
    commons,
    origin,
    plan,
    reporter,
  }: { commons: number; origin: VoterOrigin; plan: ImportPlan; reporter: Reporter },
): Promise<number> {
  const voterIds = plan.file.votes.map(({ voterId }) => voterId);
  const accounts = await pool.accounts({ origin, voterIds });
  const indexes = await memberIndexes(network, commons, accounts);
  const missing = indexes.filter((index) => index === undefined).length;
  if (missing === 0) return 0;
  const newcomers = function* (): Generator<Newcomer> {
    for (const [position, account] of accounts.entries()) {
      if (indexes[position] !== undefined) continue;
      yield { account, personTag: voterPersonTag(origin, voterIds[position] ?? '') };
    }
  };
  const progress = reporter.progress('Members', missing);
  const { joined } = await joinMembers(network, commons, newcomers(), progress);
  progress.end();
  return joined;
}

interface VotesToBring {
  ballot: number;
  origin: VoterOrigin;
  plan: ImportPlan;
  options: ImportOptions;
  reporter: Reporter;
}

async function bringVotes(network: Network, pool: VoterPool, bring: VotesToBring): Promise<number> {
  const { ballot, origin, plan, options, reporter } = bring;
  const stored = await readBallot(network, ballot);
  const missing = await votesNotCast(network, pool, bring, stored.votes);
  if (missing.length === 0) return 0;
  if ((await chainTime(network)) > stored.end) {
    throw mismatch(
      `The voting of ballot ${ballot} ended with ${stored.votes} of ${plan.file.votes.length} votes. They stay on the record; ` +
        'open a new ballot for all of them with --again.',
    );
  }
  await untilAfter(network, stored.start);
  const progress = reporter.progress('Votes', missing.length);
  const { cast } = await signAndCast(
    network,
    pool,
    {
      origin,
      ballotId: ballot,
      mode: plan.mode,
      sheet: plan.sheet,
      votes: pointsOf(plan, missing),
      batchSize: options.batchSize,
    },
    progress,
  );
  progress.end();
  const counted = (await readBallot(network, ballot)).votes;
  if (counted !== plan.file.votes.length) {
    throw mismatch(
      `Ballot ${ballot} has ${counted} votes and the file ${plan.file.votes.length}. Did another import run beside this one? ` +
        'Run the same command again.',
    );
  }
  return cast;
}

function* pointsOf({ file }: ImportPlan, votes: readonly PabulibVote[]): Generator<FileVote> {
  for (const vote of votes) yield { voterId: vote.voterId, points: pointsOfVote(file, vote) };
}

/** The file's votes of members who are not among those that the chain's logs name. */
async function votesNotCast(
  network: Network,
  pool: VoterPool,
  { ballot, origin, plan }: VotesToBring,
  counted: number,
) {
  if (counted === 0) return plan.file.votes;
  const stored = await readBallot(network, ballot);
  const voted = await membersWhoVoted(network, ballot, plan.mode);
  const voterIds = plan.file.votes.map(({ voterId }) => voterId);
  const accounts = await pool.accounts({ origin, voterIds });
  const indexes = await memberIndexes(network, stored.commonsId, accounts);
  const unknown = indexes.indexOf(undefined);
  if (unknown >= 0)
    throw badInput(`Voter ${voterIds[unknown] ?? ''} is not a member of commons ${stored.commonsId}`);
  return plan.file.votes.filter((_, position) => !voted.has(indexes[position] ?? -1));
}

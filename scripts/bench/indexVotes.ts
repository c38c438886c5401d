import { createTestClient, http, keccak256, sha256, stringToHex, type Address } from 'viem';
import { privateKeyToAddress, signTypedData } from 'viem/accounts';
import { castVoteFor } from '@patto/protocol/acts/votes';
import { sheetDigest } from '@patto/protocol/ballots/sheet';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { readBallot } from '../cli/chain/ballotFacts.ts';
import { catchUp, hoursFromNow, untilAfter } from '../cli/chain/clock.ts';
import { openedBallot } from '../cli/chain/created.ts';
import type { Network } from '../cli/chain/network.ts';
import { roleAccount } from '../cli/chain/roleAccount.ts';
import { startSender, type Posted } from '../cli/chain/sender.ts';
import { joinMembers } from '../cli/import/members.ts';
import { ensureCommons, ensureMunicipality } from '../cli/import/registration.ts';
import { voterKey, voterPersonTag, type VoterOrigin } from '../cli/workers/voterKeys.ts';
import { signAndCast } from '../cli/import/votes.ts';
import type { Reporter } from '../cli/reporter.ts';
import type { VoterPool } from '../cli/workers/voterPool.ts';
import { syntheticElection, votesOf, type SyntheticElection } from './scaleElection.ts';

/** Members who can vote in any number of ballots of the same election. */
export interface Electorate {
  election: SyntheticElection;
  origin: VoterOrigin;
  commons: number;
}

const votesInBlock = 200;

/** Enters so many members into a commons of their own. */
export async function electorate(
  network: Network,
  pool: VoterPool,
  voters: number,
  reporter: Reporter,
): Promise<Electorate> {
  await catchUp(network);
  const election = syntheticElection(voters);
  const origin: VoterOrigin = { fileDigest: keccak256(stringToHex(`index benchmark of ${voters}`)), seed: 0 };
  const voterIds = election.ticked.map((_, voter) => String(voter));
  const accounts: Address[] = await pool.accounts({ origin, voterIds });
  const municipality = await ensureMunicipality(network, sha256(stringToHex('municipality')));
  const position = { latitude: 0, longitude: 0 };
  const commons = await ensureCommons(network, municipality, origin.fileDigest, position);
  const newcomers = accounts.map((account, voter) => ({
    account,
    personTag: voterPersonTag(origin, voterIds[voter] ?? ''),
  }));
  const progress = reporter.progress('Members', voters);
  await joinMembers(network, commons, newcomers, progress);
  progress.end();
  return { election, origin, commons };
}

/** Opens another ballot of the electorate, ready for votes. */
export async function newBallot(
  network: Network,
  { election, origin, commons }: Electorate,
): Promise<number> {
  const ballot = await openedBallot(network, {
    commonsId: commons,
    mode: election.mode,
    start: 0,
    end: await hoursFromNow(network, 24),
    sheetDigest: sheetDigest(election.sheet),
    metadataDigest: origin.fileDigest,
  });
  await untilAfter(network, (await readBallot(network, ballot)).start);
  return ballot;
}

/** Casts votes of the electorate in batches: one event for each batch. */
export async function castInBatches(
  network: Network,
  pool: VoterPool,
  { election, origin }: Electorate,
  votes: { ballot: number; from: number; to: number; batchSize: number },
  reporter: Reporter,
): Promise<void> {
  const progress = reporter.progress('Votes in batches', votes.to - votes.from);
  await signAndCast(
    network,
    pool,
    {
      origin,
      ballotId: votes.ballot,
      mode: election.mode,
      sheet: election.sheet,
      votes: votesOf(election, votes.from, votes.to),
      batchSize: votes.batchSize,
    },
    progress,
  );
  progress.end();
}

/** Casts the first votes of the electorate one by one, as most voting contracts do: one event for each vote. */
export async function castOneByOne(
  network: Network,
  { election, origin }: Electorate,
  ballot: number,
  count: number,
  reporter: Reporter,
): Promise<void> {
  const { mode, sheet } = election;
  const sender = await startSender(network, roleAccount(network, 'relayer'));
  const place = { chainId: network.chainId, verifyingContract: boxOf(network, ballot).address };
  const progress = reporter.progress('Votes one by one', count);
  const miner = createTestClient({ mode: 'anvil', chain: network.chain, transport: http(network.rpcUrl) });
  // As many votes in a block as a batch has, so that blocks weigh the same on both sides.
  const posted: Posted[] = [];
  const mine = async (): Promise<void> => {
    await miner.mine({ blocks: 1 });
    for (const sent of posted.splice(0)) await sent.receipt();
  };
  await miner.setAutomine(false);
  for (const [voter, { voterId, points }] of [...votesOf(election, 0, count)].entries()) {
    const privateKey = voterKey(origin, voterId);
    const signer = privateKeyToAddress(privateKey);
    const act = castVoteFor(place, { ballotId: ballot, sheet, mode, points, signer });
    const signature = await signTypedData({ privateKey, ...act.typedData });
    posted.push(
      await sender.post({
        ...act.call(signature),
        purpose: 'cast a vote',
        gas: 400_000n,
      }),
    );
    if (posted.length >= votesInBlock) await mine();
    progress.at(voter + 1);
  }
  await mine();
  await miner.setAutomine(true);
  progress.end();
}

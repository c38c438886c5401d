// Ballots by equal shares that have ended, and what people do about their results.
import { keccak256, type Account } from 'viem';
import { phaseOf } from '@patto/protocol/ballots/phase';
import { equalShares } from '@patto/protocol/ballots/modes';
import { openBallot, sheetFor, type OpenBallot } from './ballots.ts';
import { refusalOf } from './outcome.ts';
import type { Deployment } from './patto.ts';

export const reason = keccak256('0x0a');

/** Three projects for 10, 10 and 20, of which 30 covers all but the three together. */
const threeProjects = sheetFor(3, [10n, 10n, 20n], 30n);

/** A ballot by equal shares that takes votes from now on. */
export function openShares(patto: Deployment, commonsId: number, sheet = threeProjects): Promise<OpenBallot> {
  return openBallot(patto, commonsId, equalShares({ optionCount: sheet.options.length }), sheet);
}

/** The same, ended: the next block has the first second after it. */
export async function endedShares(
  patto: Deployment,
  commonsId: number,
  sheet = threeProjects,
): Promise<OpenBallot> {
  const ballot = await openShares(patto, commonsId, sheet);
  await patto.time.increaseTo(ballot.end);
  await patto.time.setNextBlockTimestamp(ballot.end + 1);
  return ballot;
}

/** What one ballot's result is asked and told, each act by the account that it names. */
export function resultOf({ ballotBox }: Deployment, { ballotId, sheetBytes }: OpenBallot) {
  return {
    endorse: async (account: Account, selected: bigint, sheet = sheetBytes) =>
      ballotBox.write.endorse([ballotId, selected, await ballotBox.read.voteDigest([ballotId]), sheet], {
        account,
      }),
    contest: (account: Account) => ballotBox.write.contest([ballotId, reason], { account }),
    breakTie: (account: Account, selected: bigint) =>
      ballotBox.write.breakTie([ballotId, selected, reason], { account }),
    finalize: () => ballotBox.write.finalize([ballotId, '0x']),
    phase: async () => phaseOf(await ballotBox.read.phase([ballotId])),
    read: () => ballotBox.read.result([ballotId]),
  };
}

/** What each act would come to in one very second, without any of them being done. */
export async function outcomesAt(
  { connection, time }: Deployment,
  second: number,
  ...acts: readonly (() => Promise<unknown>)[]
): Promise<string[]> {
  const outcomes: string[] = [];
  for (const act of acts) {
    const before = await connection.networkHelpers.takeSnapshot();
    await time.setNextBlockTimestamp(second);
    outcomes.push((await refusalOf(act())) ?? 'done');
    await before.restore();
  }
  return outcomes;
}

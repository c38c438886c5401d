import type { BallotMode } from '@patto/protocol/ballots/mode';
import { equalShares } from '@patto/protocol/ballots/modes';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import type { FileVote } from '../cli/import/votes.ts';

/** An election like Wieliczka's for any number of voters, the same for the same number. */
export interface SyntheticElection {
  mode: BallotMode;
  sheet: BallotSheet;
  /** The projects that each voter ticks; the voters' ids are the positions here. */
  ticked: number[][];
}

const projects = 64;
const budget = 1_000_000n;

/** Voters tick 1 to 5 of 64 projects, the first ones more often than the last, as in Wieliczka. */
export function syntheticElection(voters: number): SyntheticElection {
  const random = randomFrom(voters);
  const sheet: BallotSheet = {
    budget,
    commons: 'Synthetic budget',
    question: 'Which projects shall be funded?',
    options: Array.from({ length: projects }, (_, option) => ({
      cost: BigInt(2_000 + Math.floor(random() * 98_000)),
      label: `Project ${option + 1}: ${'renewal of a green place '.repeat(2).trim()}`,
    })),
  };
  const ticked = Array.from({ length: voters }, () => {
    const choices = 1 + Math.floor(random() ** 2 * 5);
    return Array.from({ length: choices }, () => Math.floor(random() ** 2 * projects));
  });
  return { mode: equalShares({ optionCount: projects }), sheet, ticked };
}

/** The votes from one voter up to another, made one by one. */
export function* votesOf({ ticked }: SyntheticElection, from = 0, to = ticked.length): Generator<FileVote> {
  for (let voter = from; voter < to; voter++) {
    const points = new Array<number>(projects).fill(0);
    for (const project of ticked[voter] ?? []) points[project] = 1;
    yield { voterId: String(voter), points };
  }
}

/** Mulberry32: small, quick, the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import type { BallotMode } from '@patto/protocol/ballots/mode';
import { votersOf } from './votersOf.ts';

/** What is known of a ballot that has been counted: the chain's counters and, once there is one, its result. */
export interface CountedBallot {
  votes: number;
  /** Who could vote. */
  members: number;
  quorum: number;
  /** Points on each option. */
  tally: readonly bigint[];
  /** Votes that gave each option a point. */
  supporters: readonly number[];
  /** 0 for options without a cost; undefined while the ballot's document is not there. */
  costs: readonly number[] | undefined;
  /** In the unit that the currency says; 0 where no money is spent, undefined while the ballot's document is not there. */
  budget: number | undefined;
  /** Bit i is set when option i won or is funded; undefined without a result. */
  selected: bigint | undefined;
}

/** Joins what the index says of a ballot with the figures of its checked document. */
export function countedBallot(
  recorded: {
    votes: number;
    membersAtStart: number | null;
    commons: { memberCount: number };
    tally: readonly bigint[];
    supporters: readonly number[];
    result: { selected: bigint } | null;
  },
  mode: BallotMode,
  text: { costs: readonly number[]; sheet: { budget: bigint } } | undefined,
): CountedBallot {
  return {
    votes: recorded.votes,
    members: votersOf(recorded),
    quorum: mode.quorum,
    tally: recorded.tally,
    supporters: recorded.supporters,
    costs: text?.costs,
    budget: text === undefined ? undefined : Number(text.sheet.budget),
    selected: recorded.result?.selected,
  };
}

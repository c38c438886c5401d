import type { BallotMode } from '@patto/protocol/ballots/mode';
import type { RecountReport } from '@patto/protocol/recount/report';
import type { ComponentType, ReactNode } from 'react';
import type { CountedBallot } from '../countedBallot.ts';
import type { Shown } from '../shown.ts';
import type { WorkedExample } from '../workedExample.ts';

/** All that the dapp has to know of one way to ask a question. */
export interface ModeParts {
  /** How people choose among few options; where they are many, search and sorting come first. */
  chooser: (mode: BallotMode) => Chooser;
  /** How it is counted, in one sentence. */
  Sentence: ComponentType<{ mode: BallotMode }>;
  /** What comes of a worked example, step by step. */
  Example: ComponentType<ExampleProps>;
  outcome: OutcomeParts;
}

/** One option, some of them, points on each of them, or projects with costs. */
export type Chooser = 'one' | 'some' | 'points' | 'projects';

export interface ExampleProps {
  example: WorkedExample;
  /** Of the example's options. */
  titles: readonly string[];
  language: string;
  /** ISO 4217, where money is spent. */
  currency: string | undefined;
}

/** How the result of a ballot is told. */
export interface OutcomeParts {
  /** What is said first where somebody voted: who won, or who leads, or that the count is still to be made. */
  Sentence: ComponentType<OutcomeProps>;
  /**
   * Why each option fared as it did, in option order; undefined where that cannot be told.
   * @param report A count of the votes themselves, where `Picture` asks for one and it is there.
   */
  why: (
    ballot: CountedBallot,
    report: RecountReport | undefined,
    currency: string | undefined,
  ) => readonly Why[] | undefined;
  /** What decided where one option won and another with more points did not; undefined where that cannot be. */
  Between: ComponentType<{ winner: ReactNode; loser: ReactNode }> | undefined;
  /** What only the votes themselves show: they are read from the chain and counted on the reader's device. */
  Picture: ComponentType<PictureProps> | undefined;
}

export interface OutcomeProps extends Shown {
  ballot: CountedBallot;
  /** Whether voting goes on. */
  open: boolean;
}

export interface Why {
  won: boolean;
  words: ReactNode;
}

export interface PictureProps extends Shown {
  ballot: CountedBallot;
  count: VoteCount;
}

/** A count of the votes on the reader's own device. */
export interface VoteCount {
  /** Undefined while it is counted, or where that failed. */
  report: RecountReport | undefined;
  failed: boolean;
  retry: () => void;
}

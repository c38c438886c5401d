import type { BallotMode } from '@patto/protocol/ballots/mode';
import type { Draft } from '../model/draft.ts';
import type { Project } from '../../../entities/ballot/projectList.ts';

/** What every way of choosing needs. */
export interface ChoosingProps {
  mode: BallotMode;
  projects: readonly Project[];
  /** Language of the ballot's own words. */
  language: string;
  /** ISO 4217; undefined where the ballot spends no money. */
  currency: string | undefined;
  /** Money to spend, 0 for none. */
  budget: number;
  /** Of each option in this reader's own order. */
  places: readonly number[];
  draft: Draft;
  onChange: (draft: Draft) => void;
}

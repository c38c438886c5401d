import type { BallotSheet } from '../sheet.ts';
import type { EqualSharesResult } from './equalSharesResult.ts';
import type { Profile } from './profile.ts';
import type { SelectedOptions } from './selection.ts';

/** What a rule counts, with its explanation where it has one. */
export interface CountedResult extends SelectedOptions {
  /** How the method of equal shares came to it. */
  equalShares?: EqualSharesResult;
}

interface CommonRule {
  /**
   * Whether the contract counts it from its counters when anyone asks, or members count the votes and the selection that
   * most of them endorse holds.
   */
  settledBy: 'contract' | 'endorsement';
  /** Whether votes may weigh as much as reputation; the contract refuses other ballots. */
  takesWeights: boolean;
  /** As the `rule` of a Pabulib file says it. A file with any other name was counted in another way. */
  pabulibName: string;
}

/** How votes become a result. */
export type Rule = CommonRule &
  (
    | { funds: false; count: (profile: Profile) => CountedResult }
    | { funds: true; count: (profile: Profile, sheet: BallotSheet) => CountedResult }
  );

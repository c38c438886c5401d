import type { Funded, Unfunded } from './equalSharesExplanation.ts';
import type { Fraction } from './fraction.ts';
import type { SelectedOptions } from './selection.ts';

/** A result of the method of equal shares with all that is needed to follow it. */
export interface EqualSharesResult extends SelectedOptions {
  /** Money divided by voters, and what it grew to. */
  startShare: Fraction;
  share: Fraction;
  /** What the projects of the next share would have cost: more than there is. Undefined where nothing was left to buy. */
  overspentCost: bigint | undefined;
  /** Bought with the shares, in the order of purchase. */
  funded: Funded[];
  /** Funded by votes from what the shares left over, in that order. */
  completed: number[];
  unfunded: Unfunded[];
  /** Budget that no project got. */
  leftover: bigint;
}

/** What every part of a result page needs to show options. */
export interface Shown {
  /** Titles, in option order. */
  names: readonly string[];
  /** Their language. */
  language: string;
  /** ISO 4217, where money is spent. */
  currency: string | undefined;
  /** Whether options that are chosen get money. */
  funds: boolean;
  /** Whether options have a cost, and it is known. */
  costly: boolean;
}

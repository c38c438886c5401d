import { ResultRule } from '@patto/protocol/ballots/resultRule';
import { useQuery } from '@tanstack/react-query';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';
import { startRecount, type RecountDone } from '../../entities/recount/startRecount.ts';
import { greedyFates, pluralityFates, sharesFates, type Fate } from './model/fates.ts';
import type { CountedBallot } from './model/resultFacts.ts';

/** The count behind the picture of equal shares. */
export interface Shares {
  /** Undefined while it is counted, or where that failed. */
  fates: readonly Fate[] | undefined;
  failed: boolean;
  retry: () => void;
  /** The block up to which the votes were read from the chain. */
  block: number | undefined;
  /** What each voter decided on at first, and in the end. */
  startShare: number | undefined;
  share: number | undefined;
}

/**
 * Why each option fared as it did. For equal shares the votes themselves are needed: a worker reads them from the chain and counts.
 */
export function useFates(
  facts: BallotFacts,
  counted: CountedBallot,
  over: boolean,
): { fates: readonly Fate[] | undefined; shares: Shares | undefined } {
  const { number, mode, text, ballot } = facts;
  const byShares = mode.rule === ResultRule.EqualShares;
  const wanted = byShares && over && text !== undefined && ballot.votes > 0;
  const recount = useQuery({
    queryKey: ['chain', 'shares', number, ballot.votes],
    queryFn: ({ signal }) => startRecount(number, { sheet: text?.sheetBytes, signal }),
    enabled: wanted,
    staleTime: Infinity,
    retry: false,
  });
  const tally = counted.tally.map(Number);
  if (mode.rule === ResultRule.Plurality) return { fates: pluralityFates(tally), shares: undefined };
  if (text === undefined) return { fates: undefined, shares: undefined };
  if (mode.rule === ResultRule.GreedyBudget) {
    return { fates: greedyFates(tally, counted.costs, counted.budget), shares: undefined };
  }
  if (!wanted) return { fates: undefined, shares: undefined };
  const fates = fatesOf(recount.data, counted);
  const result = recount.data?.report.result.equalShares;
  return {
    fates,
    shares: {
      fates,
      failed: recount.isError,
      retry: () => void recount.refetch(),
      block: recount.data?.report.toBlock,
      startShare: result && Number(result.startShare.numerator) / Number(result.startShare.denominator),
      share: result && Number(result.share.numerator) / Number(result.share.denominator),
    },
  };
}

function fatesOf(done: RecountDone | undefined, counted: CountedBallot): readonly Fate[] | undefined {
  const result = done?.report.result.equalShares;
  if (done === undefined || result === undefined) return undefined;
  return sharesFates(result, done.report.supporters, counted.costs);
}

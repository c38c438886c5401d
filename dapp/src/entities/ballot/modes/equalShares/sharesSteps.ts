import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import type { WorkedExample } from '../../workedExample.ts';

/** How an example goes by equal shares, in whole units of money. */
export interface SharesExampleCount {
  /** What each neighbour may decide on at first. */
  share: number;
  steps: SharesStep[];
}

interface SharesStep {
  /** Position among the example's options. */
  place: number;
  cost: number;
  supporters: number;
  /** What a supporter pays at most; undefined where it was not bought with shares. */
  each: number | undefined;
  funded: boolean;
}

export function sharesSteps({ profile, costs, budget }: WorkedExample): SharesExampleCount {
  const result = equalShares(profile, costs.map(BigInt), BigInt(budget));
  const step = (place: number, each: number | undefined, funded: boolean): SharesStep => ({
    place,
    cost: costs[place] ?? 0,
    supporters: profile.groups.filter(({ points }) => (points[place] ?? 0) > 0).length,
    each,
    funded,
  });
  const decimal = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) =>
    Number(numerator) / Number(denominator);
  return {
    share: decimal(result.startShare),
    steps: [
      ...result.funded.map(({ option, payments }) =>
        step(option, Math.max(0, ...payments.map(({ amount }) => decimal(amount))), true),
      ),
      ...result.completed.map((option) => step(option, undefined, true)),
      ...result.unfunded.map(({ option }) => step(option, undefined, false)),
    ],
  };
}

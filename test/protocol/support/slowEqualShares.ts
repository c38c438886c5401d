import { compareFractions, fraction, type Fraction } from '@patto/protocol/ballots/rules/fraction';

/**
 * The method of equal shares written down as plainly as the paper has it, one voter at a time, one step at a time, in
 * rationals; slow, and only to compare with.
 */
export function slowEqualShares(
  votes: readonly (readonly number[])[],
  costs: readonly bigint[],
  budget: bigint,
) {
  const options = costs.map((_, option) => option);
  const pointsOn = (option: number) => votes.reduce((sum, vote) => sum + (vote[option] ?? 0), 0);
  const wanted = options.filter((option) => pointsOn(option) > 0);
  const before = (a: number, b: number) =>
    pointsOn(b) - pointsOn(a) || Number((costs[a] ?? 0n) - (costs[b] ?? 0n)) || a - b;
  const costOf = (bought: readonly number[]) =>
    bought.reduce((sum, option) => sum + (costs[option] ?? 0n), 0n);

  const buyAll = (share: Fraction): number[] => {
    const left = votes.map(() => share);
    const bought: number[] = [];
    for (;;) {
      const offers = wanted
        .filter((option) => !bought.includes(option))
        .flatMap((option) => {
          const rho = leastRho(votes, left, option, costs[option] ?? 0n);
          return rho === undefined ? [] : [{ option, rho }];
        })
        .sort((a, b) => compareFractions(a.rho, b.rho) || before(a.option, b.option));
      const [best] = offers;
      if (best === undefined) return bought;
      bought.push(best.option);
      votes.forEach((vote, voter) => {
        const points = BigInt(vote[best.option] ?? 0);
        const price = times(best.rho, fraction(points * (costs[best.option] ?? 0n)));
        const has = left[voter] ?? fraction(0n);
        left[voter] = compareFractions(has, price) < 0 ? fraction(0n) : minus(has, price);
      });
    }
  };

  const voters = BigInt(Math.max(1, votes.length));
  const units = budget / voters < 20_000n ? 1n : budget / voters / 10_000n;
  let share = fraction(budget, voters);
  let bought = buyAll(share);
  while (bought.length < wanted.length) {
    const more = fraction(share.numerator + units * share.denominator, share.denominator);
    const next = buyAll(more);
    if (costOf(next) > budget) break;
    share = more;
    bought = next;
  }
  const selected = [...bought];
  for (const option of [...wanted].sort(before)) {
    if (!selected.includes(option) && costOf(selected) + (costs[option] ?? 0n) <= budget)
      selected.push(option);
  }
  return { share, bought, selected: selected.sort((a, b) => a - b), cost: costOf(selected) };
}

/** The least rho at which the supporters of an option pay its cost, the poorest for their points first. */
function leastRho(
  votes: readonly (readonly number[])[],
  left: readonly Fraction[],
  option: number,
  cost: bigint,
): Fraction | undefined {
  if (cost === 0n) return fraction(0n);
  const supporters = votes
    .flatMap((vote, voter) => {
      const points = BigInt(vote[option] ?? 0);
      return points === 0n ? [] : [{ points, has: left[voter] ?? fraction(0n) }];
    })
    .sort((a, b) =>
      compareFractions(times(a.has, fraction(1n, a.points)), times(b.has, fraction(1n, b.points))),
    );
  let missing = fraction(cost);
  let points = supporters.reduce((sum, supporter) => sum + supporter.points, 0n);
  for (const supporter of supporters) {
    const rho = times(missing, fraction(1n, points * cost));
    if (compareFractions(times(rho, fraction(supporter.points * cost)), supporter.has) <= 0) return rho;
    missing = minus(missing, supporter.has);
    points -= supporter.points;
  }
  return undefined;
}

function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

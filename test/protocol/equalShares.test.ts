import { expect } from 'chai';
import fc from 'fast-check';
import { fraction, type Fraction } from '@patto/protocol/ballots/rules/fraction';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, cumulative } from '@patto/protocol/ballots/modes';
import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { profileOf } from '@patto/protocol/ballots/rules/profile';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { slowEqualShares } from './support/slowEqualShares.ts';

/** Small elections: few voters with few distinct votes make ties and poor supporters frequent. */
const elections = fc
  .record({
    optionCount: fc.integer({ min: 1, max: 6 }),
    most: fc.constantFrom(1, 1, 3),
    scale: fc.constantFrom(1, 7, 60),
  })
  .chain(({ optionCount, most, scale }) =>
    fc.record({
      mode: fc.constant(
        most === 1
          ? approval({ optionCount, blank: true })
          : cumulative({
              optionCount,
              points: optionCount * most,
              maxPerOption: most,
              maxChoices: optionCount,
              blank: true,
            }),
      ),
      votes: fc.array(fc.array(fc.nat({ max: most }), { minLength: optionCount, maxLength: optionCount }), {
        maxLength: 9,
      }),
      costs: fc.array(
        fc.nat({ max: 12 }).map((cost) => BigInt(cost * scale)),
        { minLength: optionCount, maxLength: optionCount },
      ),
      budget: fc.nat({ max: 30 }).map((budget) => BigInt(budget * scale)),
    }),
  );

function count(
  votes: readonly (readonly number[])[],
  mode: BallotMode,
  costs: readonly bigint[],
  budget: bigint,
) {
  const words = votes.map((points) => ({ choices: encodeChoices(points, mode), weight: 1 }));
  return equalShares(profileOf(words, mode), costs, budget);
}

function total(payments: readonly { voters: number; amount: Fraction }[]): Fraction {
  return payments.reduce(
    (sum, { voters, amount }) =>
      fraction(
        sum.numerator * amount.denominator + BigInt(voters) * amount.numerator * sum.denominator,
        sum.denominator * amount.denominator,
      ),
    fraction(0n),
  );
}

describe('the method of equal shares', function () {
  this.timeout(120_000);

  it('agrees with a plain reference in rationals, step by step, on any small election', () => {
    fc.assert(
      fc.property(elections, ({ mode, votes, costs, budget }) => {
        const fast = count(votes, mode, costs, budget);
        const slow = slowEqualShares(votes, costs, budget);
        expect(fast.options).to.deep.equal(slow.selected);
        expect(fast.cost).to.equal(slow.cost);
        expect(fast.share).to.deep.equal(slow.share);
        expect(fast.funded.map(({ option }) => option)).to.deep.equal(slow.bought);
      }),
      { numRuns: 1_500 },
    );
  });

  it('jumps over long stretches of the share to just where single steps would arrive', () => {
    fc.assert(
      fc.property(elections, fc.integer({ min: 40, max: 120 }), ({ mode, votes, costs, budget }, scale) => {
        const big = costs.map((cost) => cost * BigInt(scale));
        const slow = slowEqualShares(votes, big, budget * BigInt(scale));
        expect(count(votes, mode, big, budget * BigInt(scale)).share).to.deep.equal(slow.share);
      }),
      { numRuns: 30 },
    );
  });

  it('counts five voters over a thousand million without a thousand million steps', () => {
    const mode = approval({ optionCount: 3 });
    const votes = [
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ];
    const costs = [400_000_000n, 500_000_001n, 900_000_000n];
    const result = count(votes, mode, costs, 1_000_000_000n);
    expect(result.options).to.deep.equal([0, 1]);
    // 200 million each at first, grown 12,499 times by 20,000; once more would buy the last project too.
    expect(result.share).to.deep.equal(fraction(449_980_000n));
  });

  it('grows the share by whole units, one at a time below 20,000 units each', () => {
    const mode = approval({ optionCount: 2 });
    const votes = [
      [1, 0],
      [0, 1],
    ];
    const shareOf = (budget: bigint) => count(votes, mode, [budget, budget - 1n], budget).share;
    expect(shareOf(39_999n)).to.deep.equal(fraction(79_997n, 2n));
    expect(shareOf(40_000n)).to.deep.equal(fraction(39_998n));
    expect(shareOf(80_000n)).to.deep.equal(fraction(79_996n));
  });

  it('comes to an end with hundreds of different votes over the most money there can be', () => {
    let state = 1;
    const random = () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
    const mode = approval({ optionCount: 64 });
    const votes = Array.from({ length: 400 }, () =>
      Array.from({ length: 64 }, () => (random() < 0.2 ? 1 : 0)),
    );
    const budget = 2n ** 64n - 1n;
    const costs = votes.slice(0, 64).map(() => (budget / 1_000n) * BigInt(1 + Math.floor(random() * 100)));
    const { cost } = count(votes, mode, costs, budget);
    expect(cost > budget / 2n && cost <= budget).to.equal(true);
  });

  it('has supporters pay exactly the cost of each project, nobody more than the price', () => {
    fc.assert(
      fc.property(elections, ({ mode, votes, costs, budget }) => {
        for (const { option, payments } of count(votes, mode, costs, budget).funded) {
          expect(total(payments)).to.deep.equal(fraction(costs[option] ?? 0n));
        }
      }),
    );
  });

  it('never spends more than the budget and never funds what nobody chose', () => {
    fc.assert(
      fc.property(elections, ({ mode, votes, costs, budget }) => {
        const { cost, options, leftover } = count(votes, mode, costs, budget);
        expect(cost <= budget).to.equal(true);
        expect(leftover).to.equal(budget - cost);
        for (const option of options) expect(votes.some((vote) => (vote[option] ?? 0) > 0)).to.equal(true);
      }),
    );
  });

  it('breaks ties by more points, then the lower cost, then the lower number', () => {
    const mode = approval({ optionCount: 3 });
    const votes = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect(count(votes, mode, [5n, 4n, 4n], 8n).funded[0]?.option).to.equal(1);
    expect(count(votes, mode, [5n, 4n, 4n], 8n).options).to.deep.equal([1, 2]);
    expect(count(votes, mode, [4n, 4n, 4n], 4n).options).to.deep.equal([0]);
  });

  it('says what supporters of a project without funds lacked', () => {
    const mode = approval({ optionCount: 2 });
    const result = count(
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      mode,
      [60n, 50n],
      90n,
    );
    expect(result.options).to.deep.equal([0]);
    expect(result.share).to.deep.equal(fraction(49n));
    expect(result.overspentCost).to.equal(110n);
    expect(result.unfunded).to.deep.equal([
      { option: 1, voters: 1, available: fraction(49n), missing: fraction(1n), missingFromLeftover: 20n },
    ]);
  });

  it('funds nothing where nobody voted', () => {
    expect(count([], approval({ optionCount: 2 }), [1n, 2n], 10n).options).to.deep.equal([]);
  });
});

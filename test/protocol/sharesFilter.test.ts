import { expect } from 'chai';
import fc from 'fast-check';
import { cumulative } from '@patto/protocol/ballots/modes';
import { electionOf } from '@patto/protocol/ballots/rules/equalShares';
import { profileOf, tallyOf } from '@patto/protocol/ballots/rules/profile';
import { certainRun } from '@patto/protocol/ballots/rules/sharesFilter';
import { endOfRound, runEqualShares } from '@patto/protocol/ballots/rules/sharesRun';
import { encodeChoices } from '@patto/protocol/ballots/vote';

/** Elections in which nearly every vote differs, with money from a few units to the most there can be. */
const elections = fc.integer({ min: 2, max: 14 }).chain((optionCount) =>
  fc.record({
    votes: fc.array(
      fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: optionCount, maxLength: optionCount }),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
    costs: fc.array(fc.nat({ max: 1_000_000 }), { minLength: optionCount, maxLength: optionCount }),
    share: fc.nat({ max: 3_000_000 }),
    scale: fc.constantFrom(1n, 1n, 7n, 2n ** 40n),
    limit: fc.option(fc.nat({ max: 2_000_000 }), { nil: undefined }),
  }),
);

/** The options that a trace says were bought, in their order. */
function boughtIn(trace: readonly number[]): number[] {
  return trace.filter((_, at) => trace[at - 1] === endOfRound);
}

describe('a run of equal shares in floating point', function () {
  this.timeout(120_000);

  it('buys what the exact run buys, in the same order, wherever it is certain, and is certain nearly always', () => {
    let certain = 0;
    let runs = 0;
    fc.assert(
      fc.property(elections, ({ votes, costs, share, scale, limit }) => {
        const optionCount = costs.length;
        const mode = cumulative({ optionCount, points: 3 * optionCount, maxPerOption: 3, blank: true });
        const profile = profileOf(
          votes.map((points) => ({ choices: encodeChoices(points, mode), weight: 1 })),
          mode,
        );
        const money = costs.map((cost) => BigInt(cost) * scale);
        const election = electionOf(profile, money, tallyOf(profile));
        const settings = {
          share: BigInt(share) * scale,
          denominator: BigInt(votes.length),
          ...(limit === undefined ? {} : { limit: BigInt(limit) * scale }),
        };
        const exact = runEqualShares(election, settings);
        const found = certainRun(election, settings);
        runs++;
        if (found === undefined) return;
        certain++;
        expect({ bought: found.bought, cost: found.cost }).to.deep.equal({
          bought: exact.purchases.length,
          cost: exact.cost,
        });
        expect(boughtIn(found.trace)).to.deep.equal(exact.purchases.map(({ option }) => option));
      }),
      { numRuns: 3_000 },
    );
    expect(certain).to.be.greaterThan(0.9 * runs);
  });

  it('leaves to the exact run what amounts that are equal decide', () => {
    const profile = { optionCount: 2, voters: 2, groups: [{ points: [1, 1], voters: 2, weight: 2 }] };
    const election = electionOf(profile, [6n, 4n], [2, 2]);
    expect(certainRun(election, { share: 10n, denominator: 2n })).to.equal(undefined);
    expect(runEqualShares(election, { share: 10n, denominator: 2n }).purchases).to.have.length(2);
  });
});

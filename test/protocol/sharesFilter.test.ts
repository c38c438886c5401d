import { expect } from 'chai';
import fc from 'fast-check';
import { cumulative } from '@patto/protocol/ballots/modes';
import { electionOf, equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { profileOf, tallyOf, type Profile } from '@patto/protocol/ballots/rules/profile';
import { certainRun } from '@patto/protocol/ballots/rules/sharesFilter';
import {
  endOfRound,
  runEqualShares,
  type Election,
  type RunSettings,
} from '@patto/protocol/ballots/rules/sharesRun';
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

/** What makes two offers fall as close together as whole numbers let them. */
interface NearTie {
  /** Voters who pay all they have for the last option, 2 ** this many. */
  size: number;
  share: bigint;
  /** The one voter who pays what they lack has 1 / this of it in hand. */
  part: bigint;
  /** How many points the two bounds lie under the true offer. */
  under: readonly [number, number];
}

/**
 * Four options: one to buy first; a second whose bound is known exactly and lies under the offer of the fourth by next to
 * nothing; a third like it; and a fourth whose offer hangs on a difference of great amounts, which floating point knows badly.
 */
function nearTie({ size, share, part, under }: NearTie): { profile: Profile; costs: bigint[] } | undefined {
  const many = 2 ** size;
  const first = Math.floor((248 * many) / 255);
  const third = Math.floor(1.049 * many);
  const voters = many + 1 + first + third;
  const denominator = BigInt(voters);
  const each = share / denominator;
  const cost = (BigInt(many) * share) / denominator + each / part;
  const rest = cost * denominator - BigInt(many) * share;
  const inverse = Number((cost * denominator) / rest);
  const secondTotal = inverse - under[0];
  const thirdTotal = secondTotal - under[1];
  const [perSecond, oddSecond] = [Math.floor(secondTotal / many), secondTotal % many];
  const [perThird, oddThird] = [Math.floor(thirdTotal / third), thirdTotal % third];
  if (oddSecond > first || perSecond > 255 || perThird > 254) return undefined;
  const groups = [
    { points: [255, 1, 0, 0], voters: oddSecond },
    { points: [255, 0, 0, 0], voters: first - oddSecond },
    { points: [0, perSecond, 0, 255], voters: many },
    { points: [0, 0, 0, 1], voters: 1 },
    { points: [0, 0, perThird, 0], voters: third - oddThird },
    { points: [0, 0, perThird + 1, 0], voters: oddThird },
  ].flatMap((group) => (group.voters === 0 ? [] : [{ ...group, weight: group.voters }]));
  return {
    profile: { optionCount: 4, voters, groups },
    costs: [1000n, (BigInt(many) * each) / 2n, 1000n, cost],
  };
}

const nearTies = fc.record({
  size: fc.integer({ min: 12, max: 22 }),
  share: fc.bigInt({ min: 2n ** 50n, max: 2n ** 64n }),
  part: fc.bigInt({ min: 238n, max: 246n }),
  under: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 })),
});

/** Whether a run is certain; where it is, it must buy what the exact run buys. */
function agrees(election: Election, settings: RunSettings): boolean {
  const found = certainRun(election, settings);
  if (found === undefined) return false;
  const exact = runEqualShares(election, settings);
  const bought = exact.purchases.map(({ option }) => option);
  expect({ bought: boughtIn(found.trace), count: found.bought, cost: found.cost }).to.deep.equal({
    bought,
    count: bought.length,
    cost: exact.cost,
  });
  return true;
}

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
        runs++;
        if (agrees(election, settings)) certain++;
      }),
      { numRuns: 3_000 },
    );
    expect(certain).to.be.greaterThan(0.9 * runs);
  });

  it('buys what the exact run buys where offers are next to equal and known unequally well', () => {
    let certain = 0;
    fc.assert(
      fc.property(nearTies, (tie) => {
        const crafted = nearTie(tie);
        if (crafted === undefined) return;
        const { profile, costs } = crafted;
        const election = electionOf(profile, costs, tallyOf(profile));
        if (agrees(election, { share: tie.share, denominator: BigInt(profile.voters) })) certain++;
      }),
      { numRuns: 20_000 },
    );
    expect(certain).to.be.greaterThan(1_000);
  });

  it('looks behind a bound that is certainly later, since the next may be known less well and be sooner', () => {
    const votes = [
      { points: [255, 0, 0, 0], voters: 4_079_166 },
      { points: [0, 240, 0, 255], voters: 4_194_304 },
      { points: [0, 0, 0, 1], voters: 1 },
      { points: [0, 0, 228, 0], voters: 967_042 },
      { points: [0, 0, 229, 0], voters: 3_432_958 },
    ];
    const groups = votes.map((vote) => ({ ...vote, weight: vote.voters }));
    const profile = { optionCount: 4, voters: 12_673_473, groups };
    const costs = [1000n, 917_865_038_029_520_896n, 1000n, 1_835_730_077_886_842_502n];
    const election = electionOf(profile, costs, tallyOf(profile));
    const settings = { share: 5_546_826_256_340_746_749n, denominator: 12_673_473n };
    expect(runEqualShares(election, settings).purchases.map(({ option }) => option)).to.deep.equal([0, 3, 2]);
    agrees(election, settings);
  });

  it('never lets a completion spend more than the budget on such a near tie', () => {
    const budget = 6_649_437_868_785_781n;
    const crafted = nearTie({ size: 22, share: 6_986_563_686_910_201n, part: 240n, under: [1, 2] });
    if (crafted === undefined) throw new Error('The instance is gone');
    const [, second = 0n, , fourth = 0n] = crafted.costs;
    const costs = [(budget * 31n) / 100n, second, (budget * 345n) / 1000n, fourth];
    const { cost, leftover } = equalShares(crafted.profile, costs, budget);
    expect(cost + leftover).to.equal(budget);
    expect(leftover >= 0n).to.equal(true);
  });

  it('is no outcome at all where it would cost more than the budget', () => {
    const groups = [{ points: [1], voters: 2, weight: 2 }];
    const miscounted = { optionCount: 1, voters: 1, groups };
    expect(() => equalShares(miscounted, [20n], 10n)).to.throw('more than the budget');
  });

  it('leaves to the exact run what amounts that are equal decide', () => {
    const profile = { optionCount: 2, voters: 2, groups: [{ points: [1, 1], voters: 2, weight: 2 }] };
    const election = electionOf(profile, [6n, 4n], [2, 2]);
    expect(certainRun(election, { share: 10n, denominator: 2n })).to.equal(undefined);
    expect(runEqualShares(election, { share: 10n, denominator: 2n }).purchases).to.have.length(2);
  });
});

import { expect } from 'chai';
import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { supportersOf, tallyOf, type Profile } from '@patto/protocol/ballots/rules/profile';
import { decimal, sharesReasons } from '../../dapp/src/entities/ballot/modes/equalShares/outcomeReasons.ts';
import { greedyReasons } from '../../dapp/src/entities/ballot/modes/greedyBudget/outcomeReasons.ts';
import { pluralityReasons } from '../../dapp/src/entities/ballot/modes/plurality/outcomeReasons.ts';

describe('why one option and not another', () => {
  it('says who won, by how many points, and that a tie is a tie', () => {
    expect(pluralityReasons([5, 3, 0])).to.eql([
      { kind: 'won', points: 5, tied: false },
      { kind: 'lost', points: 3, behind: 2 },
      { kind: 'noVotes' },
    ]);
    expect(pluralityReasons([2, 2])[1]).to.eql({ kind: 'won', points: 2, tied: true });
  });

  it('says how much was left at the turn of each project', () => {
    expect(greedyReasons([9, 8, 7, 0], [600, 500, 300, 1], 1000)).to.eql([
      { kind: 'fitted', points: 9, rank: 1, cost: 600, left: 1000 },
      { kind: 'passedOver', points: 8, rank: 2, cost: 500, left: 400 },
      { kind: 'fitted', points: 7, rank: 3, cost: 300, left: 400 },
      { kind: 'noVotes' },
    ]);
  });

  it('says what supporters paid together, and what they lacked', () => {
    const group = (points: number[], voters: number) => ({ points, voters, weight: voters });
    const profile: Profile = {
      optionCount: 3,
      voters: 4,
      groups: [group([1, 0, 0], 3), group([0, 1, 0], 1)],
    };
    const costs = [60, 90, 50];
    const result = equalShares(profile, costs.map(BigInt), 100n);
    expect(tallyOf(profile)).to.eql([3, 1, 0]);
    const reasons = sharesReasons(result, supportersOf(profile), costs);
    expect(reasons[0]).to.include({
      kind: 'bought',
      round: 1,
      supporters: 3,
      cost: 60,
      each: 20,
      gaveAll: 0,
    });
    expect(reasons[1]).to.include({ kind: 'outOfReach', supporters: 1, cost: 90 });
    const missing = reasons[1]?.kind === 'outOfReach' ? reasons[1].missing + reasons[1].available : 0;
    expect(missing).to.equal(90);
    expect(reasons[2]).to.eql({ kind: 'noVotes' });
  });

  it('reads fractions far beyond a number’s range', () => {
    const huge = 10n ** 40n;
    expect(decimal({ numerator: 5n * huge, denominator: 2n * huge })).to.equal(2.5);
  });
});

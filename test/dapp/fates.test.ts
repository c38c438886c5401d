import { expect } from 'chai';
import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { supportersOf, tallyOf, type Profile } from '@patto/protocol/ballots/rules/profile';
import { decimal, sharesFates } from '../../dapp/src/entities/ballot/modes/equalShares/fates.ts';
import { greedyFates } from '../../dapp/src/entities/ballot/modes/greedyBudget/fates.ts';
import { pluralityFates } from '../../dapp/src/entities/ballot/modes/plurality/fates.ts';

describe('why one option and not another', () => {
  it('says who won, by how many points, and that a tie is a tie', () => {
    expect(pluralityFates([5, 3, 0])).to.eql([
      { kind: 'won', points: 5, tied: false },
      { kind: 'lost', points: 3, behind: 2 },
      { kind: 'noVotes' },
    ]);
    expect(pluralityFates([2, 2])[1]).to.eql({ kind: 'won', points: 2, tied: true });
  });

  it('says how much was left at the turn of each project', () => {
    expect(greedyFates([9, 8, 7, 0], [600, 500, 300, 1], 1000)).to.eql([
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
    const fates = sharesFates(result, supportersOf(profile), costs);
    expect(fates[0]).to.include({ kind: 'bought', round: 1, supporters: 3, cost: 60, each: 20, gaveAll: 0 });
    expect(fates[1]).to.include({ kind: 'outOfReach', supporters: 1, cost: 90 });
    const missing = fates[1]?.kind === 'outOfReach' ? fates[1].missing + fates[1].available : 0;
    expect(missing).to.equal(90);
    expect(fates[2]).to.eql({ kind: 'noVotes' });
  });

  it('reads fractions far beyond a number’s range', () => {
    const huge = 10n ** 40n;
    expect(decimal({ numerator: 5n * huge, denominator: 2n * huge })).to.equal(2.5);
  });
});

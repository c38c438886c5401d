import { expect } from 'chai';
import { approval, cumulative, quadratic, score, singleChoice } from '@patto/protocol/ballots/modes';
import {
  emptyDraft,
  isScore,
  limitOf,
  mostPoints,
  parseDraft,
  standing,
  toggled,
  withPoints,
} from '../../dapp/src/features/voting/model/draft.ts';

describe('a draft before signing', () => {
  it('takes the other option back where only one may be chosen', () => {
    const mode = singleChoice({ optionCount: 3 });
    const first = toggled(emptyDraft(mode), 0, mode);
    expect(toggled(first, 2, mode)).to.deep.equal([0, 0, 1]);
    expect(toggled(first, 0, mode)).to.deep.equal([0, 0, 0]);
  });

  it('says how many choices are left, what is spent, and what the chosen projects cost', () => {
    const mode = approval({ optionCount: 4, maxChoices: 3 });
    const draft = [1, 0, 1, 0];
    expect(standing(draft, mode, [600, 5000, 146, 1])).to.include({
      chosen: 2,
      choicesLeft: 1,
      spent: 2,
      pointsLeft: 1,
      money: 746,
      problem: undefined,
    });
    expect(standing(emptyDraft(mode), mode, [])).to.have.nested.property('problem.kind', 'tooFewChoices');
  });

  it('counts squares where points cost their square', () => {
    const mode = quadratic({ optionCount: 3, points: 10 });
    const draft = [2, 1, 0];
    expect(standing(draft, mode, [])).to.include({ spent: 5, pointsLeft: 5 });
    expect(mostPoints(draft, 0, mode)).to.equal(3);
    expect(mostPoints(draft, 2, mode)).to.equal(2);
  });

  it('names the limit that keeps an option from another point', () => {
    const points = cumulative({ optionCount: 3, points: 5, maxPerOption: 3, maxChoices: 2 });
    expect(limitOf([3, 0, 0], 0, points)).to.equal('perOption');
    expect(limitOf([1, 1, 0], 2, points)).to.equal('choices');
    expect(limitOf([3, 2, 0], 1, points)).to.equal('points');
    expect(limitOf([1, 1, 0], 1, points)).to.equal(undefined);
  });

  it('lets every option of a score ballot reach its most', () => {
    const mode = score({ optionCount: 3, maxPerOption: 5 });
    expect(mostPoints([5, 5, 0], 2, mode)).to.equal(5);
    expect(isScore(mode)).to.equal(true);
    expect(isScore(cumulative({ optionCount: 3, points: 5, maxPerOption: 5, maxChoices: 3 }))).to.equal(
      false,
    );
    expect(isScore(quadratic({ optionCount: 3, points: 10 }))).to.equal(false);
  });

  it('takes back a kept draft only where it fits the ballot', () => {
    const mode = approval({ optionCount: 3 });
    expect(parseDraft([1, 0, 1], mode)).to.deep.equal([1, 0, 1]);
    for (const wrong of [undefined, [1, 0], [1, 0, 2], [1, 0, -1], [1, 0, '1'], { 0: 1 }]) {
      expect(parseDraft(wrong, mode)).to.equal(undefined);
    }
  });

  it('sets points without touching the other options', () => {
    expect(withPoints([1, 2, 3], 1, 0)).to.deep.equal([1, 0, 3]);
  });
});

import { expect } from 'chai';
import type { RecordedMode } from '../../dapp/src/entities/ballot/recordedMode.ts';
import { chosenOptions } from '../../dapp/src/features/me/chosenOptions.ts';

const approval: RecordedMode = {
  optionCount: 3,
  minChoices: 0,
  maxChoices: 3,
  maxPerOption: 1,
  points: 3,
  costExponent: 1,
  weighted: false,
  rule: 'GreedyBudget',
  quorum: 0,
};
const titles = ['Una panchina', 'Una fontana', 'Una siepe'];

describe('what I chose, from the record', () => {
  it('is told in the ballot’s words and order', () => {
    expect(chosenOptions('0x05', approval, titles)).to.deep.equal([
      { option: 0, points: 1, title: 'Una panchina' },
      { option: 2, points: 1, title: 'Una siepe' },
    ]);
  });

  it('keeps the points on each option', () => {
    const points = { ...approval, maxPerOption: 255, points: 10 };
    expect(chosenOptions('0x040006', points, titles)).to.deep.equal([
      { option: 0, points: 6, title: 'Una panchina' },
      { option: 2, points: 4, title: 'Una siepe' },
    ]);
  });

  it('is still told by number without the words, and a blank vote chose nothing', () => {
    expect(chosenOptions('0x02', approval, undefined)).to.deep.equal([
      { option: 1, points: 1, title: undefined },
    ]);
    expect(chosenOptions('0x', approval, titles)).to.deep.equal([]);
    expect(chosenOptions('0x00', approval, titles)).to.deep.equal([]);
  });
});

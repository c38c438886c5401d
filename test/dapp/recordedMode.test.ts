import { expect } from 'chai';
import * as v from 'valibot';
import { modeOf, RecordedRule, type RecordedMode } from '../../dapp/src/entities/ballot/recordedMode.ts';

const recorded: RecordedMode = {
  optionCount: 3,
  minChoices: 1,
  maxChoices: 3,
  maxPerOption: 1,
  points: 3,
  costExponent: 1,
  weighted: false,
  rule: 'EqualShares',
  quorum: 0,
};

describe('a ballot’s rule from the index', () => {
  it('is one that this dapp knows', () => {
    expect(v.parse(RecordedRule, 'EqualShares')).to.equal('EqualShares');
    expect(modeOf(recorded)).to.deep.equal(recorded);
  });

  it('is said to be unknown where index or dapp is too old, so that the ballot is not told by another', () => {
    for (const name of ['Unknown', 'Schulze', 'toString']) {
      expect(v.parse(RecordedRule, name)).to.equal('Unknown');
    }
    expect(modeOf({ ...recorded, rule: 'Unknown' })).to.equal(undefined);
  });
});

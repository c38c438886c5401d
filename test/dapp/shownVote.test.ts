import { singleChoice } from '@patto/protocol/ballots/modes';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { expect } from 'chai';
import { toHex } from 'viem';
import { shownVote } from '../../dapp/src/features/voting/model/shownVote.ts';

const mode = singleChoice({ optionCount: 3, quorum: 0 });
const own = '0xaa';
const others = '0xbb';
const chosenNow = [0, 1, 0];
const chosenBefore = [1, 0, 0];

const pending = { status: 'recorded', fact: { points: chosenNow }, hash: own, block: 8 } as const;
const byEffect = { ...pending, byEffect: true, fact: { points: [...chosenNow] } };
const inIndex = {
  choices: toHex(encodeChoices(chosenBefore, mode)),
  batch: { transaction: others, block: 7 },
} as const;

describe('The vote that a person is shown as hers', () => {
  it('is what the index has, whatever this device sent', () => {
    expect(shownVote(inIndex, byEffect, mode)).to.eql({
      state: 'listed',
      points: chosenBefore,
      transaction: others,
      block: 7,
    });
  });

  it('is what this device sent, where its own transaction is in a block', () => {
    const sent = { ...pending, fact: { points: [...chosenNow] } };
    expect(shownVote(null, sent, mode)).to.eql({
      state: 'recorded',
      points: chosenNow,
      transaction: own,
      block: 8,
    });
    expect(shownVote(null, { ...sent, status: 'sent' }, mode).state).to.equal('sent');
  });

  it('is not said to be what this device sent, where an earlier vote may be the one that counts', () => {
    expect(shownVote(null, byEffect, mode)).to.eql({ state: 'unknown' });
    expect(shownVote(undefined, byEffect, mode)).to.eql({ state: 'unknown' });
  });

  it('is unknown on another device until the index has it', () => {
    expect(shownVote(null, undefined, mode)).to.eql({ state: 'unknown' });
  });
});

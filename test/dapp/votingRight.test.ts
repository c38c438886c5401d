import { expect } from 'chai';
import { votingRight } from '../../dapp/src/features/voting/model/right.ts';
import { timeDistance } from '../../dapp/src/shared/language/timeDistance.ts';

const open = { phase: 'Open', start: 100 } as const;
const member = {
  joinedAt: 50,
  leftAt: 0,
  previous: undefined,
  moved: false,
  lost: false,
  ended: false,
  keepsVote: false,
  voted: false,
};

describe('whether a person may vote', () => {
  it('is what the contract would say', () => {
    expect(votingRight(member, open)).to.equal('may');
    expect(votingRight({ ...member, voted: true }, open)).to.equal('voted');
    expect(votingRight(undefined, open)).to.equal('notMember');
    expect(votingRight({ ...member, joinedAt: 0 }, open)).to.equal('notMember');
    expect(votingRight({ ...member, leftAt: 90 }, open)).to.equal('left');
    expect(votingRight({ ...member, leftAt: 90, moved: true }, open)).to.equal('moved');
    const lost = { ...member, leftAt: 120, moved: true, lost: true, keepsVote: true };
    expect(votingRight(lost, open)).to.equal('may');
    expect(votingRight({ ...lost, leftAt: 100 }, open)).to.equal('moved');
    const ended = { ...member, leftAt: 120, ended: true, keepsVote: true };
    expect(votingRight(ended, open)).to.equal('may');
    expect(votingRight(ended, { phase: 'Scheduled', start: 200 })).to.equal('ended');
    expect(votingRight({ ...member, joinedAt: 100 }, open)).to.equal('may');
    expect(votingRight({ ...member, joinedAt: 101 }, open)).to.equal('memberAfterStart');
  });

  it('is no before the start and after the end, and who voted still sees the vote', () => {
    expect(votingRight(member, { phase: 'Scheduled', start: 100 })).to.equal('notOpen');
    expect(votingRight(member, { phase: 'Ended', start: 100 })).to.equal('notOpen');
    expect(votingRight({ ...member, voted: true }, { phase: 'Final', start: 100 })).to.equal('voted');
  });
});

describe('how long until something', () => {
  const hour = 3600;
  it('is said in the largest unit that still says enough', () => {
    expect(timeDistance(47 * hour, 0)).to.eql({ value: 47, unit: 'hour' });
    expect(timeDistance(48 * hour, 0)).to.eql({ value: 2, unit: 'day' });
    expect(timeDistance(20 * 24 * hour, 0)).to.eql({ value: 20, unit: 'day' });
    expect(timeDistance(-21 * 24 * hour, 0)).to.eql({ value: -3, unit: 'week' });
    expect(timeDistance(90 * 60, 0)).to.eql({ value: 90, unit: 'minute' });
  });

  it('never says zero minutes', () => {
    expect(timeDistance(10, 0)).to.eql({ value: 1, unit: 'minute' });
    expect(timeDistance(-10, 0)).to.eql({ value: -1, unit: 'minute' });
  });
});

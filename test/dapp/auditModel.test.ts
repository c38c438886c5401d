import { expect } from 'chai';
import { holders } from '@patto/protocol/audit/roleChanges';
import {
  announcedChangeOf,
  roleChangeOf,
  type RoleRow,
} from '../../dapp/src/features/audit/model/indexed.ts';
import { boundsOf, touches } from '../../dapp/src/features/audit/model/period.ts';

describe('the rows of the index', () => {
  it('become the rights that the command follows', () => {
    const row: RoleRow = {
      role: 'steward',
      account: '0xA',
      granted: true,
      executionDelay: null,
      municipality: { number: 1 },
      commons: { number: 4 },
      block: 7,
      transaction: '0x01',
      timestamp: 70,
    };
    const [held] = holders([roleChangeOf(row), roleChangeOf({ ...row, role: 'admin', granted: false })]);
    const since = { block: 7, transaction: '0x01', timestamp: 70 };
    expect(held).to.eql({ role: 'steward', account: '0xA', municipality: 1, commons: 4, since });
    const over = roleChangeOf({ ...row, municipality: null, commons: null, executionDelay: 60 });
    expect(over).to.include({ delay: 60 }).and.not.to.have.any.keys('municipality', 'commons');
  });

  it('become changes that wait until they are ended', () => {
    const row = {
      id: '0x01',
      state: 'Scheduled',
      caller: '0xA',
      target: '0xB',
      executableFrom: 100,
      block: 7,
      transaction: '0x01',
      timestamp: 70,
    } as const;
    expect(announcedChangeOf(row)).to.eql({
      id: '0x01',
      target: '0xB',
      by: '0xA',
      notBefore: 100,
      state: 'waiting',
      at: { block: 7, transaction: '0x01', timestamp: 70 },
    });
    expect(announcedChangeOf({ ...row, state: 'Executed' }).state).to.equal('executed');
  });
});

describe('the period of an audit', () => {
  it('holds both its days, and is open where nothing is given', () => {
    const day = { from: '2026-03-02', to: '2026-03-02' };
    const { first, last } = boundsOf(day);
    expect(last - first).to.equal(86_399);
    expect(touches(day, first - 10, first)).to.equal(true);
    expect(touches(day, last + 1, last + 9)).to.equal(false);
    expect(touches({ from: '', to: '' }, 0, 1)).to.equal(true);
  });
});

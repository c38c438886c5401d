import { expect } from 'chai';
import { boundsOf, touches } from '../../dapp/src/features/audit/model/period.ts';
import { concerns, holders, type RoleEvent } from '../../dapp/src/features/audit/model/roles.ts';

const event = (
  role: string,
  account: string,
  granted: boolean,
  more: Partial<RoleEvent> = {},
): RoleEvent => ({
  role,
  account,
  granted,
  municipality: null,
  commons: null,
  timestamp: 0,
  ...more,
});

describe('the roles of an audit', () => {
  it('are held by whom they were given to last, each commons apart', () => {
    const one = { municipality: { number: 1 }, commons: { number: 4 } };
    const other = { municipality: { number: 1 }, commons: { number: 5 } };
    const held = holders([
      event('steward', '0xA', true, one),
      event('steward', '0xA', true, other),
      event('steward', '0xa', false, one),
      event('guardian', '0xB', true),
      event('guardian', '0xB', false),
      event('guardian', '0xB', true, { timestamp: 9 }),
    ]);
    expect(held.map(({ role, commons, timestamp }) => [role, commons?.number, timestamp])).to.eql([
      ['steward', 5, 0],
      ['guardian', undefined, 9],
    ]);
  });

  it('are those of the municipality and those over the contracts of all', () => {
    expect(concerns(event('admin', '0xA', true), 1)).to.equal(true);
    expect(concerns(event('issuer', '0xA', true, { municipality: { number: 1 } }), 1)).to.equal(true);
    expect(concerns(event('issuer', '0xA', true, { municipality: { number: 2 } }), 1)).to.equal(false);
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

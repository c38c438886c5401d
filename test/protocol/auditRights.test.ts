import { expect } from 'chai';
import { abis } from '@patto/protocol/generated/abis';
import { rightsEvents } from '@patto/protocol/audit/rightsEvents';
import { expire, type Announced } from '@patto/protocol/audit/announced';
import { holders, type RoleChange } from '@patto/protocol/audit/roleChanges';
import { concerns } from '@patto/protocol/audit/scope';
import { unindexed } from '../../scripts/generate/dataSources.ts';

const at = { block: 0, transaction: '0x00' } as const;

const change = (
  role: string,
  account: `0x${string}`,
  granted: boolean,
  more: Partial<RoleChange> = {},
): RoleChange => ({ role, account, change: granted ? 'granted' : 'removed', at, ...more });

/** Votes, results, memberships of one's own, and what the index leaves aside too. */
const nobodysPower = [
  ...['MemberLeft', 'MemberRejoined', 'MoveVetoed', 'GuardSet', 'VotesCast', 'VotesSkipped'],
  ...['ResultProposed', 'ResultContested', 'ResultEndorsed', 'ResultFinalized', 'ExecutedForwardRequest'],
  ...unindexed.filter((name) => !(name in rightsEvents)),
];

describe('the rights of an audit', () => {
  it('follow from every event that is not known to be nobody’s power over others', () => {
    const events = Object.values(abis).flatMap((abi) =>
      abi.flatMap((item) => (item.type === 'event' ? [item.name] : [])),
    );
    const placed = [...Object.keys(rightsEvents), ...nobodysPower];
    expect([...new Set<string>(events)].sort()).to.deep.equal(placed.sort());
  });

  it('are held by whom they were given to last, each commons apart', () => {
    const one = { municipality: 1, commons: 4 };
    const other = { municipality: 1, commons: 5 };
    const held = holders([
      change('steward', '0xA', true, one),
      change('steward', '0xA', true, other),
      change('steward', '0xa', false, one),
      change('guardian', '0xB', true),
      change('guardian', '0xB', false),
      change('guardian', '0xB', true, { at: { ...at, block: 9 } }),
    ]);
    expect(held.map(({ role, commons, since }) => [role, commons, since.block])).to.eql([
      ['steward', 5, 0],
      ['guardian', undefined, 9],
    ]);
  });

  it('stand since they were given, by the terms that were set last', () => {
    const later = { at: { ...at, block: 9 } };
    const [held, ...others] = holders([
      change('upgrader', '0xA', true, { delay: 60 }),
      change('upgrader', '0xA', true, { delay: 90, ...later }),
    ]);
    expect(others).to.eql([]);
    expect(held).to.eql({ role: 'upgrader', account: '0xA', delay: 90, since: at });
    const [free] = holders([change('upgrader', '0xA', true, { delay: 60 }), change('upgrader', '0xA', true)]);
    expect(free).not.to.have.property('delay');
  });

  it('are those of the municipality and those over the contracts of all', () => {
    expect(concerns({}, 1)).to.equal(true);
    expect(concerns({ municipality: 1 }, 1)).to.equal(true);
    expect(concerns({ municipality: 1, commons: 4 }, 1)).to.equal(true);
    expect(concerns({ municipality: 2 }, 1)).to.equal(false);
  });
});

describe('an announced change', () => {
  it('waits until it is ended, or can no longer be carried out', () => {
    const changes: Pick<Announced, 'state' | 'notBefore'>[] = [
      { state: 'waiting', notBefore: 100 },
      { state: 'executed', notBefore: 100 },
    ];
    const statesAt = (now: number, expiration = 50) =>
      expire(changes, expiration, now).map(({ state }) => state);
    expect(statesAt(149)).to.eql(['waiting', 'executed']);
    expect(statesAt(150)).to.eql(['expired', 'executed']);
    expect(statesAt(1e10, Infinity)).to.eql(['waiting', 'executed']);
  });
});

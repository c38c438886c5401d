import { expect } from 'chai';
import { filterBallots, groupBallots } from '../../dapp/src/features/ballots/model/ballotList.ts';
import { phaseOf } from '@patto/protocol/ballots/phase';
import { phaseAt } from '../../dapp/src/entities/ballot/phase.ts';

const ballot = (number: number, start: number, end: number, state: 'Opened' | 'Final' = 'Opened') => ({
  number,
  start,
  end,
  state,
  result: null,
  title: `Question ${number}`,
  commonsName: number % 2 === 0 ? 'Giardino' : 'Κήπος Ναυαρίνου',
  commonsNumber: number % 2,
  municipalityId: '0x00000001',
});

describe('the list of ballots', () => {
  it('counts votes after the start, up to and including the end', () => {
    const at = (now: number) => phaseAt({ start: 10, end: 20, state: 'Opened', result: null }, now);
    expect([at(10), at(11), at(20), at(21)]).to.eql(['Scheduled', 'Open', 'Open', 'Ended']);
  });

  it('says of a result that is tied that it is, from the end of endorsing up to the reopened round', () => {
    const at = (now: number, tied: number) =>
      phaseAt({ start: 10, end: 20, state: 'Proposed', result: { challengeEnd: 100, tied } }, now);
    expect([at(100, 2), at(101, 2), at(101, 1)]).to.eql(['Proposed', 'Tied', 'Proposed']);
    expect([at(100 + 14 * 86_400, 2), at(101 + 14 * 86_400, 2)]).to.eql(['Tied', 'Proposed']);
  });

  it('reads the phases of the contract', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(phaseOf)).to.eql([
      undefined,
      'Scheduled',
      'Cancelled',
      'Open',
      'Ended',
      'Proposed',
      'Tied',
      'Final',
    ]);
  });

  it('puts the ballot that closes next first, and past ones newest first', () => {
    const ballots = [
      ballot(1, 0, 50),
      ballot(2, 0, 40),
      ballot(3, 90, 99),
      ballot(4, 0, 5, 'Final'),
      ballot(5, 0, 9, 'Final'),
    ];
    const groups = groupBallots(ballots, 20);
    expect(groups.open.map(({ number }) => number)).to.eql([2, 1]);
    expect(groups.scheduled.map(({ number }) => number)).to.eql([3]);
    expect(groups.ended.map(({ number }) => number)).to.eql([5, 4]);
  });

  it('finds a ballot by its commons, without accents', () => {
    const ballots = [ballot(1, 0, 1), ballot(2, 0, 1)];
    const found = filterBallots(ballots, {
      search: 'κηπος',
      municipalityId: undefined,
      commonsNumber: undefined,
    });
    expect(found.map(({ number }) => number)).to.eql([1]);
  });
});

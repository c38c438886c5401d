import { expect } from 'chai';
import { selectedOptions, selectionMask } from '@patto/protocol/ballots/rules/selection';
import type { CountedBallot } from '../../dapp/src/entities/ballot/countedBallot.ts';
import { fundingOf } from '../../dapp/src/entities/ballot/modes/funding.ts';
import { highestStanding } from '../../dapp/src/entities/ballot/modes/plurality/standing.ts';
import { resultCsv } from '../../dapp/src/features/results/model/resultCsv.ts';
import { orderRows, resultRows, turnoutOf } from '../../dapp/src/features/results/model/resultFacts.ts';

const budget: CountedBallot = {
  votes: 30,
  members: 120,
  quorum: 0,
  tally: [12n, 20n, 3n],
  supporters: [12, 20, 3],
  costs: [500, 400, 300],
  budget: 1000,
  selected: 0b011n,
};

describe('the facts of a result', () => {
  it('says how many projects are funded, for how much, and who voted', () => {
    expect(fundingOf(budget)).to.eql({ kind: 'funded', options: [0, 1], cost: 900 });
    expect(turnoutOf(budget).share).to.equal(0.25);
    expect(fundingOf({ ...budget, selected: undefined }).kind).to.equal('waiting');
    expect(fundingOf({ ...budget, selected: 0n }).kind).to.equal('nothingFunded');
    expect(turnoutOf(budget).anybody).to.equal(true);
    expect(turnoutOf({ ...budget, votes: 0 }).anybody).to.equal(false);
  });

  it('names a tie as a tie, and who leads before there is a result', () => {
    const tally = [5n, 5n, 1n];
    expect(highestStanding({ tally, selected: 0b011n })).to.eql({ kind: 'tie', options: [0, 1] });
    expect(highestStanding({ tally, selected: undefined })).to.eql({ kind: 'leading', options: [0, 1] });
    expect(highestStanding({ tally, selected: 0b100n }).kind).to.equal('winner');
  });

  it('is nobody’s where all votes are blank', () => {
    const none = { kind: 'none', options: [] };
    expect(highestStanding({ tally: [0n, 0n], selected: 0n })).to.eql(none);
    expect(highestStanding({ tally: [0n, 0n], selected: undefined })).to.eql(none);
  });

  it('says when the quorum is missed', () => {
    expect(turnoutOf({ ...budget, quorum: 31 }).quorumMet).to.equal(false);
    expect(turnoutOf({ ...budget, quorum: 30 }).quorumMet).to.equal(true);
  });

  it('reads and writes the word of selected options, 255 of them', () => {
    expect(selectedOptions(1n << 254n)).to.eql([254]);
    expect(selectionMask([0, 254])).to.equal((1n << 254n) | 1n);
  });

  it('orders the table, ties by the number on the ballot', () => {
    const rows = resultRows({ ...budget, tally: [7n, 20n, 7n] });
    expect(rows.map(({ option }) => option)).to.eql([1, 0, 2]);
    const names = ['b', 'a10', 'a2'];
    expect(orderRows(rows, 'name', false, names, 'en').map(({ option }) => option)).to.eql([2, 1, 0]);
    expect(orderRows(rows, 'cost', true, names, 'en').map(({ option }) => option)).to.eql([0, 1, 2]);
  });

  it('writes a file that spreadsheets read and do not run', () => {
    const names = ['=1+1', 'a "quoted", name', ' ＝1;2'];
    const texts = { names, references: ['24', undefined, '7'], currency: 'EUR' };
    const csv = resultCsv(resultRows(budget), texts, 'en');
    expect(csv.startsWith('\uFEFFoption,')).to.equal(true);
    expect(csv).to.contain(`2,,"a ""quoted"", name",20,20,400,1\r\n`);
    expect(csv).to.contain(`1,24,'=1+1,12,12,500,1\r\n`);
    expect(csv).to.contain(`3,7,"' ＝1;2",`);
    const unknown = resultCsv(resultRows({ ...budget, costs: undefined }), texts, 'en');
    expect(unknown).to.contain(`20,20,,1\r\n`);
    for (const language of ['it', 'el', 'fr']) {
      const own = resultCsv(resultRows(budget), texts, language);
      expect(own, language).to.contain(`1;24;'=1+1;12;12;500;1\r\n`);
      const cents = resultRows({ ...budget, costs: [550, 400, 300] });
      expect(resultCsv(cents, { ...texts, currency: 'EUR/100' }, language)).to.contain(
        `1;24;'=1+1;12;12;"5,5";1\r\n`,
      );
    }
  });
});

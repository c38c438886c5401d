import { expect } from 'chai';
import { ResultRule } from '@patto/protocol/ballots/resultRule';
import { resultCsv } from '../../dapp/src/features/results/model/resultCsv.ts';
import {
  orderRows,
  resultRows,
  resultSentence,
  selectedOptions,
  selectedWord,
  type CountedBallot,
} from '../../dapp/src/features/results/model/resultFacts.ts';

const budget: CountedBallot = {
  rule: ResultRule.EqualShares,
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
    expect(resultSentence(budget)).to.include({ kind: 'funded', cost: 900, budget: 1000, turnout: 0.25 });
    expect(resultSentence(budget).options).to.eql([0, 1]);
    expect(resultSentence({ ...budget, selected: undefined }).kind).to.equal('waiting');
    expect(resultSentence({ ...budget, selected: 0n }).kind).to.equal('nothingFunded');
    expect(resultSentence({ ...budget, votes: 0 }).kind).to.equal('noVotes');
  });

  it('names a tie as a tie, and who leads before there is a result', () => {
    const plurality = { ...budget, rule: ResultRule.Plurality, tally: [5n, 5n, 1n], selected: 0b011n };
    expect(resultSentence(plurality)).to.deep.include({ kind: 'tie', options: [0, 1] });
    expect(resultSentence({ ...plurality, selected: undefined })).to.deep.include({
      kind: 'leading',
      options: [0, 1],
    });
    expect(resultSentence({ ...plurality, selected: 0b100n }).kind).to.equal('winner');
  });

  it('says when the quorum is missed', () => {
    expect(resultSentence({ ...budget, quorum: 31 }).quorumMet).to.equal(false);
    expect(resultSentence({ ...budget, quorum: 30 }).quorumMet).to.equal(true);
  });

  it('reads and writes the word of selected options, 64 of them', () => {
    expect(selectedOptions(1n << 63n, 64)).to.eql([63]);
    expect(selectedWord([0, 63])).to.equal((1n << 63n) | 1n);
  });

  it('orders the table, ties by the number on the ballot', () => {
    const rows = resultRows({ ...budget, tally: [7n, 20n, 7n] });
    expect(rows.map(({ option }) => option)).to.eql([1, 0, 2]);
    const names = ['b', 'a10', 'a2'];
    expect(orderRows(rows, 'name', false, names, 'en').map(({ option }) => option)).to.eql([2, 1, 0]);
    expect(orderRows(rows, 'cost', true, names, 'en').map(({ option }) => option)).to.eql([0, 1, 2]);
  });

  it('writes a file that spreadsheets read and do not run', () => {
    const csv = resultCsv(resultRows(budget), ['=1+1', 'a "quoted", name', 'plain'], ['24', undefined, '7']);
    expect(csv.startsWith('\uFEFFoption,')).to.equal(true);
    expect(csv).to.contain(`2,,"a ""quoted"", name",20,20,400,1\r\n`);
    expect(csv).to.contain(`1,24,'=1+1,12,12,500,1\r\n`);
  });
});

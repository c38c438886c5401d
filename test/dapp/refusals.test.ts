import { expect } from 'chai';
import { encodeErrorResult, parseAbi } from 'viem';
import { revertData } from '@patto/protocol/acts/revertData';
import { refusalsOf, sentenceOf } from '../../dapp/src/shared/transactions/refusals.ts';

const boxAbi = parseAbi(['error BoxClosed(uint32 ballot)', 'error BoxJammed()']);
const tableAbi = parseAbi(['error TableFull(uint32 commons)']);
const box = refusalsOf(boxAbi, { BoxClosed: () => 'The box is closed.', BoxJammed: 'prevented' });
const table = refusalsOf(tableAbi, { TableFull: () => 'The table is full.' });

type Sentences = Parameters<typeof refusalsOf<typeof boxAbi>>[1];

const closed = encodeErrorResult({ abi: boxAbi, errorName: 'BoxClosed', args: [7] });
const jammed = encodeErrorResult({ abi: boxAbi, errorName: 'BoxJammed' });
const full = encodeErrorResult({ abi: tableAbi, errorName: 'TableFull', args: [3] });

describe('what a contract refuses', () => {
  it('is told in the sentence of whichever contract of the act knows the error', () => {
    expect(sentenceOf(closed, [table, box])?.()).to.equal('The box is closed.');
    expect(sentenceOf(full, [box, table])?.()).to.equal('The table is full.');
  });

  it('has no sentence of its own where the error is of another contract, none at all, or never to be met', () => {
    expect(sentenceOf(full, [box])).to.equal(undefined);
    expect(sentenceOf('0x', [box, table])).to.equal(undefined);
    expect(sentenceOf('0x12345678', [box, table])).to.equal(undefined);
    expect(sentenceOf(jammed, [box, table])).to.equal(undefined);
  });

  it('is found in whatever a wallet threw: an error, what caused it, or a plain object', () => {
    const plain = { code: -32603, message: 'Internal error', data: { originalError: { data: closed } } };
    expect(revertData(plain)).to.equal(closed);
    expect(revertData(new Error('viem', { cause: plain }))).to.equal(closed);
    expect(revertData({ cause: { cause: { data: full } } })).to.equal(full);
    expect(revertData({ data: '0x' })).to.equal(undefined);
  });

  it('does not compile while an error of the contract is forgotten', () => {
    // The annotations are the test: the compiler takes `true` and `false` only where they are.
    const takesAll: { BoxClosed: () => string; BoxJammed: 'prevented' } extends Sentences ? true : false =
      true;
    const takesSome: { BoxClosed: () => string } extends Sentences ? true : false = false;
    expect([takesAll, takesSome]).to.eql([true, false]);
  });
});

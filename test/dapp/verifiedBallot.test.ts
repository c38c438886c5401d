import { expect } from 'chai';
import type { BallotDocument } from '@patto/protocol/documents/documents';
import { encodeSheet, sheetDigest, sheetOf } from '@patto/protocol/ballots/sheet';
import { bytesToHex } from 'viem';
import { checkText } from '../../dapp/src/entities/ballot/verifiedBallot.ts';
import { voteReceipt } from '../../dapp/src/features/voting/model/voteReceipt.ts';

const document: BallotDocument = {
  version: 1,
  language: 'it',
  commons: 'Orti Generali',
  question: 'Apriamo la domenica?',
  description: '',
  budget: 1000,
  currency: 'EUR',
  options: [
    { label: 'Sì', title: 'Sì, tutte le domeniche', cost: 600 },
    { label: 'No', title: 'No' },
  ],
};
const recorded = { sheetDigest: sheetDigest(sheetOf(document)), optionCount: 2 };

describe('the words of a ballot before anybody signs them', () => {
  it('are taken where they are those that the contract checks', () => {
    const check = checkText(document, recorded);
    if (!('text' in check)) throw new Error(check.problem);
    expect(check.text.sheetBytes).to.equal(bytesToHex(encodeSheet(sheetOf(document))));
    expect(check.text.costs).to.eql([600, 0]);
    expect(check.text.projects[0]).to.include({ option: 0, label: 'Sì', title: 'Sì, tutte le domeniche' });
  });

  it('are refused where one letter or one figure differs', () => {
    const changed = [
      { ...document, question: 'Apriamo la domenica!' },
      { ...document, budget: 1001 },
      { ...document, options: document.options.toReversed() },
    ];
    for (const other of changed) expect(checkText(other, recorded)).to.eql({ problem: 'sheetMismatch' });
  });

  it('are refused where the number of options differs, or a limit is broken', () => {
    expect(checkText(document, { ...recorded, optionCount: 3 })).to.eql({ problem: 'optionCount' });
    const twice = {
      ...document,
      options: [
        { label: 'Sì', title: 'a' },
        { label: 'Sì', title: 'b' },
      ],
    };
    expect(checkText(twice, recorded)).to.eql({ problem: 'malformed' });
  });
});

describe('the receipt of a vote', () => {
  it('leaves out what is not known, and writes the word of choices in full', () => {
    const receipt = voteReceipt({
      chainId: 31337,
      ballotBox: '0x0000000000000000000000000000000000000001',
      ballot: 7,
      commons: 'Orti Generali',
      question: 'Apriamo la domenica?',
      choice: 'Sì',
      choices: 1n << 200n,
      points: [1, 0],
      voter: '0x0000000000000000000000000000000000000002',
      signature: undefined,
    });
    expect(receipt).to.not.have.any.keys('signature', 'transaction', 'block');
    expect(BigInt(receipt.choices)).to.equal(1n << 200n);
    expect(JSON.parse(JSON.stringify(receipt))).to.eql(receipt);
  });
});

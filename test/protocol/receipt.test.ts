import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { approval } from '@patto/protocol/ballots/modes';
import { parseReceipt, ReceiptError } from '@patto/protocol/recount/parseReceipt';
import { receiptText, recountReceipt } from '@patto/protocol/recount/receipt';
import type { Difference, RecountReport } from '@patto/protocol/recount/report';

const place = { block: 40, transaction: `0x${'ab'.repeat(32)}`, logIndex: 3, position: 1 } as const;
const differences: Difference[] = [
  { kind: 'tally', expected: '9', found: '10', option: 3 },
  { kind: 'sentChoices', place, member: 1, expected: '0xd8', found: '0x2d8' },
  { kind: 'opening', expected: '5', found: '6', field: 'end', place: { ...place } },
];

const report: RecountReport = {
  equal: false,
  differences,
  differenceCount: 2_000,
  chainId: 31_337,
  contracts: {
    // Lower case here, with its checksum in the receipt: networks are described by hand.
    ballotBox: '0x5fbdb2315678afecb367f032d93f642f64180aa3',
    membership: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
    reputation: '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0',
  },
  ballotId: 7,
  commonsId: 2,
  mode: approval({ optionCount: 4 }),
  phase: 'Tied',
  votes: 10,
  members: 12,
  carriedVotes: 2,
  voteDigest: 0xabcn,
  sheetDigest: `0x${'cd'.repeat(32)}`,
  tally: [1, 2, 3, 10],
  supporters: [1, 2, 3, 10],
  result: {
    state: 'counted',
    selected: [3],
    cost: 2n ** 60n,
    stored: { selected: [2], cost: 5n, final: false, candidates: [], tieBroken: false },
    quorumMet: true,
    equalShares: undefined,
  },
  signatures: { recovered: 8, own: 1, byContract: 1, unreadable: 0 },
  sheet: undefined,
  fromBlock: 1,
  toBlock: 44,
  blockHash: `0x${'ef'.repeat(32)}`,
  blockTime: 1_700_000_000,
  logDigest: `0x${'12'.repeat(32)}`,
  logs: 20,
  bytes: 4_000,
};

describe('the receipt of a recount', () => {
  it('says all that was found, and reads back as it was written', () => {
    const receipt = recountReceipt(report);
    expect(parseReceipt(receiptText(receipt))).to.deep.equal(receipt);
    expect(receipt).to.deep.include({
      phase: 'Tied',
      recount: 'different',
      voteDigest: `0x${'0'.repeat(37)}abc`,
      signatures: report.signatures,
      differences,
      differenceCount: 2_000,
    });
    expect(receipt.contracts.ballotBox).to.equal('0x5FbDB2315678afecb367f032d93F642f64180aa3');
    expect(receipt.result.cost).to.equal('1152921504606846976');
    expect(receipt.result.onRecord).to.deep.equal({
      selected: [2],
      cost: '5',
      final: false,
      candidates: [],
      tieBroken: false,
    });
  });

  it('is refused where it contradicts itself, is of another version or is no receipt, with the reason', () => {
    const receipt = recountReceipt(report);
    const problemOf = (text: string) => {
      try {
        parseReceipt(text);
      } catch (error) {
        if (error instanceof ReceiptError) return [error.problem, error.message];
        throw error;
      }
      return [];
    };
    const altered = (more: object) => problemOf(JSON.stringify({ ...receipt, ...more }));
    expect(altered({ recount: 'equal' })[1]).to.include('both that it is equal and that it is not');
    expect(altered({ version: 1 })[0]).to.equal('otherVersion');
    expect(altered({ votes: -1 })[1]).to.include('votes');
    expect(altered({ voteDigest: '0xABC' })[1]).to.include('voteDigest');
    expect(altered({ more: 1 })[0]).to.equal('wrongShape');
    expect(problemOf('{"kind":"patto-vote-receipt","version":1}')[0]).to.equal('wrongShape');
    expect(problemOf('receipt')[0]).to.equal('notJson');
  });

  it('is as docs/research.md shows it', async () => {
    const page = await readFile(new URL('../../docs/research.md', import.meta.url), 'utf8');
    const example = /```json\n(\{\n {2}"kind": "patto-recount-receipt"[^`]*)```/.exec(page)?.[1];
    if (example === undefined) throw new Error('docs/research.md shows no receipt');
    // In the documented order too.
    expect(receiptText(parseReceipt(example))).to.equal(receiptText(JSON.parse(example) as never));
    expect(Object.keys(JSON.parse(example) as object)).to.deep.equal(Object.keys(recountReceipt(report)));
  });
});

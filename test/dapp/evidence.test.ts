import { membershipEffect, voteEffect } from '@patto/protocol/acts/effects';
import { expect } from 'chai';
import { type Evidence, evidenceOf, isGone } from '../../dapp/src/shared/transactions/evidence.ts';
import { withConfig } from './support/configured.ts';

const box = '0x00000000000000000000000000000000000000C3';
const sender = '0x00000000000000000000000000000000000000a1';
const hash = `0x${'ab'.repeat(32)}` as const;
const place = { from: sender, nonce: 5 } as const;
const effect = voteEffect(box, { ballotId: 7, memberIndex: 3 });
const sent = { id: 'one', hash, effect, place } as const;
const no = `0x${'0'.repeat(64)}`;

/** A node by what it answers to each method; of a list one after the other, the last again and again. */
function node(answers: Readonly<Record<string, readonly unknown[]>>): void {
  const left = new Map(Object.entries(answers).map(([method, list]) => [method, [...list]]));
  globalThis.fetch = (_, options) => {
    const { method } = JSON.parse(options?.body as string) as { method: string };
    const list = left.get(method) ?? [null];
    const result = list.length > 1 ? list.shift() : list[0];
    return Promise.resolve(Response.json({ jsonrpc: '2.0', id: 1, result }));
  };
}

const nothingOfIt = {
  eth_getTransactionReceipt: [null],
  eth_getTransactionByHash: [null],
  eth_call: [no],
  eth_getTransactionCount: ['0x5'],
  eth_blockNumber: ['0x9'],
};
const receipt = { blockNumber: '0x8', status: '0x1' };

describe('What became of a sent transaction', () => {
  withConfig(box);

  const cases: Readonly<Record<string, [object, Evidence]>> = {
    'is on the record by its own receipt': [
      { eth_getTransactionReceipt: [receipt] },
      { is: 'recorded', block: 8 },
    ],
    'was refused in its block': [
      { eth_getTransactionReceipt: [{ ...receipt, status: '0x0' }] },
      { is: 'reverted', block: 8 },
    ],
    'waits where the node has it': [
      { eth_getTransactionByHash: [{ from: sender, nonce: '0x5' }] },
      { is: 'waiting', place },
    ],
    'is unknown where the node has nothing of it': [{}, { is: 'unknown' }],
    'is on the record by its effect where a sped-up one brought it': [
      { eth_call: [effect.answer], eth_getTransactionCount: ['0x6'] },
      { is: 'effect', block: 9 },
    ],
    'is on the record by its effect where somebody else sent it': [
      { eth_call: [effect.answer] },
      { is: 'effect', block: 9 },
    ],
    'is replaced where its place is taken without its effect': [
      { eth_getTransactionCount: ['0x6'] },
      { is: 'replaced' },
    ],
    'is not replaced by itself, when its block comes between two questions': [
      {
        eth_getTransactionReceipt: [null, receipt],
        eth_getTransactionCount: ['0x6'],
        eth_call: [effect.answer],
      },
      { is: 'recorded', block: 8 },
    ],
  };
  for (const [promise, [told, evidence]] of Object.entries(cases)) {
    it(promise, async () => {
      node({ ...nothingOfIt, ...told });
      expect(await evidenceOf(sent)).to.deep.equal(evidence);
    });
  }

  it('is not known while the node is silent', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('offline'));
    expect(await evidenceOf(sent)).to.deep.equal({ is: 'silence' });
    expect(await isGone({ ...sent, block: 8 })).to.equal(false);
  });

  it('is gone when the chain goes back over its block, or over its effect', async () => {
    node(nothingOfIt);
    expect(await isGone({ ...sent, block: 8 })).to.equal(true);
    expect(await isGone({ ...sent, block: 8, byEffect: true })).to.equal(true);
    node({ ...nothingOfIt, eth_call: [effect.answer] });
    expect(await isGone({ ...sent, block: 8, byEffect: true })).to.equal(false);
  });

  it('shows in the membership for who joins, and in its end for who leaves', () => {
    const subject = { commonsId: 1, account: sender } as const;
    const [joined, left] = [true, false].map((member) => membershipEffect(box, { ...subject, member }));
    expect(joined?.data).to.equal(left?.data);
    expect(joined?.answer).to.equal(effect.answer);
    expect(left?.answer).to.equal(no);
  });
});

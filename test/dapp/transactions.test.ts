import { expect } from 'chai';
import {
  advance,
  isPendingFact,
  isSlow,
  slowAfter,
  stepsOf,
  type TransactionEvent,
  type TransactionRecord,
  wasInterrupted,
  wasLost,
  wasSent,
} from '../../dapp/src/shared/transactions/machine.ts';

const call = { to: '0x0000000000000000000000000000000000000001', data: '0x1234' } as const;
const hash = `0x${'ab'.repeat(32)}` as const;

function started(signsText = true): TransactionRecord {
  return {
    id: 'one',
    kind: 'vote',
    chainId: 31337,
    account: '0x0000000000000000000000000000000000000002',
    subject: { commonsId: 1, ballotId: 1 },
    fact: {},
    signsText,
    status: 'preparing',
    startedAt: 0,
    changedAt: 0,
    tab: 'this',
  };
}

function after(events: readonly TransactionEvent[], record = started()): TransactionRecord {
  return events.reduce((before, event, index) => advance(before, event, (index + 1) * 1000), record);
}

const sent: TransactionEvent[] = [
  { type: 'signing' },
  { type: 'signed', call },
  { type: 'sending' },
  { type: 'sent', hash },
];

const stepStates = (record: TransactionRecord) => stepsOf(record).map(({ state }) => state);

describe('a transaction of the dapp', () => {
  it('goes from signing to the index in four steps that people see', () => {
    expect(stepStates(started())).to.deep.equal(['now', 'next', 'next', 'next']);
    expect(stepStates(after(sent.slice(0, 2)))).to.deep.equal(['done', 'now', 'next', 'next']);
    expect(stepStates(after(sent))).to.deep.equal(['done', 'done', 'now', 'next']);
    const recorded = after([...sent, { type: 'recorded', block: 7 }]);
    expect(stepStates(recorded)).to.deep.equal(['done', 'done', 'done', 'now']);
    const indexed = advance(recorded, { type: 'indexed' }, 9000);
    expect(stepStates(indexed)).to.deep.equal(['done', 'done', 'done', 'done']);
    expect(indexed).to.include({ hash, block: 7, changedAt: 9000 });
  });

  it('counts as signed only when the wallet sent it, where no text is signed first', () => {
    const record = after([{ type: 'signed', call }, { type: 'sending' }], started(false));
    expect(stepStates(record)).to.deep.equal(['now', 'next', 'next', 'next']);
  });

  it('ignores an event that does not follow, so that two tabs can follow one transaction', () => {
    const recorded = after([...sent, { type: 'recorded', block: 7 }]);
    expect(advance(recorded, { type: 'recorded', block: 8 }, 9999)).to.equal(recorded);
    expect(advance(recorded, { type: 'refused' }, 9999)).to.equal(recorded);
    expect(advance(started(), { type: 'indexed' }, 9999).status).to.equal('preparing');
  });

  it('says that nothing was sent when the person refuses to sign or to send', () => {
    for (const events of [sent.slice(0, 1), sent.slice(0, 3)]) {
      const refused = after([...events, { type: 'refused' }]);
      expect(refused.status).to.equal('refused');
      expect(wasSent(refused)).to.equal(false);
      expect(stepStates(refused)).to.include('stopped');
    }
  });

  it('says that something was sent when it failed in a block', () => {
    const failed = after([
      ...sent,
      { type: 'failed', failure: { reason: 'contract', revert: '0x12345678' } },
    ]);
    expect(wasSent(failed)).to.equal(true);
    expect(stepStates(failed)).to.deep.equal(['done', 'done', 'stopped', 'next']);
  });

  it('shows its fact as pending from sending until the index has its block', () => {
    expect(isPendingFact(after(sent.slice(0, 3)))).to.equal(false);
    expect(isPendingFact(after(sent))).to.equal(true);
    expect(isPendingFact(after([...sent, { type: 'recorded', block: 7 }]))).to.equal(true);
    expect(isPendingFact(after([...sent, { type: 'recorded', block: 7 }, { type: 'indexed' }]))).to.equal(
      false,
    );
  });

  it('can be sent again once it is known not to come, and only then', () => {
    expect(wasLost(after(sent))).to.equal(false);
    for (const reason of ['replaced', 'notFound'] as const) {
      const lost = after([...sent, { type: 'failed', failure: { reason } }]);
      expect(isPendingFact(lost)).to.equal(false);
      expect(wasLost(lost)).to.equal(true);
    }
    expect(wasLost(after([...sent, { type: 'failed', failure: { reason: 'contract' } }]))).to.equal(false);
  });

  it('remembers by which place it was sent, and whether another brought its effect', () => {
    const place = { from: '0x0000000000000000000000000000000000000002', nonce: 4 } as const;
    const recorded = after([
      ...sent,
      { type: 'seen', place },
      { type: 'recorded', block: 7, byEffect: true },
    ]);
    expect(recorded).to.deep.include({ status: 'recorded', place, byEffect: true });
  });

  it('is on its way again when the chain went back over its block', () => {
    const back = after([...sent, { type: 'recorded', block: 7 }, { type: 'unrecorded' }]);
    expect(back.status).to.equal('sent');
    expect(after([{ type: 'recorded', block: 9 }], back).block).to.equal(9);
  });

  it('says after 30 seconds in one step that something may be wrong, and never once it has ended', () => {
    const record = after(sent);
    expect(isSlow(record, record.changedAt + slowAfter - 1)).to.equal(false);
    expect(isSlow(record, record.changedAt + slowAfter)).to.equal(true);
    expect(isSlow(after([{ type: 'refused' }]), 1_000_000)).to.equal(false);
  });

  it('is interrupted when its own tab was reloaded before the wallet answered, not while another tab waits', () => {
    const waiting = after(sent.slice(0, 1));
    expect(wasInterrupted(waiting, 'this', 2000)).to.equal(true);
    expect(wasInterrupted(waiting, 'another', 2000)).to.equal(false);
    expect(wasInterrupted(waiting, 'another', 3_600_000)).to.equal(true);
    expect(wasInterrupted(after(sent), 'this', 5000)).to.equal(false);
  });
});

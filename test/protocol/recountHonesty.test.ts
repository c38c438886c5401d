import { expect } from 'chai';
import {
  concat,
  encodeEventTopics,
  keccak256,
  parseEther,
  slice,
  toHex,
  zeroAddress,
  type Address,
  type Hex,
} from 'viem';
import type { Call } from '@patto/protocol/acts/act';
import { forwardCall, forwardCalls } from '@patto/protocol/acts/forwarding';
import { awardReputation } from '@patto/protocol/acts/reputation';
import { finalizeResult, endorseResult } from '@patto/protocol/acts/results';
import { castVote, castVoteFor, castVotes } from '@patto/protocol/acts/votes';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { approval, equalShares, score, singleChoice } from '@patto/protocol/ballots/modes';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import { withVoteTransactions } from '@patto/protocol/recount/fetchTransactions';
import type { BallotRecord } from '@patto/protocol/recount/record';
import { verifyRecord } from '@patto/protocol/recount/verify';
import { encodeSheet, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import { startAnvil, type Anvil } from './support/anvil.ts';
import {
  castBatch,
  deployPatto,
  endBallot,
  joinResidents,
  openBallot,
  openBallotBySheet,
  recountRequest,
  resident,
  signVote,
  type Deployment,
  type OpenBallot,
} from './support/deployment.ts';
import { durations } from '../support/deployment.ts';
import { forwardRequest } from './support/forward.ts';

const mode = approval({ optionCount: 3 });
const sheet: BallotSheet = {
  budget: 0n,
  commons: 'Orto di via Cigna',
  question: 'Che cosa piantiamo?',
  options: ['Meli', 'Peri', 'Fichi'].map((label) => ({ cost: 0n, label })),
};

describe('the recount cannot be made to fail or to cry foul by', function () {
  this.timeout(60_000);
  let chain: Anvil;
  let patto: Deployment;
  let ballot: OpenBallot;

  before(async () => {
    chain = await startAnvil();
    patto = await deployPatto(chain);
    await joinResidents(patto, 0, 8);
  });
  beforeEach(async () => {
    ballot = await openBallot(patto, mode, sheet);
  });
  after(() => chain.stop());

  const recordOf = async ({ ballotId } = ballot): Promise<BallotRecord> =>
    withVoteTransactions(
      chain.publicClient,
      await fetchBallotRecord(chain.publicClient, recountRequest(patto, ballotId)),
    );
  const boxAddress = () => patto.contracts.ballotBox.address;
  const forwarded = (voter: number, call: Call) => forwardRequest(patto, resident(voter), call);
  const cast = (points: readonly number[]) =>
    castVote(boxAddress(), { ballotId: ballot.ballotId, choices: encodeChoices(points, mode) });
  const batch = (entries: Hex, sheetBytes = ballot.sheetBytes) =>
    castVotes(boxAddress(), { ballotId: ballot.ballotId, entries, sheet: sheetBytes });
  const forwardAll = async (requests: Awaited<ReturnType<typeof forwarded>>[]) => {
    const { address } = patto.contracts.forwarder;
    await patto.does(forwardCalls(address, { requests, refunds: patto.admin }), 5_000_000n);
  };
  /** A vote by a resident's own transaction, for this word. */
  const castOwn = async (voter: number, vote: { ballotId: number; choices: bigint }) => {
    const account = resident(voter);
    await chain.client.setBalance({ address: account.address, value: parseEther('1') });
    await patto.sent(await chain.wallet.sendTransaction({ account, ...castVote(boxAddress(), vote) }));
  };

  it('a batch of broken bytes that the forwarder let fail beside good votes', async () => {
    await forwardAll([await forwarded(0, batch('0x00')), await forwarded(1, cast([1, 0, 1]))]);
    const report = await verifyRecord(await recordOf());
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ own: 1, unreadable: 0 });
  });

  it('batches with the same choices and other signatures before the one that counted', async () => {
    const points = [0, 1, 1];
    const good = encodeBatch([await signVote(patto, ballot, resident(2), points)], mode);
    const foreign = encodeBatch([await signVote(patto, ballot, resident(70), points)], mode);
    await forwardAll([
      await forwarded(0, batch(foreign)),
      await forwarded(1, batch(foreign, '0x00')),
      await forwarded(2, batch(good)),
    ]);
    const report = await verifyRecord(await recordOf());
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ recovered: 1 });
    // The lie is still seen where no call of the transaction carries the member's signature.
    const record = await recordOf();
    const calls = (record.calls ?? []).map((call) => ({
      ...call,
      input: call.input.replace(good.slice(2, 130), foreign.slice(2, 130)) as Hex,
    }));
    const lie = await verifyRecord({ ...record, calls });
    expect(lie.differences.map(({ kind }) => kind)).to.deep.equal(['signature']);
  });

  it('a contract whose calls look like the forwarder’s and are not', async () => {
    await castBatch(patto, ballot, [await signVote(patto, ballot, resident(3), [1, 0, 0])]);
    const record = await recordOf();
    const request = await forwarded(4, cast([0, 1, 0]));
    const { data: input } = forwardCall(patto.contracts.forwarder.address, request);
    const lookalike = resident(99).address;
    const calls = (record.calls ?? []).map((call) => ({ ...call, to: lookalike, input }));
    const report = await verifyRecord({ ...record, calls });
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ own: 0, unreadable: 1 });
  });

  it('a forwarded vote cut so short that its voter’s own address is the end of its choices', async () => {
    const wide = score({ optionCount: 64, maxPerOption: 15 });
    const options = Array.from({ length: 64 }, (_, i) => ({ cost: 0n, label: `Tree ${i}` }));
    ballot = await openBallot(patto, wide, { ...sheet, options });
    await forwardAll([
      await forwarded(1, { to: boxAddress(), data: slice(cast([1]).data, 0, 4 + 32 + 12) }),
      await forwarded(2, { to: boxAddress(), data: slice(cast([1]).data, 0, 4 + 32) }),
    ]);
    const report = await verifyRecord(await recordOf());
    expect(report.votes).to.equal(1);
    expect(report.tally[0]).to.equal(parseInt(resident(1).address.slice(-1), 16));
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ own: 0, unreadable: 1 });
  });

  it('a forwarded request to a contract that brings a good batch unseen, beside a batch that counts nothing', async () => {
    const courier = resident(98).address;
    await chain.client.setCode({ address: courier, bytecode: courierCode(boxAddress()) });
    const good = encodeBatch([await signVote(patto, ballot, resident(2), [0, 1, 1])], mode);
    const decoy = encodeBatch([await signVote(patto, ballot, resident(70), [1, 1, 1])], mode);
    await forwardAll([await forwarded(0, { ...batch(good), to: courier }), await forwarded(1, batch(decoy))]);
    const report = await verifyRecord(await recordOf());
    expect(report.votes).to.equal(1);
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ recovered: 0, own: 0, unreadable: 1 });
  });

  it('a node that has forgotten whether an account had code when it voted', async () => {
    const { address } = resident(5);
    await chain.client.setCode({ address, bytecode: '0x631626ba7e60e01b60005260206000f3' });
    const place = { chainId: await chain.client.getChainId(), verifyingContract: boxAddress() };
    const points = [0, 0, 1];
    const { signature } = await signVote(patto, ballot, resident(71), points);
    await patto.does(castVoteFor(place, { ...ballot, points, signer: address }).call(signature));
    await chain.client.setCode({ address, bytecode: '0x' });
    const byKey = await signVote(patto, ballot, resident(6), points);
    const own = castVoteFor(place, { ...ballot, points, signer: resident(6).address });
    await patto.does(own.call(byKey.signature));
    await chain.client.mine({ blocks: 1 });
    const record = await fetchBallotRecord(chain.publicClient, recountRequest(patto, ballot.ballotId));
    const pruned = {
      ...chain.publicClient,
      getCode: (asked: Parameters<typeof chain.publicClient.getCode>[0]) =>
        asked.blockNumber === undefined || asked.blockNumber < BigInt(record.toBlock)
          ? Promise.reject(new Error('missing trie node'))
          : chain.publicClient.getCode(asked),
    };
    const report = await verifyRecord(await withVoteTransactions(pruned, record));
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ recovered: 1, byContract: 0, unreadable: 1 });
  });

  it('an account that had code of its own for as long as its vote took', async () => {
    const { address } = resident(7);
    // ERC-1271's magic value for any signature.
    await chain.client.setCode({ address, bytecode: '0x631626ba7e60e01b60005260206000f3' });
    const place = { chainId: await chain.client.getChainId(), verifyingContract: boxAddress() };
    const points = [0, 0, 1];
    const { signature } = await signVote(patto, ballot, resident(71), points);
    await patto.does(castVoteFor(place, { ...ballot, points, signer: address }).call(signature));
    await chain.client.mine({ blocks: 1 });
    await chain.client.setCode({ address, bytecode: '0x' });
    await chain.client.mine({ blocks: 1 });
    const report = await verifyRecord(await recordOf());
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ recovered: 0, byContract: 1 });
  });

  it('an account that set and cleared code of its own in the block of its vote', async () => {
    const me = resident(3);
    const another = resident(96);
    const delegate = resident(97).address;
    await chain.client.setCode({ address: delegate, bytecode: '0x631626ba7e60e01b60005260206000f3' });
    for (const { address } of [me, another]) {
      await chain.client.setBalance({ address, value: parseEther('10') });
    }
    const chainId = await chain.client.getChainId();
    const place = { chainId, verifyingContract: boxAddress() };
    const points = [0, 0, 1];
    const { signature } = await signVote(patto, ballot, resident(71), points);
    const call = castVoteFor(place, { ...ballot, points, signer: me.address }).call(signature);
    const nonce = await chain.publicClient.getTransactionCount({ address: me.address });
    const on = await me.signAuthorization({ address: delegate, chainId, nonce: nonce + 1 });
    const off = await me.signAuthorization({ address: zeroAddress, chainId, nonce: nonce + 2 });
    const fees = (tip: bigint) => ({ maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: tip * 10n ** 9n });
    await chain.client.setAutomine(false);
    // The vote comes first in the block: it pays more.
    const hashes = [
      await chain.wallet.sendTransaction({
        ...{ account: me, ...call, nonce, authorizationList: [on], gas: 900_000n, ...fees(9n) },
      }),
      await chain.wallet.sendTransaction({
        ...{ account: another, to: another.address, authorizationList: [off], gas: 200_000n, ...fees(1n) },
      }),
    ];
    await chain.client.mine({ blocks: 1 });
    await chain.client.setAutomine(true);
    const receipts = await Promise.all(
      hashes.map((hash) => chain.publicClient.getTransactionReceipt({ hash })),
    );
    expect(new Set(receipts.map(({ blockNumber }) => blockNumber)).size).to.equal(1);
    expect(await chain.publicClient.getCode({ address: me.address })).to.equal(undefined);
    const report = await verifyRecord(await recordOf());
    expect(report.votes).to.equal(1);
    expect(report.differences).to.deep.equal([]);
    expect(report.signatures).to.deep.include({ recovered: 0, byContract: 0, unreadable: 1 });
  });

  it('nobody: it notices a wrong signature of an account that only sent a transaction in that block', async () => {
    const me = resident(4);
    await chain.client.setBalance({ address: me.address, value: parseEther('10') });
    const points = [0, 1, 0];
    const place = { chainId: await chain.client.getChainId(), verifyingContract: boxAddress() };
    const { signature } = await signVote(patto, ballot, me, points);
    await patto.sent(
      await chain.wallet.sendTransaction({
        account: me,
        ...castVoteFor(place, { ...ballot, points, signer: me.address }).call(signature),
      }),
    );
    const record = await recordOf();
    expect(record.unknownAccounts).to.deep.equal([]);
    const foreign = (await signVote(patto, ballot, resident(70), points)).signature;
    const calls = (record.calls ?? []).map((sent) => ({
      ...sent,
      input: sent.input.replace(signature.slice(2, 130), foreign.slice(2, 130)) as Hex,
    }));
    const { differences } = await verifyRecord({ ...record, calls });
    expect(differences.map(({ kind }) => kind)).to.deep.equal(['signature']);
  });

  for (const [problem, bytes] of [
    ['two options of one name', encodeSheetFreely(['Meli', 'Meli', 'Fichi'])],
    ['a label that is longer than labels may be', encodeSheetFreely(['Meli', 'x'.repeat(255), 'Fichi'])],
    ['an option too few', toHex(encodeSheet({ ...sheet, options: sheet.options.slice(0, 2) }))],
  ] as const) {
    it(`a steward who opens a ballot by a sheet with ${problem}: it says so`, async () => {
      const { ballotId, end } = await openBallotBySheet(patto, mode, bytes);
      await castOwn(0, { ballotId, choices: 5n });
      await endBallot(patto, { ...ballot, end });
      await patto.does(finalizeResult(boxAddress(), { ballotId, sheet: bytes }));
      const report = await verifyRecord({ ...(await recordOf({ ...ballot, ballotId })), sheet: bytes });
      expect(report.differences.map(({ kind }) => kind)).to.deep.equal(['sheetDigest']);
      expect(report).to.deep.include({ equal: false, tally: [1, 0, 1], sheet: undefined });
      expect(report.result).to.deep.include({ state: 'counted', selected: [0, 2] });
    });
  }

  it('nobody: it notices announced votes, a quorum and a counted digest that are not so', async () => {
    const quorate = { ...equalShares({ optionCount: 3 }), quorum: 1 };
    ballot = await openBallot(patto, quorate, { ...sheet, budget: 9n });
    await castBatch(patto, ballot, [await signVote(patto, ballot, resident(5), [1, 0, 0])]);
    await endBallot(patto, ballot);
    const { ballotId, sheetBytes } = ballot;
    const { voteDigest } = await patto.contracts.ballotBox.read.ballot([ballotId]);
    const proposal = { ballotId, selected: [0], voteDigest, sheet: sheetBytes };
    await patto.does(endorseResult(boxAddress(), proposal));
    await chain.client.increaseTime({ seconds: durations.challengeWindow + 1 });
    await chain.client.mine({ blocks: 1 });
    await patto.does(finalizeResult(boxAddress(), { ballotId, sheet: '0x' }));
    const record = await recordOf();
    expect((await verifyRecord(record)).differences).to.deep.equal([]);
    const fieldsOf = async (eventName: 'ResultFinalized' | 'ResultProposed', word: number) => {
      const [topic] = encodeEventTopics({ abi: ballotBoxAbi, eventName });
      const at = 2 + 64 * (word + 1) - 1;
      const ballotLogs = record.ballotLogs.map((log) =>
        log.topics[0] === topic
          ? {
              ...log,
              data: `${log.data.slice(0, at)}${log.data[at] === '0' ? '1' : '0'}${log.data.slice(at + 1)}` as Hex,
            }
          : log,
      );
      const { differences } = await verifyRecord({ ...record, ballotLogs });
      return differences.map(({ kind, field }) => `${kind} ${field}`);
    };
    expect(await fieldsOf('ResultFinalized', 2)).to.deep.equal(['announcedResult votes']);
    expect(await fieldsOf('ResultFinalized', 3)).to.deep.equal(['announcedResult quorumMet']);
    expect(await fieldsOf('ResultProposed', 2)).to.deep.equal(['announcedResult voteDigest']);
  });

  it('nobody: it notices a vote of no weight in a weighted ballot', async () => {
    ballot = await openBallot(patto, singleChoice({ optionCount: 2, weighted: true }), {
      ...sheet,
      options: sheet.options.slice(0, 2),
    });
    const accounts = [resident(6).address];
    const award = { commonsId: 1, accounts, amounts: [3], evidenceDigest: keccak256('0x03') };
    await patto.does(awardReputation(patto.contracts.reputation.address, award));
    ballot = await openBallot(patto, ballot.mode, ballot.sheet);
    await castOwn(6, { ballotId: ballot.ballotId, choices: 1n });
    const record = await recordOf();
    expect((await verifyRecord(record)).differences).to.deep.equal([]);
    // Member 6, choice 1, weight 3 becomes weight 0.
    const ballotLogs = record.ballotLogs.map((log) => ({
      ...log,
      data: log.data.replace('0000060100000003', '0000060100000000') as Hex,
    }));
    const { differences } = await verifyRecord({ ...record, ballotLogs, reputationLogs: [] });
    expect(differences.map(({ kind }) => kind)).to.include('weight');
  });
});

/** The bytes of a sheet that the rules for sheets do not allow and the contract cannot refuse. */
function encodeSheetFreely(labels: readonly string[]): Hex {
  const text = (words: string) => {
    const bytes = new TextEncoder().encode(words);
    return [bytes.length, ...bytes];
  };
  const amount = new Array<number>(8).fill(0);
  const options = labels.flatMap((label) => [...amount, ...text(label)]);
  return toHex(Uint8Array.from([...amount, ...text(sheet.commons), ...text(sheet.question), ...options]));
}

/** A contract that says it trusts any forwarder, and passes on to the ballot box whatever else it is asked. */
function courierCode(ballotBox: Address): Hex {
  return concat([
    '0x36602414602e57', // as many bytes as isTrustedForwarder takes?
    '0x36600060003760006000366000600073',
    ballotBox,
    '0x5af100',
    '0x5b600160005260206000f3', // true
  ]);
}

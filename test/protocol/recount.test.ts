import { expect } from 'chai';
import {
  createPublicClient,
  custom,
  decodeFunctionResult,
  encodeFunctionResult,
  getAbiItem,
  getAddress,
  isHex,
  parseEther,
  toFunctionSelector,
  type EIP1193RequestFn,
  type PrivateKeyAccount,
} from 'viem';
import { signedBy, type Call } from '@patto/protocol/acts/act';
import { forwardCall, forwardCalls } from '@patto/protocol/acts/forwarding';
import { leaveCommons, moveMembership, rejoinCommons } from '@patto/protocol/acts/members';
import { awardReputation, revokeReputation } from '@patto/protocol/acts/reputation';
import { finalizeResult } from '@patto/protocol/acts/results';
import { castVote, castVoteFor } from '@patto/protocol/acts/votes';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, greedyBudget } from '@patto/protocol/ballots/modes';
import { recountBallot } from '@patto/protocol/recount/recount';
import { ballotTopic } from '@patto/protocol/recount/ballotEvents';
import type { RawLog } from '@patto/protocol/chain/rawLog';
import { fetchBallotRecord, RecountError } from '@patto/protocol/recount/fetchRecord';
import { withVoteTransactions } from '@patto/protocol/recount/fetchTransactions';
import { parseReceipt } from '@patto/protocol/recount/parseReceipt';
import { receiptText, recountReceipt } from '@patto/protocol/recount/receipt';
import type { BallotRecord } from '@patto/protocol/recount/record';
import { verifyRecord } from '@patto/protocol/recount/verify';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { day } from '../support/deployment.ts';
import { startAnvil, type Anvil } from './support/anvil.ts';
import {
  castBatch,
  deployPatto,
  endBallot,
  joinResidents,
  openBallot,
  recountRequest,
  resident,
  signVote,
  type Deployment,
  type OpenBallot,
} from './support/deployment.ts';
import { forwardRequest } from './support/forward.ts';

const mode = greedyBudget({ optionCount: 4, points: 6, maxPerOption: 5, quorum: 3 });

const sheet: BallotSheet = {
  budget: 1_000n,
  commons: 'Orto di via Cigna',
  question: 'Che cosa facciamo per prima?',
  options: [
    { cost: 600n, label: 'Una serra — già pronta' },
    { cost: 500n, label: 'Λίγα δέντρα' },
    { cost: 400n, label: 'Des bancs; à l’ombre' },
    { cost: 100n, label: 'Water tap' },
  ],
};

/** Points of the votes that count, in the order in which they are cast. */
const choices = [
  [5, 0, 0, 1],
  [0, 3, 3, 0],
  [0, 0, 0, 5],
  [1, 1, 1, 1],
  [2, 0, 4, 0],
  [0, 5, 0, 0],
  [0, 0, 2, 0],
  [0, 0, 0, 2],
] as const;

describe('the recount of a ballot from a chain', function () {
  this.timeout(60_000);
  let chain: Anvil;
  let patto: Deployment;
  let ballot: OpenBallot;
  let record: BallotRecord;

  /** A transaction of a resident's own. */
  const write = async (account: PrivateKeyAccount, call: Call) => {
    await chain.client.setBalance({ address: account.address, value: parseEther('1') });
    await patto.sent(await chain.wallet.sendTransaction({ account, ...call }));
  };
  const leave = (account: PrivateKeyAccount) =>
    write(account, leaveCommons(patto.contracts.membership.address, { commonsId: 1 }));
  const signed = (voter: PrivateKeyAccount, points: readonly number[]) =>
    signVote(patto, ballot, voter, points);
  const cast = (points: readonly number[]) =>
    castVote(patto.contracts.ballotBox.address, {
      ballotId: ballot.ballotId,
      choices: encodeChoices(points, mode),
    });

  /** Members leave, come back, move and join late; votes come by every channel, some of them not to be counted. */
  before(async () => {
    chain = await startAnvil();
    patto = await deployPatto(chain);
    const { ballotBox, forwarder, membership } = patto.contracts;
    await joinResidents(patto, 0, 10);
    await leave(resident(7));
    await leave(resident(6));
    // Who left may come back after eight days.
    await chain.client.increaseTime({ seconds: 8 * day });
    await move(resident(8), resident(50));
    ballot = await openBallot(patto, mode, sheet);
    await joinResidents(patto, 10, 12);
    await write(resident(6), rejoinCommons(membership.address, { commonsId: 1 }));

    const wrong = {
      ...(await signed(resident(2), [0, 0, 0, 1])),
      choices: encodeChoices([1, 0, 0, 0], mode),
    };
    await castBatch(patto, ballot, [
      await signed(resident(30), [1, 0, 0, 0]),
      await signed(resident(0), choices[0]),
      await signed(resident(10), [1, 0, 0, 0]),
      await signed(resident(6), [1, 0, 0, 0]),
      await signed(resident(7), [1, 0, 0, 0]),
      wrong,
      await signed(resident(1), choices[1]),
      await signed(resident(0), [0, 0, 0, 1]),
      await signed(resident(8), [0, 0, 0, 1]),
    ]);
    await write(resident(2), cast(choices[2]));
    const { ballotId, sheetBytes } = ballot;
    const place = { chainId: await chain.client.getChainId(), verifyingContract: ballotBox.address };
    const castFor = (signer: PrivateKeyAccount, points: readonly number[]) =>
      castVoteFor(place, { ballotId, sheet, mode, points, signer: signer.address });
    await patto.does(await signedBy(resident(3), castFor(resident(3), choices[3])));
    // The forwarder asks for the gas of each request, which an estimate does not see.
    const gas = 3_000_000n;
    const fourth = await forwardRequest(patto, resident(4), cast(choices[4]));
    await patto.does(forwardCall(forwarder.address, fourth), gas);
    const twice = await forwardRequest(patto, resident(4), cast([0, 0, 0, 1]));
    const fifth = await forwardRequest(patto, resident(5), cast(choices[5]));
    const requests = [twice, fifth];
    await patto.does(forwardCalls(forwarder.address, { requests, refunds: patto.admin }), gas);
    await leave(resident(1));
    await castBatch(patto, ballot, [await signed(resident(50), choices[6])]);
    // A contract account that takes any signature: it answers each call with ERC-1271's magic value.
    await chain.client.setCode({
      address: resident(9).address,
      bytecode: '0x631626ba7e60e01b60005260206000f3',
    });
    await patto.does(await signedBy(resident(40), castFor(resident(9), choices[7])));
    await endBallot(patto, ballot);
    await patto.does(finalizeResult(ballotBox.address, { ballotId, sheet: sheetBytes }));
    record = await withVoteTransactions(
      chain.publicClient,
      await fetchBallotRecord(chain.publicClient, recountRequest(patto, ballotId)),
    );

    async function move(from: PrivateKeyAccount, to: PrivateKeyAccount) {
      const place = { chainId: await chain.client.getChainId(), verifyingContract: membership.address };
      const deadline = 2 ** 40;
      const consent = { commonsId: 1, from: from.address, to: to.address, deadline };
      await write(to, await signedBy(from, moveMembership(place, consent)));
    }
  });
  after(() => chain.stop());

  it('is equal after every channel of votes and every change of membership', async () => {
    const report = await recountBallot(chain.publicClient, recountRequest(patto, ballot.ballotId), {
      checkSignatures: true,
    });
    expect(report.differences).to.deep.equal([]);
    expect(report.equal).to.equal(true);
    expect(report.votes).to.equal(choices.length);
    expect(report.members).to.equal(8);
    expect(report.tally).to.deep.equal(
      [0, 1, 2, 3].map((i) => choices.reduce((sum, vote) => sum + (vote[i] ?? 0), 0)),
    );
    expect(report.supporters).to.deep.equal([3, 3, 4, 4]);
    expect(report.signatures).to.deep.equal({ recovered: 4, own: 3, byContract: 1, unreadable: 0 });
    expect(report.result).to.deep.include({
      state: 'counted',
      selected: [2, 1, 3].sort(),
      cost: 1_000n,
      quorumMet: true,
    });
    expect(report.result.stored?.final).to.equal(true);
  });

  it('gives whoever counts at one block the same receipt, byte for byte, and it reads back', async () => {
    const request = { ...recountRequest(patto, ballot.ballotId), toBlock: record.toBlock };
    const count = async (sheet: object) => {
      const report = await recountBallot(chain.publicClient, { ...request, ...sheet });
      return receiptText(recountReceipt(report));
    };
    // The dapp hands in the sheet that it has checked; the command finds it in a transaction.
    const [own, others] = [await count({ sheet: ballot.sheetBytes }), await count({})];
    expect(own).to.equal(others);
    expect(getAddress(request.contracts.ballotBox)).to.equal(parseReceipt(own).contracts.ballotBox);
    const { hash } = await chain.publicClient.getBlock({ blockNumber: BigInt(record.toBlock) });
    expect(parseReceipt(own)).to.deep.include({
      ballot: ballot.ballotId,
      phase: 'Final',
      recount: 'equal',
      votes: choices.length,
      signatures: null,
    });
    expect(parseReceipt(own).block).to.deep.include({ number: record.toBlock, hash });
    expect(parseReceipt(own).result.onRecord).to.deep.equal({
      selected: [1, 2, 3],
      cost: '1000',
      final: true,
      candidates: [],
      tieBroken: false,
    });
  });

  it('finds the sheet in a transaction', () => {
    expect(record.sheet).to.equal(ballot.sheetBytes);
  });

  it('says in which log a single flipped bit of a vote stands', async () => {
    const logs = record.ballotLogs.filter(isVotes);
    expect(logs).to.have.length(7);
    for (const log of logs) {
      const bytes = dataOf(log);
      for (let bit = 0; bit < 8 * bytes.length; bit++) {
        const altered = [...bytes];
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const report = await verifyRecord(withLog(log, altered));
        expect(report.equal, `bit ${bit} of log ${log.logIndex} in block ${log.block}`).to.equal(false);
        expect(report.differences.map(({ kind }) => kind)).to.include('voteDigest');
        const places = report.differences.flatMap(({ place }) => place ?? []);
        expect(places, `bit ${bit}`).to.have.lengthOf.above(0);
        expect(
          places.some(({ block, logIndex }) => block === log.block && logIndex === log.logIndex),
        ).to.equal(true);
      }
    }
  });

  it('names the vote whose points were changed', async () => {
    const log = record.ballotLogs.find(isVotes) as RawLog;
    const bytes = dataOf(log);
    // Two votes of 3 + 2 bytes; the second one's points on the last option become 1.
    bytes[8] = (bytes[8] ?? 0) | 0x02;
    const { differences } = await verifyRecord(withLog(log, bytes), 'skip');
    const place = { block: log.block, transaction: log.transaction, logIndex: log.logIndex, position: 1 };
    expect(differences).to.deep.include({
      kind: 'sentChoices',
      place,
      member: 1,
      expected: '0xd8',
      found: '0x2d8',
    });
    expect(differences).to.deep.include({ kind: 'tally', option: 3, expected: '9', found: '10' });
  });

  it('notices a log that was dropped, repeated or exchanged with another', async () => {
    const votes = record.ballotLogs.filter(isVotes);
    const [first, second] = votes;
    if (first === undefined || second === undefined) throw new Error('the ballot has too few logs');
    const without = record.ballotLogs.filter((log) => log !== second);
    const repeated = record.ballotLogs.flatMap((log) => (log === second ? [log, log] : [log]));
    const exchanged = record.ballotLogs.map((log) =>
      log === first ? { ...log, data: second.data } : log === second ? { ...log, data: first.data } : log,
    );
    expect(await kindsOf({ ...record, ballotLogs: without })).to.include.members([
      'voteDigest',
      'voteCount',
      'tally',
    ]);
    expect(await kindsOf({ ...record, ballotLogs: repeated })).to.include.members([
      'voteDigest',
      'secondVote',
    ]);
    expect(await kindsOf({ ...record, ballotLogs: exchanged })).to.include.members([
      'voteDigest',
      'sentVotes',
    ]);
  });

  it('notices members who were not, and votes outside the period', async () => {
    const [joined] = record.memberLogs;
    if (joined === undefined) throw new Error('nobody joined');
    const late = { ...joined, block: record.lastBlockAtStart + 1, logIndex: 99 };
    expect(await kindsOf({ ...record, memberLogs: [late, ...record.memberLogs.slice(1)] })).to.include(
      'memberAfterStart',
    );
    expect(await kindsOf({ ...record, memberLogs: record.memberLogs.slice(1) })).to.include('notMember');
    expect(await kindsOf({ ...record, lastBlockAtEnd: record.lastBlockAtStart })).to.include('outsidePeriod');
  });

  it('notices a counter, a result, an opening or a sheet that is not what was voted', async () => {
    const { stored } = record;
    expect(await kindsOf({ ...record, stored: { ...stored, tally: [1n, 2n, 3n, 4n] } })).to.include('tally');
    expect(await kindsOf({ ...record, stored: { ...stored, votes: 9 } })).to.deep.equal(['voteCount']);
    expect(await kindsOf({ ...record, stored: { ...stored, selected: 1n } })).to.include.members([
      'result',
      'announcedResult',
    ]);
    expect(await kindsOf({ ...record, stored: { ...stored, end: stored.end + 1 } })).to.deep.equal([
      'opening',
    ]);
    const quorum = { ...stored, mode: { ...stored.mode, quorum: 4 } };
    expect(await kindsOf({ ...record, stored: quorum })).to.include('opening');
    const other = (record.sheet ?? '0x').replace('6f', '6e') as `0x${string}`;
    expect(await kindsOf({ ...record, sheet: other })).to.include.members(['sheetDigest', 'signature']);
  });

  it('refuses a ballot that does not exist and stops when asked to', async () => {
    const { publicClient } = chain;
    const unknown = await recountBallot(publicClient, recountRequest(patto, 99)).catch(
      (error: unknown) => error,
    );
    expect(unknown).to.be.instanceOf(RecountError).with.property('reason', 'unknownBallot');
    const signal = AbortSignal.abort();
    const request = recountRequest(patto, ballot.ballotId);
    const stopped = await recountBallot(publicClient, request, { signal }).catch((error: unknown) => error);
    expect(stopped).to.have.property('name', 'AbortError');
  });

  it('counts nothing by a rule that it does not know, and says so', async () => {
    const ballotCall = { abi: ballotBoxAbi, functionName: 'ballot' } as const;
    const selector = toFunctionSelector(getAbiItem({ abi: ballotBoxAbi, name: 'ballot' }));
    /** The same chain with a contract that has one rule more. */
    const request: EIP1193RequestFn = async (asked) => {
      const answer: unknown = await chain.publicClient.request(asked as never);
      if (!JSON.stringify(asked).includes(selector) || !isHex(answer)) return answer as never;
      const stored = decodeFunctionResult({ ...ballotCall, data: answer });
      const result = { ...stored, mode: { ...stored.mode, rule: 3 } };
      return encodeFunctionResult({ ...ballotCall, result }) as never;
    };
    const newer = createPublicClient({ transport: custom({ request }) });
    const refused = await recountBallot(newer, recountRequest(patto, ballot.ballotId)).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(RecountError).with.property('reason', 'unknownRule');
    expect(refused).to.have.property('message').that.includes('does not know the rule 3');
  });

  it('weighs votes of advisory ballots by the reputation at their start', async () => {
    const { reputation, ballotBox } = patto.contracts;
    const award = async (voters: number[], amounts: number[]) => {
      const accounts = voters.map((voter) => resident(voter).address);
      const evidenceDigest = ballot.sheetBytes.slice(0, 66) as `0x${string}`;
      const thanks = { commonsId: 1, accounts, amounts, evidenceDigest };
      await patto.does(awardReputation(reputation.address, thanks));
    };
    await award([0, 2, 3], [5, 7, 1]);
    const evidenceDigest = `0x${'11'.repeat(32)}` as const;
    const revoked = { commonsId: 1, account: resident(2).address, amount: 3, evidenceDigest };
    await patto.does(revokeReputation(reputation.address, revoked));
    const weighted: BallotMode = approval({ optionCount: 2, weighted: true });
    const words = { ...sheet, budget: 0n, options: sheet.options.slice(0, 2) };
    const advisory = await openBallot(patto, weighted, words);
    await award([0, 4], [100, 9]);
    const vote = (voter: number, points: number[]) => signVote(patto, advisory, resident(voter), points);
    await castBatch(patto, advisory, [await vote(0, [1, 1]), await vote(2, [0, 1]), await vote(4, [1, 0])]);
    const request = recountRequest(patto, advisory.ballotId);
    const open = await recountBallot(chain.publicClient, request, { checkSignatures: true });
    expect(open).to.deep.include({ equal: true, votes: 2, tally: [5, 9], supporters: [1, 2] });
    expect(open.result.state).to.equal('voting');

    await endBallot(patto, advisory);
    await patto.does(finalizeResult(ballotBox.address, { ballotId: advisory.ballotId, sheet: '0x' }));
    const fetched = await fetchBallotRecord(chain.publicClient, request);
    expect((await verifyRecord(fetched)).result).to.deep.include({ state: 'counted', selected: [1] });
    const forgotten = await verifyRecord({ ...fetched, reputationLogs: fetched.reputationLogs.slice(1) });
    expect(forgotten.differences.map(({ kind }) => kind)).to.include('weight');
  });

  async function kindsOf(altered: BallotRecord): Promise<string[]> {
    const { differences } = await verifyRecord(altered);
    return differences.map(({ kind }) => kind);
  }

  function isVotes({ topics }: RawLog): boolean {
    return topics[0] === ballotTopic('VotesCast');
  }

  /** The packed votes in a log's data: after offset and length, before the padding. */
  function dataOf({ data }: RawLog): number[] {
    const length = parseInt(data.slice(66, 130), 16);
    return (data.slice(130, 130 + 2 * length).match(/../g) ?? []).map((byte) => parseInt(byte, 16));
  }

  function withLog(log: RawLog, bytes: readonly number[]): BallotRecord {
    const votes = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const data = `${log.data.slice(0, 130)}${votes}${log.data.slice(130 + votes.length)}` as `0x${string}`;
    return {
      ...record,
      ballotLogs: record.ballotLogs.map((other) => (other === log ? { ...log, data } : other)),
    };
  }
});

// Where the room ends: the last bit, the last lane, the very second, dirty bits.
import { expect } from 'chai';
import { concat, encodeFunctionData, keccak256, toHex, type Hex, type LocalAccount } from 'viem';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import { approval, equalShares, score, singleChoice } from '@patto/protocol/ballots/modes';
import { encodeSheet, sheetDigest } from '@patto/protocol/ballots/sheet';
import { encodeChoices, wordProblem } from '@patto/protocol/ballots/vote';
import { day, durations } from '../support/deployment.ts';
import { openBallot, sheetFor, signBatch, signingPlace } from './support/ballots.ts';
import { ways } from './support/casting.ts';
import { foundStewardedCommons, joinAll, voters } from './support/commons.ts';
import { endedShares, openShares, outcomesAt, resultOf } from './support/endorsing.ts';
import { refusalOf } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const people = voters(10);
const full = 2n ** 256n - 1n;

describe('At the edge of the room', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    await joinAll(
      patto,
      commonsId,
      people.map(({ address }) => address),
    );
    for (const { address } of people) {
      await patto.connection.networkHelpers.setBalance(address, 10n ** 20n);
    }
    return { commonsId };
  });
  const voter = (number: number): LocalAccount => people[number] as LocalAccount;

  it('64 options of 15 points fill the word, and every way counts every lane', async () => {
    const { patto, commonsId } = scene();
    const mode = score({ optionCount: 64, maxPerOption: 15 });
    const ballot = await openBallot(patto, commonsId, mode);
    for (const [number, way] of ways.entries()) {
      expect(await way.bring(patto, ballot, voter(number), full), way.name).to.equal('counted');
    }
    const points = Array.from({ length: 64 }, (_, i) => (i === 63 ? 15 : 0));
    const entries = await signBatch(signingPlace(patto), ballot, [{ voter: voter(4), points }]);
    await patto.ballotBox.write.castBatch([ballot.ballotId, entries, ballot.sheetBytes]);
    const tally = await patto.ballotBox.read.tally([ballot.ballotId]);
    expect(tally).to.deep.equal([...new Array<bigint>(63).fill(60n), 75n]);
    expect((await patto.ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(5);
  });

  it('64 options of 9 points leave no bits over, and 10 points are refused on the last as on the first', async () => {
    const { patto, commonsId } = scene();
    const mode = score({ optionCount: 64, maxPerOption: 9 });
    const ballot = await openBallot(patto, commonsId, mode);
    const nines = encodeChoices(new Array<number>(64).fill(9), mode);
    for (const [number, way] of ways.entries()) {
      for (const word of [nines + 1n, nines + (1n << 252n), full]) {
        expect(wordProblem(word, mode)).to.not.equal(undefined);
        expect(await way.bring(patto, ballot, voter(number), word), way.name).to.equal('InvalidChoices');
      }
      expect(await way.bring(patto, ballot, voter(number), nines), way.name).to.equal('counted');
    }
  });

  it('calldata with dirty bits beside a ballot, an account or a commons is refused or read as without', async () => {
    const { patto, commonsId } = scene();
    const { ballotBox, membership, publicClient } = patto;
    const ballot = await openBallot(patto, commonsId, singleChoice({ optionCount: 3 }));
    const soiled = (data: Hex, word: number): Hex => {
      const at = 10 + 64 * word;
      return `${data.slice(0, at)}f${data.slice(at + 1)}` as Hex;
    };
    const call = async (to: Hex, data: Hex, account = voter(0).address) =>
      publicClient.call({ to, data, account, blockTag: 'pending' }).then(
        ({ data: answer }) => answer ?? '0x',
        () => 'refused',
      );
    const cast = encodeFunctionData({
      abi: ballotBox.abi,
      functionName: 'cast',
      args: [ballot.ballotId, 1n],
    });
    expect(await call(ballotBox.address, cast)).to.equal('0x');
    for (const word of [0, 1]) expect(await call(ballotBox.address, soiled(cast, word))).to.equal('refused');
    const ask = [
      encodeFunctionData({
        abi: membership.abi,
        functionName: 'member',
        args: [commonsId, voter(0).address],
      }),
      encodeFunctionData({
        abi: membership.abi,
        functionName: 'isMember',
        args: [commonsId, voter(0).address],
      }),
    ];
    for (const data of ask) {
      for (const word of [0, 1])
        expect(await call(membership.address, soiled(data, word))).to.equal('refused');
    }
  });

  it('whoever ends a call with another address than the forwarder’s votes as itself', async () => {
    const { patto, commonsId } = scene();
    const { ballotBox, people: roles } = patto;
    const ballot = await openBallot(patto, commonsId, singleChoice({ optionCount: 3 }));
    const cast = encodeFunctionData({
      abi: ballotBox.abi,
      functionName: 'cast',
      args: [ballot.ballotId, 1n],
    });
    const wallet = roles.stranger;
    const disguised = concat([cast, voter(0).address]);
    const refused = await refusalOf(wallet.sendTransaction({ to: ballotBox.address, data: disguised }));
    expect(refused).to.not.equal(undefined);
    expect(await ballotBox.read.hasVoted([ballot.ballotId, 1])).to.equal(false);
  });

  it('points given and taken in the very second of the start are the last of that second', async () => {
    const { patto, commonsId } = scene();
    const { ballotBox, reputation, people: roles, time } = patto;
    const start = (await time.latest()) + 1_000;
    const mode = approval({ optionCount: 2, weighted: true });
    const args = [
      commonsId,
      encodeMode(mode),
      start,
      start + 10_000,
      keccak256(toHex('words')),
      keccak256('0x03'),
    ] as const;
    await ballotBox.write.open(args, { account: roles.steward.account });
    const account = voter(1).address;
    const award = (amount: number) =>
      reputation.write.awardBatch([commonsId, [account], [amount], keccak256('0x07')], {
        account: roles.steward.account,
      });
    await award(2);
    await time.setNextBlockTimestamp(start - 1);
    await award(3);
    await time.setNextBlockTimestamp(start);
    await award(40);
    expect(await refusalOf(ballotBox.write.cast([1, 1n], { account: voter(1) }))).to.equal(undefined);
    expect(await ballotBox.read.tally([1])).to.deep.equal([45n, 0n]);
  });

  it('the last second of the window is for endorsing, the next for settling, never both', async () => {
    const { patto, commonsId } = scene();
    const ballot = await endedShares(patto, commonsId);
    const { endorse, contest, finalize, read } = resultOf(patto, ballot);
    const more = () => endorse(voter(1), 1n);
    const rival = () => endorse(voter(1), 2n);
    const object = () => contest(voter(2));
    expect(await outcomesAt(patto, ballot.end + 1, more)).to.deep.equal(['done']);
    await endorse(voter(0), 1n);
    const { challengeEnd } = await read();
    expect(challengeEnd).to.equal(ballot.end + 1 + durations.challengeWindow);
    await patto.time.increaseTo(challengeEnd - 1);
    expect(await outcomesAt(patto, challengeEnd, more, rival, object, finalize)).to.deep.equal([
      'done',
      'done',
      'done',
      'BallotBoxChallengeOpen',
    ]);
    expect(await outcomesAt(patto, challengeEnd + 1, more, rival, object, finalize)).to.deep.equal([
      'BallotBoxChallengeOver',
      'BallotBoxChallengeOver',
      'done',
      'done',
    ]);
  });

  it('nobody endorses in the last second of the votes', async () => {
    const { patto, commonsId } = scene();
    const ballot = await openShares(patto, commonsId);
    const { endorse } = resultOf(patto, ballot);
    const act = () => endorse(voter(0), 1n);
    await patto.time.increaseTo(ballot.end - 1);
    expect(await outcomesAt(patto, ballot.end, act)).to.deep.equal(['BallotBoxWrongPhase']);
    expect(await outcomesAt(patto, ballot.end + 1, act)).to.deep.equal(['done']);
  });

  it('a tie is the admin’s for 14 days and everybody’s for 7, to the second, again and again', async () => {
    const { patto, commonsId } = scene();
    const { endorse, breakTie, finalize, phase, read } = resultOf(patto, await endedShares(patto, commonsId));
    await endorse(voter(0), 1n);
    await endorse(voter(1), 2n);
    const { challengeEnd } = await read();
    const acts = [
      () => breakTie(patto.people.admin.account, 2n),
      () => endorse(voter(2), 2n),
      () => endorse(voter(2), 4n),
      finalize,
    ];
    const wrong = 'BallotBoxWrongPhase';
    const picking = ['done', wrong, wrong, wrong];
    const endorsing = [wrong, 'done', 'done', 'BallotBoxChallengeOpen'];
    const expected: [number, string[]][] = [[0, endorsing]];
    for (const round of [0, 21 * day, 42 * day, 210 * day]) {
      expected.push([round + 1, picking], [round + 14 * day, picking]);
      expected.push([round + 14 * day + 1, endorsing], [round + 21 * day, endorsing]);
    }
    for (const [seconds, outcomes] of expected) {
      expect(await outcomesAt(patto, challengeEnd + seconds, ...acts), `${seconds}`).to.deep.equal(outcomes);
    }
    for (const [seconds, name] of [
      [14 * day, 'Tied'],
      [14 * day + 1, 'Proposed'],
      [21 * day, 'Proposed'],
      [21 * day + 1, 'Tied'],
    ] as const) {
      await patto.time.increaseTo(challengeEnd + seconds);
      expect(await phase(), `${seconds}`).to.equal(name);
    }
  });

  it('a tie broken in the last second of a reopened round is settled in the next, and what ties there waits again', async () => {
    const { patto, commonsId } = scene();
    const { connection, time } = patto;
    const { endorse, breakTie, finalize, read } = resultOf(patto, await endedShares(patto, commonsId));
    await endorse(voter(0), 1n);
    await endorse(voter(1), 2n);
    const roundEnd = (await read()).challengeEnd + 21 * day;
    await time.increaseTo(roundEnd - 1);
    const before = await connection.networkHelpers.takeSnapshot();
    await time.setNextBlockTimestamp(roundEnd);
    await endorse(voter(2), 2n);
    expect(await read()).to.deep.include({ selected: 2n, tied: 1, challengeEnd: roundEnd });
    const late = () => endorse(voter(3), 1n);
    expect(await outcomesAt(patto, roundEnd + 1, finalize, late)).to.deep.equal([
      'done',
      'BallotBoxChallengeOver',
    ]);
    await before.restore();

    await time.setNextBlockTimestamp(roundEnd);
    await endorse(voter(2), 4n);
    expect(await read()).to.deep.include({ tied: 3, challengeEnd: roundEnd });
    const pick = () => breakTie(patto.people.admin.account, 4n);
    expect(await outcomesAt(patto, roundEnd + 1, finalize, pick)).to.deep.equal([
      'BallotBoxWrongPhase',
      'done',
    ]);
    expect(await outcomesAt(patto, roundEnd + 14 * day, late, pick)).to.deep.equal([
      'BallotBoxWrongPhase',
      'done',
    ]);
    expect(await outcomesAt(patto, roundEnd + 14 * day + 1, late, pick)).to.deep.equal([
      'done',
      'BallotBoxWrongPhase',
    ]);
  });

  it('the end moves by a day at most seven times, whoever waits for its last second', async () => {
    const { patto, commonsId } = scene();
    const { endorse, read } = resultOf(patto, await endedShares(patto, commonsId, sheetFor(4, [], 4n)));
    await endorse(voter(0), 1n);
    const { challengeEnd: window } = await read();
    for (let extension = 1; extension <= 8; extension++) {
      const { challengeEnd } = await read();
      await patto.time.increaseTo(challengeEnd - 1);
      await patto.time.setNextBlockTimestamp(challengeEnd);
      await endorse(voter(extension), BigInt(extension + 1));
      expect((await read()).challengeEnd).to.equal(window + Math.min(extension, 7) * day);
    }
    const act = () => endorse(voter(9), 1n);
    expect(await outcomesAt(patto, window + 7 * day + 1, act)).to.deep.equal(['BallotBoxWrongPhase']);
  });

  it('who leaves in the very second of the start has no vote and no say in the result; who comes back in it has both', async () => {
    const { patto, commonsId } = scene();
    const { ballotBox, membership, people: roles, time } = patto;
    const start = (await time.latest()) + 20 * day;
    const end = start + 10 * day;
    const mode = equalShares({ optionCount: 3 });
    const sheet = sheetFor(3);
    const args = [commonsId, encodeMode(mode), start, end, sheetDigest(sheet), keccak256('0x03')] as const;
    await ballotBox.write.open(args, { account: roles.steward.account });
    await membership.write.resign([commonsId], { account: voter(2) });
    await patto.connection.provider.request({ method: 'evm_setAutomine', params: [false] });
    await membership.write.resign([commonsId], { account: voter(1), gas: 200_000n });
    await membership.write.rejoin([commonsId], { account: voter(2), gas: 200_000n });
    await time.setNextBlockTimestamp(start);
    await patto.connection.networkHelpers.mine();
    await patto.connection.provider.request({ method: 'evm_setAutomine', params: [true] });
    expect(await time.latest()).to.equal(start);
    const cast = (by: number) => refusalOf(ballotBox.write.cast([1, 1n], { account: voter(by) }));
    expect(await cast(1)).to.equal('BallotBoxNotMember');
    expect(await cast(2)).to.equal(undefined);
    await time.increase(8 * day);
    await membership.write.rejoin([commonsId], { account: voter(1) });
    expect(await cast(1)).to.equal('BallotBoxMemberAfterStart');
    await membership.write.resign([commonsId], { account: voter(1) });
    await time.increaseTo(end + 1);
    const ballot = { ballotId: 1, commonsId, mode, sheet, sheetBytes: toHex(encodeSheet(sheet)), end };
    const acts = resultOf(patto, ballot);
    expect(await refusalOf(acts.endorse(voter(1), 0n))).to.equal('BallotBoxNotMember');
    expect(await refusalOf(acts.endorse(voter(2), 0n))).to.equal(undefined);
    expect(await refusalOf(acts.contest(voter(1)))).to.equal('BallotBoxNotMember');
    expect(await refusalOf(acts.contest(voter(2)))).to.equal(undefined);
  });
});

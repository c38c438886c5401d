// What only a batch can do: bad entries among good ones, replays, flipped bits, sizes.
import { expect } from 'chai';
import { bytesToHex, hexToBytes, keccak256, type Hex } from 'viem';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import { approval, singleChoice } from '@patto/protocol/ballots/modes';
import { decodePackedVotes, encodeBatch } from '@patto/protocol/ballots/vote';
import {
  openBallot,
  pick,
  sheetFor,
  signBatch,
  signingPlace,
  signVote,
  type OpenBallot,
} from './support/ballots.ts';
import { signWord, skippedIn } from './support/casting.ts';
import { foundStewardedCommons, joinAll, voters } from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { day } from '../support/deployment.ts';
import { withPatto } from './support/scene.ts';

const mode = singleChoice({ optionCount: 3 });

describe('A batch of votes', () => {
  const people = voters(20);
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const accounts = people.map(({ address }) => address);
    await joinAll(patto, commonsId, accounts.slice(0, 18));
    const ballot = await openBallot(patto, commonsId, mode);
    return { commonsId, ballot };
  });

  const send = (entries: Hex, ballot: OpenBallot = scene().ballot, sheet: Hex = ballot.sheetBytes) => {
    const { ballotBox, people: roles } = scene().patto;
    return ballotBox.write.castBatch([ballot.ballotId, entries, sheet], { account: roles.relayer.account });
  };
  const votesOf = (from: number, to: number, ballot = scene().ballot) =>
    signBatch(
      signingPlace(scene().patto),
      ballot,
      people.slice(from, to).map((voter, i) => ({ voter, points: pick(ballot.mode, i % 3) })),
    );
  const tally = (ballot = scene().ballot) => scene().patto.ballotBox.read.tally([ballot.ballotId]);

  it('counts every good vote in one event, in its order', async () => {
    const { patto } = scene();
    const [event, ...others] = await eventsOf(patto, patto.ballotBox, send(await votesOf(0, 10)));
    expect(others).to.deep.equal([]);
    if (event?.eventName !== 'VotesCast') throw new Error('The votes were not published');
    const votes = decodePackedVotes(hexToBytes(event.args.votes), mode);
    expect(votes.map(({ memberIndex }) => memberIndex)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await tally()).to.deep.equal([4n, 3n, 3n]);
  });

  it('passes over each bad entry among good ones and says why', async () => {
    const { patto, ballot } = scene();
    const [stranger, late, left] = [people[19], people[18], people[17]];
    const [good, two, repeated] = people;
    if (!stranger || !late || !left || !good || !two || !repeated) throw new Error('Too few voters');
    const { membership, connection } = patto;
    await joinAll(patto, ballot.commonsId, [late.address]);
    await connection.networkHelpers.setBalance(left.address, 10n ** 18n);
    await membership.write.resign([ballot.commonsId], { account: left });

    const entry = async (voter: typeof good, choices: bigint) => ({
      signature: await signWord(patto, ballot, voter, choices),
      choices,
    });
    const entries = [
      await entry(good, 1n),
      { signature: `0x${'00'.repeat(64)}` as const, choices: 1n },
      { signature: `0x${'ff'.repeat(64)}` as const, choices: 1n },
      await entry(stranger, 1n),
      await entry(late, 1n),
      await entry(left, 1n),
      await entry(two, 0b11n),
      await entry(two, 0b1000n),
      await entry(repeated, 2n),
      await entry(repeated, 4n),
      await entry(two, 4n),
    ];
    const transaction = await send(encodeBatch(entries, mode));
    expect(await skippedIn(patto, transaction)).to.deep.equal({
      1: 'InvalidSignature',
      2: 'InvalidSignature',
      3: 'NotMember',
      4: 'MemberAfterStart',
      5: 'NotMember',
      6: 'InvalidChoices',
      7: 'InvalidChoices',
      9: 'AlreadyVoted',
    });
    expect(await tally()).to.deep.equal([1n, 1n, 1n]);
    expect((await patto.ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(3);
  });

  it('changes nothing when it is replayed', async () => {
    const { patto, ballot } = scene();
    const entries = await votesOf(0, 5);
    await send(entries);
    const before = await patto.ballotBox.read.ballot([ballot.ballotId]);
    const events = await eventsOf(patto, patto.ballotBox, send(entries));
    expect(events.map(({ eventName }) => eventName)).to.deep.equal(['VotesSkipped']);
    expect(await patto.ballotBox.read.ballot([ballot.ballotId])).to.deep.equal(before);
  });

  it('finds a vote that stands in it twice, also in the same word of marks', async () => {
    const { patto } = scene();
    const entries = await votesOf(0, 2);
    const twice = `${entries}${entries.slice(2)}` as const;
    expect(await skippedIn(patto, await send(twice))).to.deep.equal({ 2: 'AlreadyVoted', 3: 'AlreadyVoted' });
    expect(await tally()).to.deep.equal([1n, 1n, 0n]);
  });

  it('counts no vote with one flipped bit in any of its bytes, and no other vote suffers', async function () {
    this.timeout(30_000);
    const { patto, ballot } = scene();
    const victim = hexToBytes(await votesOf(0, 1));
    for (let position = 0; position < victim.length; position++) {
      const flipped = victim.slice();
      flipped[position] = (flipped[position] ?? 0) ^ (1 << (position % 8));
      const companion = await votesOf(1, 2);
      const skipped = await skippedIn(patto, await send(`${bytesToHex(flipped)}${companion.slice(2)}`));
      expect(skipped[0], `byte ${position}`).to.be.oneOf(['NotMember', 'InvalidSignature', 'InvalidChoices']);
      expect(skipped[1]).to.equal(position === 0 ? undefined : 'AlreadyVoted');
    }
    expect(await patto.ballotBox.read.hasVoted([ballot.ballotId, 1])).to.equal(false);
    expect(await skippedIn(patto, await send(bytesToHex(victim)))).to.deep.equal({});
    expect(await tally()).to.deep.equal([2n, 0n, 0n]);
  });

  it('takes the high twin of a signature for none', async () => {
    const { patto } = scene();
    const bytes = hexToBytes(await votesOf(0, 1));
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const vs = BigInt(bytesToHex(bytes.slice(32, 64)));
    const twin = order - (vs & ((1n << 255n) - 1n));
    // A high s has no room for the parity of y in EIP-2098, but its lower 255 bits can be tried.
    const forged = (twin & ((1n << 255n) - 1n)) | (((vs >> 255n) ^ 1n) << 255n);
    bytes.set(hexToBytes(`0x${forged.toString(16).padStart(64, '0')}`), 32);
    expect((await skippedIn(patto, await send(bytesToHex(bytes))))[0]).to.be.oneOf([
      'InvalidSignature',
      'NotMember',
    ]);
  });

  it('has 1 to 500 whole entries', async () => {
    const whole = await votesOf(0, 1);
    for (const entries of ['0x', whole.slice(0, -2), `${whole}00`] as Hex[]) {
      await expectRefused(send(entries), 'BallotBoxInvalidBatch');
    }
    const many = (count: number): Hex => `0x${'00'.repeat(65 * count)}`;
    await expectRefused(send(many(501)), 'BallotBoxInvalidBatch');
    const skipped = await skippedIn(scene().patto, await send(many(500)));
    expect(Object.keys(skipped)).to.have.lengthOf(500);
  });

  it('takes no signature made for another chain, contract or ballot', async () => {
    const { patto, ballot, commonsId } = scene();
    const [voter] = people;
    if (!voter) throw new Error('There is no voter');
    const other = await openBallot(patto, commonsId, mode);
    const { chainId, verifyingContract } = signingPlace(patto);
    const vote = { voter, points: [1, 0, 0] };
    const signatures = [
      await signVote({ chainId: chainId + 1, verifyingContract }, ballot, vote),
      await signVote({ chainId, verifyingContract: patto.membership.address }, ballot, vote),
      await signVote(signingPlace(patto), other, vote),
      await signVote(
        signingPlace(patto),
        { ...ballot, sheet: { ...ballot.sheet, question: 'Another?' } },
        vote,
      ),
    ];
    const entries = encodeBatch(
      signatures.map((signature) => ({ signature, choices: 1n })),
      mode,
    );
    expect(await skippedIn(patto, await send(entries))).to.deep.equal({
      0: 'NotMember',
      1: 'NotMember',
      2: 'NotMember',
      3: 'NotMember',
    });
  });

  it('marks members whose words of marks alternate', async () => {
    const { patto, commonsId } = scene();
    const more = voters(600, 1_000);
    for (let from = 0; from < 600; from += 200) {
      await joinAll(
        patto,
        commonsId,
        more.slice(from, from + 200).map(({ address }) => address),
      );
    }
    const ballot = await openBallot(patto, commonsId, mode);
    const picked = [0, 300, 1, 301, 599, 2].flatMap((i) => more[i] ?? []);
    const entries = await signBatch(
      signingPlace(patto),
      ballot,
      picked.map((voter) => ({ voter, points: [0, 0, 1] })),
    );
    await send(entries, ballot);
    expect(await tally(ballot)).to.deep.equal([0n, 0n, 6n]);
    for (const i of [0, 300, 1, 301, 599, 2]) {
      expect(await patto.ballotBox.read.hasVoted([ballot.ballotId, 19 + i])).to.equal(true);
    }
    expect(Object.values(await skippedIn(patto, await send(entries, ballot)))).to.deep.equal(
      new Array(6).fill('AlreadyVoted'),
    );
  });

  describe('and the sheet', () => {
    it('must be the one that the ballot was opened with', async () => {
      const { ballot } = scene();
      const changed = hexToBytes(ballot.sheetBytes);
      changed[20] = (changed[20] ?? 0) ^ 1;
      const entries = await votesOf(0, 1);
      await expectRefused(send(entries, ballot, bytesToHex(changed)), 'BallotBoxWrongSheet');
      await expectRefused(send(entries, ballot, '0x'), 'BallotBoxWrongSheet');
    });

    it('must be well made, or its ballot takes no signed vote', async () => {
      const { patto, commonsId, ballot } = scene();
      const { ballotBox, people: roles, time } = patto;
      const bytes = ballot.sheetBytes;
      const broken = [
        '0x',
        bytes.slice(0, 12),
        bytes.slice(0, -2),
        `${bytes}00`,
        bytes.slice(0, 20),
        bytes.slice(0, 70),
      ];
      let ballotId = ballot.ballotId;
      for (const sheet of broken as Hex[]) {
        const end = (await time.latest()) + day;
        await ballotBox.write.open([commonsId, encodeMode(mode), 0, end, keccak256(sheet), keccak256('0x')], {
          account: roles.steward.account,
        });
        ballotId += 1;
        const call = send(await votesOf(0, 1), { ...ballot, ballotId }, sheet);
        await expectRefused(call, 'BallotBoxMalformedSheet');
      }
    });
  });

  it('signs 255 options in their order with every byte of their labels', async () => {
    const { patto, commonsId } = scene();
    const wide = approval({ optionCount: 255, blank: true });
    const sheet = sheetFor(255);
    sheet.options.forEach((option, i) => (option.label = `${i} ${'ż'.repeat(i % 58)}`));
    const ballot = await openBallot(patto, commonsId, wide, sheet);
    const choices = [[], [254], [0, 1, 2, 63, 64, 254], Array.from({ length: 255 }, (_, i) => i)];
    const entries = await signBatch(
      signingPlace(patto),
      ballot,
      people.slice(0, 4).map((voter, i) => ({ voter, points: pick(wide, ...(choices[i] ?? [])) })),
    );
    expect(await skippedIn(patto, await send(entries, ballot))).to.deep.equal({});
    const counters = await tally(ballot);
    expect([counters[0], counters[3], counters[64], counters[254]]).to.deep.equal([2n, 1n, 2n, 3n]);
  });
});

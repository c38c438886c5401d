// One suite for every way to vote: what holds of a vote holds whichever way it came.
import { expect } from 'chai';
import { keccak256, parseEventLogs, toHex, type LocalAccount } from 'viem';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, cumulative, quadratic, score, singleChoice } from '@patto/protocol/ballots/modes';
import { encodeChoices, encodePackedVotes } from '@patto/protocol/ballots/vote';
import { moveTypedData } from '@patto/protocol/members/messages';
import { extendVoteDigest } from '@patto/protocol/ballots/voteDigest';
import { openBallot, sheetFor, type OpenBallot } from './support/ballots.ts';
import { ways, type Way } from './support/casting.ts';
import {
  eligibility,
  farDeadline,
  longAgo,
  foundStewardedCommons,
  joinAll,
  tagOf,
  voters,
} from './support/commons.ts';
import { day } from '../support/deployment.ts';
import type { Deployment } from './support/patto.ts';
import { withPatto } from './support/scene.ts';

const people = voters(8);
const member = (number: number): LocalAccount => people[number] ?? raise();

function raise(): never {
  throw new Error('There is no such voter');
}

/** Modes with a vote that keeps the rules and votes that each break one. */
const cases: { name: string; mode: BallotMode; good: number[]; bad: Record<string, bigint> }[] = [
  {
    name: 'single choice',
    mode: singleChoice({ optionCount: 3 }),
    good: [0, 1, 0],
    bad: { 'no choice': 0n, 'two choices': 0b011n, 'an unknown option': 0b1000n },
  },
  {
    name: 'approval of up to 3 of 64',
    mode: approval({ optionCount: 64, maxChoices: 3 }),
    good: Array.from({ length: 64 }, (_, i) => ([0, 31, 63].includes(i) ? 1 : 0)),
    bad: { 'no choice': 0n, 'four choices': 0b1111n, 'an unknown option': 1n << 64n },
  },
  ...[65, 128, 220, 255].map((optionCount) => ({
    name: `approval of up to 3 of ${optionCount}`,
    mode: approval({ optionCount, maxChoices: 3 }),
    good: Array.from({ length: optionCount }, (_, i) => ([0, 63, optionCount - 1].includes(i) ? 1 : 0)),
    bad: { 'no choice': 0n, 'four choices': 0b1111n, 'an unknown option': 1n << BigInt(optionCount) },
  })),
  {
    name: 'up to 3 points on each of 128',
    mode: score({ optionCount: 128, maxPerOption: 3 }),
    good: Array.from({ length: 128 }, (_, i) => i % 4),
    bad: { 'no points at all': 0n },
  },
  {
    name: 'score from 0 to 10',
    mode: score({ optionCount: 5, maxPerOption: 10 }),
    good: [10, 0, 3, 1, 7],
    bad: { 'no points at all': 0n, 'eleven points': 11n, 'an unknown option': 1n << 20n },
  },
  {
    name: '7 points to share out',
    mode: cumulative({ optionCount: 20, points: 7, blank: true }),
    good: [3, 0, 4, ...new Array<number>(17).fill(0)],
    bad: { 'eight points': 0b001_111n, 'an unknown option': 1n << 60n },
  },
  {
    name: '100 quadratic credits',
    mode: quadratic({ optionCount: 4, points: 100 }),
    good: [8, 6, 0, 0],
    bad: { 'credits for 8² + 6² + 1': 0x168n, 'eleven points': 11n, 'an unknown option': 1n << 16n },
  },
  {
    name: 'scores up to 255 that fill the word',
    mode: score({ optionCount: 32, maxPerOption: 255 }),
    good: Array.from({ length: 32 }, (_, i) => 255 - i),
    bad: { 'no points at all': 0n },
  },
];

for (const way of ways) describe(`A vote by ${way.name}`, () => behaves(way));

function behaves(way: Way): void {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    await joinAll(
      patto,
      commonsId,
      people.slice(0, 6).map(({ address }) => address),
    );
    for (const { address } of people) {
      await patto.connection.networkHelpers.setBalance(address, 10n ** 20n);
    }
    return { commonsId };
  });

  const yesNo = singleChoice({ optionCount: 3 });
  const open = (mode: BallotMode = yesNo) => openBallot(scene().patto, scene().commonsId, mode);
  const bring = (ballot: OpenBallot, voter: LocalAccount, choices: bigint, by: Way = way) =>
    by.bring(scene().patto, ballot, voter, choices);

  for (const { name, mode, good, bad } of cases) {
    describe(`in a ballot of ${name}`, () => {
      it('is counted, marked, chained and published', async () => {
        const { patto } = scene();
        const { ballotBox, publicClient } = patto;
        const ballot = await open(mode);
        const choices = encodeChoices(good, mode);
        expect(await bring(ballot, member(1), choices)).to.equal('counted');
        expect(await bring(ballot, member(4), choices)).to.equal('counted');

        const { ballotId } = ballot;
        const counters = await ballotBox.read.tally([ballotId]);
        expect(counters).to.deep.equal(good.map((points) => BigInt(2 * points)));
        expect(await ballotBox.read.hasVoted([ballotId, 2])).to.equal(true);
        expect(await ballotBox.read.hasVoted([ballotId, 3])).to.equal(false);
        const fromBlock = 0n;
        const logs = await publicClient.getLogs({ address: ballotBox.address, fromBlock });
        const published = parseEventLogs({ abi: ballotBox.abi, logs, eventName: 'VotesCast' });
        const expected = [2, 5].map((memberIndex) =>
          toHex(encodePackedVotes([{ memberIndex, choices, weight: 1 }], mode)),
        );
        expect(published.map(({ args }) => args.votes)).to.deep.equal(expected);
        const { votes, voteDigest } = await ballotBox.read.ballot([ballotId]);
        expect(votes).to.equal(2);
        expect(voteDigest).to.equal(expected.reduce((digest, each) => extendVoteDigest(digest, each), 0n));
      });

      for (const [problem, choices] of Object.entries(bad)) {
        it(`is refused with ${problem}`, async () => {
          const ballot = await open(mode);
          expect(await bring(ballot, member(1), choices)).to.equal('InvalidChoices');
          await expectNothingCounted(scene().patto, ballot, 2);
        });
      }
    });
  }

  it('may be blank where the mode allows it, and counts for the quorum', async () => {
    const ballot = await open(approval({ optionCount: 4, blank: true }));
    expect(await bring(ballot, member(0), 0n)).to.equal('counted');
    const { votes } = await scene().patto.ballotBox.read.ballot([ballot.ballotId]);
    expect(votes).to.equal(1);
  });

  describe('in time', () => {
    it('is taken from the second after the start to the second of the end', async () => {
      const { patto } = scene();
      const ballot = await open();
      expect(await bring(ballot, member(0), 1n)).to.equal('counted');
      await lastSeconds(patto, ballot);
      expect(await bringAt(ballot.end, ballot, member(1))).to.equal('counted');
      expect(await bringAt(ballot.end + 1, ballot, member(2))).to.equal('WrongPhase');
    });

    it('is refused before the start, also in its very second, and once cancelled', async () => {
      const { patto, commonsId } = scene();
      const { ballotBox, time } = patto;
      const start = (await time.latest()) + 1_000;
      const by = { account: patto.people.steward.account };
      const sheet = sheetFor(3);
      const ballot = { ...(await open()), ballotId: 2, sheet };
      for (let number = 2; number <= 3; number++) {
        const args = [
          commonsId,
          encodeMode(yesNo),
          start,
          start + day,
          keccak256(ballot.sheetBytes),
          keccak256('0x'),
        ] as const;
        await ballotBox.write.open(args, by);
      }
      await ballotBox.write.cancel([3], by);
      expect(await bring(ballot, member(0), 1n)).to.equal('WrongPhase');
      await time.increaseTo(start - 3);
      expect(await bringAt(start, ballot, member(0))).to.equal('WrongPhase');
      await time.increaseTo(start + 10);
      expect(await bring(ballot, member(0), 1n)).to.equal('counted');
      expect(await bring({ ...ballot, ballotId: 3 }, member(0), 1n)).to.equal('WrongPhase');
      expect(await bring({ ...ballot, ballotId: 99 }, member(0), 1n)).to.equal('UnknownBallot');
    });
  });

  describe('by its voter', () => {
    it('is refused from who is not a member', async () => {
      expect(await bring(await open(), member(7), 1n)).to.equal('NotMember');
    });

    it('is refused from a member since after the start', async () => {
      const { patto, commonsId } = scene();
      const ballot = await open();
      await joinAll(patto, commonsId, [member(6).address]);
      expect(await bring(ballot, member(6), 1n)).to.equal('MemberAfterStart');
    });

    it('is taken from who joined in the very second of the start', async () => {
      const { patto, commonsId } = scene();
      const { address } = member(7);
      const signature = await eligibility(patto, commonsId, address);
      const start = (await patto.time.latest()) + 100;
      await patto.time.setNextBlockTimestamp(start);
      await patto.membership.write.join([commonsId, tagOf(address), longAgo, farDeadline, signature], {
        account: member(7),
      });
      const ballot = await open();
      expect(await bring(ballot, member(7), 1n)).to.equal('counted');
    });

    it('is refused from who left, and from who came back after the start', async () => {
      const { patto, commonsId } = scene();
      const ballot = await open();
      await patto.membership.write.resign([commonsId], { account: member(0) });
      expect(await bring(ballot, member(0), 1n)).to.equal('NotMember');
      await patto.time.increase(8 * day);
      await patto.membership.write.rejoin([commonsId], { account: member(0) });
      expect(await bring(ballot, member(0), 1n)).to.equal('MemberAfterStart');
      await expectNothingCounted(patto, ballot, 1);
    });

    for (const first of ways) {
      it(`is refused after a vote by ${first.name}`, async () => {
        const ballot = await open();
        expect(await bring(ballot, member(0), 1n, first)).to.equal('counted');
        expect(await bring(ballot, member(0), 2n)).to.equal('AlreadyVoted');
        expect(await scene().patto.ballotBox.read.tally([ballot.ballotId])).to.deep.equal([1n, 0n, 0n]);
      });
    }

    it('is refused from both accounts of who voted and moved', async () => {
      const ballot = await open();
      expect(await bring(ballot, member(0), 1n)).to.equal('counted');
      await move(member(0), member(6));
      expect(await bring(ballot, member(6), 1n)).to.equal('AlreadyVoted');
      expect(await bring(ballot, member(0), 1n)).to.equal('NotMember');
    });

    it('is taken once, from the new account, of who moved before voting', async () => {
      const ballot = await open();
      await move(member(0), member(6));
      expect(await bring(ballot, member(0), 1n)).to.equal('NotMember');
      expect(await bring(ballot, member(6), 1n)).to.equal('counted');
    });
  });

  describe('in an advisory ballot weighted by reputation', () => {
    const mode = singleChoice({ optionCount: 2, weighted: true });

    it('weighs what its member had at the start, whatever came after', async () => {
      const { ballotBox, publicClient } = scene().patto;
      await award(member(0), 5);
      const ballot = await open(mode);
      await award(member(0), 70);
      expect(await bring(ballot, member(0), 2n)).to.equal('counted');
      expect(await ballotBox.read.tally([ballot.ballotId])).to.deep.equal([0n, 5n]);
      expect((await ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(1);
      const logs = await publicClient.getLogs({ address: ballotBox.address, fromBlock: 0n });
      const [event] = parseEventLogs({ abi: ballotBox.abi, logs, eventName: 'VotesCast' });
      expect(event?.args.votes).to.equal('0x000001' + '02' + '00000005');
    });

    it('stands in one word with its weight, for the last of 224 options as for the first', async () => {
      const { ballotBox, publicClient } = scene().patto;
      await award(member(0), 5);
      const ballot = await open(approval({ optionCount: 224, weighted: true }));
      expect(await bring(ballot, member(0), (1n << 223n) | 1n)).to.equal('counted');
      const counters = await ballotBox.read.tally([ballot.ballotId]);
      expect(counters).to.deep.equal([5n, ...new Array<bigint>(222).fill(0n), 5n]);
      const logs = await publicClient.getLogs({ address: ballotBox.address, fromBlock: 0n });
      const [event] = parseEventLogs({ abi: ballotBox.abi, logs, eventName: 'VotesCast' });
      expect(event?.args.votes).to.equal(`0x000001${'80'.padEnd(54, '0')}0100000005`);
    });

    it('is refused without reputation at the start', async () => {
      const ballot = await open(mode);
      await award(member(0), 5);
      expect(await bring(ballot, member(0), 2n)).to.equal('NoReputation');
      await expectNothingCounted(scene().patto, ballot, 1);
    });
  });

  async function award(account: LocalAccount, amount: number): Promise<void> {
    const { patto, commonsId } = scene();
    await patto.reputation.write.awardBatch([commonsId, [account.address], [amount], keccak256('0x07')], {
      account: patto.people.steward.account,
    });
  }

  async function move(from: LocalAccount, to: LocalAccount): Promise<void> {
    const { patto, commonsId } = scene();
    const { membership, chainId } = patto;
    const place = { chainId, verifyingContract: membership.address };
    const message = { commonsId, from: from.address, to: to.address, deadline: farDeadline };
    const signature = await from.signTypedData(moveTypedData(place, message));
    await membership.write.move([commonsId, from.address, farDeadline, signature], { account: to });
  }

  /** Brings a vote in a block of this very second. */
  async function bringAt(second: number, ballot: OpenBallot, voter: LocalAccount): Promise<string> {
    await scene().patto.time.setNextBlockTimestamp(second);
    return bring(ballot, voter, 1n);
  }
}

async function lastSeconds({ time }: Deployment, { end }: OpenBallot): Promise<void> {
  await time.increaseTo(end - 5);
}

async function expectNothingCounted(
  { ballotBox }: Deployment,
  { ballotId }: OpenBallot,
  memberIndex: number,
) {
  const { votes, voteDigest } = await ballotBox.read.ballot([ballotId]);
  expect([votes, voteDigest]).to.deep.equal([0, 0n]);
  expect(await ballotBox.read.hasVoted([ballotId, memberIndex])).to.equal(false);
}

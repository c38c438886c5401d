// Who puts a result of equal shares forward, who endorses it, and what becomes of it when members disagree.
import { expect } from 'chai';
import { getAddress, type Account, type LocalAccount } from 'viem';
import { endorseResult } from '@patto/protocol/acts/results';
import { singleChoice } from '@patto/protocol/ballots/modes';
import { contestTypedData } from '@patto/protocol/ballots/resultMessages';
import { selectedOptions } from '@patto/protocol/ballots/rules/selection';
import { moveTypedData } from '@patto/protocol/members/messages';
import { forwardTypedData } from '@patto/protocol/metatx/forwardRequest';
import { day, durations } from '../support/deployment.ts';
import { openBallot, signingPlace, type OpenBallot } from './support/ballots.ts';
import { farDeadline, foundStewardedCommons, joinAll, voters } from './support/commons.ts';
import { endedShares, openShares, reason, resultOf } from './support/endorsing.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const people = voters(8);
const [first, second, third, fourth, fifth, latecomer, successor, outsider] = people as [
  LocalAccount,
  LocalAccount,
  LocalAccount,
  LocalAccount,
  LocalAccount,
  LocalAccount,
  LocalAccount,
  LocalAccount,
];
const [a, b, c] = [0b001n, 0b010n, 0b100n];

describe('A result that members endorse', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const members = [first, second, third, fourth, fifth].map(({ address }) => address);
    await joinAll(patto, commonsId, members);
    for (const { address } of people) {
      await patto.connection.networkHelpers.setBalance(address, 10n ** 20n);
    }
    return { commonsId };
  });
  const ended = () => endedShares(scene().patto, scene().commonsId);
  const acts = (ballot: OpenBallot) => resultOf(scene().patto, ballot);
  const role = (name: 'admin' | 'steward' | 'stranger' | 'guardian' | 'deployer'): Account =>
    scene().patto.people[name].account;
  const makeSteward = async ({ address }: LocalAccount) => {
    const { patto, commonsId } = scene();
    await joinAll(patto, commonsId, [address]);
    await patto.membership.write.setSteward([commonsId, address, true], { account: role('admin') });
  };

  describe('is decided by members of the start only:', () => {
    it('a stranger puts nothing forward one second after the end, and the honest one still gets through', async () => {
      const { patto } = scene();
      const ballot = await ended();
      const { endorse, breakTie, contest, finalize, phase, read } = acts(ballot);
      // The second after the end is the next block's, and a refused call takes none.
      for (const selected of [0n, c]) {
        await expectRefused(endorse(role('stranger'), selected), 'BallotBoxNotMember');
      }
      await endorse(first, a);
      expect(await patto.time.latest()).to.equal(ballot.end + 1);
      for (const by of [role('stranger'), outsider]) {
        await expectRefused(endorse(by, c), 'BallotBoxNotMember');
        await expectRefused(endorse(by, a), 'BallotBoxNotMember');
        await expectRefused(contest(by), 'BallotBoxNotMember');
        await expectRefused(breakTie(by, a), 'BallotBoxWrongPhase');
      }
      expect(await phase()).to.equal('Proposed');
      await patto.time.increase(durations.challengeWindow + 1);
      await finalize();
      expect(await read()).to.deep.include({ selected: a, cost: 10n, endorsements: 1, tied: 1 });
    });

    it('no stranger, latecomer, guardian, deployer, steward or admin who was none endorses or contests', async () => {
      const { patto, commonsId } = scene();
      const ballot = await ended();
      const { endorse, contest, read } = acts(ballot);
      await makeSteward(outsider);
      await joinAll(patto, commonsId, [latecomer.address]);
      await endorse(first, a);
      const before = await read();
      const wrong: [Account, string][] = [
        [role('stranger'), 'BallotBoxNotMember'],
        [role('guardian'), 'BallotBoxNotMember'],
        [role('deployer'), 'BallotBoxNotMember'],
        [role('admin'), 'BallotBoxNotMember'],
        [latecomer, 'BallotBoxMemberAfterStart'],
        [outsider, 'BallotBoxMemberAfterStart'],
      ];
      for (const [by, refusal] of wrong) {
        await expectRefused(endorse(by, a), refusal);
        await expectRefused(contest(by), refusal);
      }
      for (const [by, refusal] of wrong.slice(0, 3)) await expectRefused(endorse(by, b), refusal);
      await expectRefused(endorse(latecomer, b), 'BallotBoxMemberAfterStart');
      expect(await read()).to.deep.equal(before);
    });

    it('each endorses once, whichever selection, and never takes it back', async () => {
      const { endorse, read } = acts(await ended());
      await endorse(first, a);
      for (const selected of [a, b]) {
        await expectRefused(endorse(first, selected), 'BallotBoxAlreadyEndorsed');
      }
      await endorse(second, b);
      await expectRefused(endorse(second, a), 'BallotBoxAlreadyEndorsed');
      expect(await read()).to.deep.include({ selected: a, endorsements: 1, tied: 2 });
    });

    it('a steward or the admin who was none puts one forward, once, and it counts for nothing', async () => {
      const { patto } = scene();
      const ballot = await ended();
      const { endorse, read } = acts(ballot);
      await makeSteward(latecomer);
      const events = await eventsOf(patto, patto.ballotBox, endorse(role('admin'), a));
      expect(events.map(({ eventName }) => eventName)).to.deep.equal(['ResultProposed']);
      expect(await read()).to.deep.include({ selected: a, cost: 10n, endorsements: 0, tied: 1 });
      await expectRefused(endorse(role('admin'), b), 'BallotBoxAlreadyEndorsed');
      await endorse(latecomer, b);
      expect(await read()).to.deep.include({ selected: a, endorsements: 0, tied: 2 });
      await expectRefused(endorse(latecomer, c), 'BallotBoxAlreadyEndorsed');
      await endorse(first, b);
      expect(await read()).to.deep.include({ selected: b, endorsements: 1, tied: 1 });
    });

    it('a steward who was one endorses like every other member', async () => {
      const { patto } = scene();
      const { endorse, read } = acts(await ended());
      const events = await eventsOf(patto, patto.ballotBox, endorse(role('steward'), a));
      expect(events.map(({ eventName }) => eventName)).to.deep.equal(['ResultProposed', 'ResultEndorsed']);
      expect(await read()).to.deep.include({ endorsements: 1 });
    });

    it('through the forwarder each acts in its own name', async () => {
      const { patto } = scene();
      const { ballotBox, forwarder, chainId, people: roles, time } = patto;
      const ballot = await ended();
      const { ballotId, sheetBytes } = ballot;
      const selected = selectedOptions(a);
      const call = endorseResult(ballotBox.address, {
        ballotId,
        selected,
        sheet: sheetBytes,
        voteDigest: 0n,
      });
      const deadline = (await time.latest()) + 1_000;
      const request = { from: first.address, value: 0n, gas: 2_000_000n, deadline, ...call };
      const place = { chainId, verifyingContract: forwarder.address };
      const signature = await first.signTypedData(forwardTypedData(place, { ...request, nonce: 0n }));
      const sent = forwarder.write.execute([{ ...request, signature }], { account: roles.relayer.account });
      const [, endorsed] = await eventsOf(patto, ballotBox, sent);
      expect(endorsed?.args).to.deep.include({ by: first.address, selected: a, endorsements: 1 });
    });
  });

  describe('is decided by who was a member at the start, whatever became of it since:', () => {
    it('who resigned, and who came back, but not who had left before', async () => {
      const { patto, commonsId } = scene();
      const { membership } = patto;
      await membership.write.resign([commonsId], { account: third });
      const { endorse, contest, read } = acts(await ended());
      await membership.write.rejoin([commonsId], { account: third });
      await membership.write.resign([commonsId], { account: first });
      await membership.write.resign([commonsId], { account: second });
      await patto.time.increase(8 * day);
      await membership.write.rejoin([commonsId], { account: second });
      await expectRefused(endorse(third, a), 'BallotBoxMemberAfterStart');
      await endorse(first, a);
      await endorse(second, a);
      await contest(first);
      await contest(second);
      expect(await read()).to.deep.include({ endorsements: 2 });
    });

    it('who voted, also after leaving and coming back twice, which hides it of who did not', async () => {
      const { patto, commonsId } = scene();
      const { membership, ballotBox, time } = patto;
      const ballot = await openShares(patto, commonsId);
      await ballotBox.write.cast([ballot.ballotId, 1n], { account: first });
      for (let round = 0; round < 2; round++) {
        for (const account of [first, second]) await membership.write.resign([commonsId], { account });
        await time.increase(8 * day);
        for (const account of [first, second]) await membership.write.rejoin([commonsId], { account });
      }
      const { endorse, contest, read } = acts(ballot);
      await expectRefused(endorse(second, a), 'BallotBoxMemberAfterStart');
      await endorse(first, a);
      await expectRefused(contest(second), 'BallotBoxMemberAfterStart');
      await contest(first);
      await expectRefused(endorse(first, a), 'BallotBoxAlreadyEndorsed');
      expect(await read()).to.deep.include({ endorsements: 1 });
    });

    it('the old account, not the one that got the membership without its signature, though its member voted', async () => {
      const { patto, commonsId } = scene();
      const { membership, ballotBox, time } = patto;
      const propose = (from: LocalAccount, to: LocalAccount) =>
        membership.write.proposeMove([commonsId, from.address, to.address], { account: role('admin') });
      await propose(first, successor);
      await time.increase(durations.publicWait - day);
      const ballot = await openShares(patto, commonsId);
      await time.increase(day);
      await membership.write.acceptMove([commonsId, first.address], { account: successor });
      await ballotBox.write.cast([ballot.ballotId, 1n], { account: first });
      await time.increaseTo(ballot.end + 1);
      const { endorse, contest, read } = acts(ballot);
      await expectRefused(endorse(successor, a), 'BallotBoxMemberAfterStart');
      // Nor does leaving and coming back help it, though its member voted.
      for (let round = 0; round < 2; round++) {
        await membership.write.resign([commonsId], { account: successor });
        await expectRefused(endorse(successor, a), 'BallotBoxNotMember');
        await time.increase(8 * day);
        await membership.write.rejoin([commonsId], { account: successor });
      }
      await expectRefused(endorse(successor, a), 'BallotBoxMemberAfterStart');
      await endorse(first, a);
      await contest(first);
      await expectRefused(contest(successor), 'BallotBoxMemberAfterStart');
      expect(await read()).to.deep.include({ endorsements: 1 });
    });

    it('the account that the owner moved to, in place of the old one and once for both', async () => {
      const { patto, commonsId } = scene();
      const { membership, chainId, connection } = patto;
      const { endorse, contest } = acts(await ended());
      const place = { chainId, verifyingContract: membership.address };
      const { address: from } = first;
      const message = { commonsId, from, to: successor.address, deadline: farDeadline };
      const signature = await first.signTypedData(moveTypedData(place, message));
      const move = () =>
        membership.write.move([commonsId, from, farDeadline, signature], { account: successor });

      const before = await connection.networkHelpers.takeSnapshot();
      await move();
      await expectRefused(endorse(first, a), 'BallotBoxNotMember');
      await endorse(successor, a);
      await contest(successor);
      await before.restore();
      await endorse(first, a);
      await contest(first);
      await move();
      await expectRefused(endorse(successor, b), 'BallotBoxAlreadyEndorsed');
      await expectRefused(contest(successor), 'BallotBoxAlreadyEndorsed');
    });
  });

  describe('in a tie', () => {
    it('of one member against one waits, and a third decides', async () => {
      const { patto } = scene();
      const { connection, time } = patto;
      const { endorse, finalize, phase, read } = acts(await ended());
      await endorse(first, a);
      await endorse(second, b);
      expect(await read()).to.deep.include({ selected: a, endorsements: 1, tied: 2 });
      const before = await connection.networkHelpers.takeSnapshot();
      await time.increase(durations.challengeWindow + 1);
      expect(await phase()).to.equal('Tied');
      await expectRefused(finalize(), 'BallotBoxWrongPhase');
      await before.restore();

      await endorse(third, b);
      expect(await read()).to.deep.include({ selected: b, endorsements: 2, tied: 1 });
      await time.increase(durations.challengeWindow + 1);
      expect(await phase()).to.equal('Proposed');
      await finalize();
      expect(await phase()).to.equal('Final');
      expect(await read()).to.deep.include({ selected: b, cost: 10n });
    });

    it('is broken by the admin only, among those at the top only, with a reason and for good', async () => {
      const { patto } = scene();
      const { ballotBox, time } = patto;
      const ballot = await ended();
      const { endorse, breakTie, finalize, phase, read } = acts(ballot);
      await endorse(first, a);
      await endorse(second, b);
      await endorse(third, a);
      await endorse(fourth, b);
      await endorse(fifth, c);
      await expectRefused(breakTie(role('admin'), b), 'BallotBoxWrongPhase');
      await time.increase(durations.challengeWindow + day);
      for (const by of [role('stranger'), role('guardian'), role('deployer'), role('steward'), first]) {
        await expectRefused(breakTie(by, b), 'BallotBoxNotAuthorized');
      }
      // Endorsed less, never put forward, and no such option.
      for (const selected of [c, 0n, a | b, 1n << 200n]) {
        await expectRefused(breakTie(role('admin'), selected), 'BallotBoxNotTied');
      }
      const { ballotId } = ballot;
      const events = await eventsOf(patto, ballotBox, breakTie(role('admin'), b));
      expect(events.map(({ eventName, args }) => ({ eventName, args }))).to.deep.equal([
        {
          eventName: 'TieBroken',
          args: { ballotId, by: getAddress(role('admin').address), selected: b, reasonDigest: reason },
        },
        {
          eventName: 'ResultFinalized',
          args: { ballotId, selected: b, cost: 10n, votes: 0, quorumMet: true },
        },
      ]);
      expect(await phase()).to.equal('Final');
      expect(await read()).to.deep.include({ selected: b, cost: 10n });
      await expectRefused(breakTie(role('admin'), a), 'BallotBoxWrongPhase');
      await expectRefused(finalize(), 'BallotBoxWrongPhase');
      await expectRefused(endorse(role('steward'), a), 'BallotBoxWrongPhase');
    });

    it('that the admin leaves alone is broken in the reopened round, and final at that round’s end', async () => {
      const { patto } = scene();
      const { time } = patto;
      const { endorse, breakTie, finalize, phase, read } = acts(await ended());
      await endorse(first, a);
      await endorse(second, b);
      const { challengeEnd } = await read();
      await time.increaseTo(challengeEnd + 14 * day - 5);
      await expectRefused(endorse(third, b), 'BallotBoxWrongPhase');
      await time.increaseTo(challengeEnd + 14 * day + 1);
      expect(await phase()).to.equal('Proposed');
      await expectRefused(breakTie(role('admin'), a), 'BallotBoxWrongPhase');
      await endorse(third, b);
      expect(await read()).to.deep.include({
        selected: b,
        endorsements: 2,
        tied: 1,
        challengeEnd: challengeEnd + 21 * day,
      });
      await expectRefused(finalize(), 'BallotBoxChallengeOpen');
      await time.increaseTo(challengeEnd + 21 * day + 1);
      await expectRefused(endorse(fourth, a), 'BallotBoxChallengeOver');
      await finalize();
      expect(await phase()).to.equal('Final');
      expect((await read()).selected).to.equal(b);
    });

    it('that a reopened round leaves as it was goes back to the admin, and reopens again', async () => {
      const { patto } = scene();
      const { connection, time } = patto;
      const { endorse, breakTie, phase, read } = acts(await ended());
      await endorse(first, a);
      await endorse(second, b);
      const { challengeEnd } = await read();
      await time.increaseTo(challengeEnd + 15 * day);
      await endorse(third, a);
      await endorse(fourth, b);
      expect(await read()).to.deep.include({ endorsements: 2, tied: 2 });
      await time.increaseTo(challengeEnd + 22 * day);
      expect(await phase()).to.equal('Tied');
      const before = await connection.networkHelpers.takeSnapshot();
      await breakTie(role('admin'), a);
      expect((await read()).selected).to.equal(a);
      await before.restore();
      await time.increaseTo(challengeEnd + 36 * day);
      expect(await phase()).to.equal('Proposed');
      await endorse(fifth, b);
      expect(await read()).to.deep.include({ selected: b, tied: 1, challengeEnd: challengeEnd + 42 * day });
    });

    it('of what nobody endorsed, put forward by the admin and a steward of later, a member decides', async () => {
      const { patto } = scene();
      const { connection, time } = patto;
      const { endorse, breakTie, phase, read } = acts(await ended());
      await makeSteward(latecomer);
      await endorse(role('admin'), a);
      await endorse(latecomer, b);
      const { challengeEnd } = await read();
      await time.increaseTo(challengeEnd + 1);
      expect(await phase()).to.equal('Tied');
      const before = await connection.networkHelpers.takeSnapshot();
      await breakTie(role('admin'), b);
      await before.restore();
      await time.increaseTo(challengeEnd + 14 * day + 1);
      await endorse(first, c);
      expect(await read()).to.deep.include({ selected: c, cost: 20n, endorsements: 1, tied: 1 });
    });

    it('counts who came up to the top last, and one more of the leader’s ends it', async () => {
      const { endorse, read } = acts(await ended());
      await endorse(first, a);
      await endorse(second, a);
      await endorse(third, b);
      expect(await read()).to.deep.include({ selected: a, endorsements: 2, tied: 1 });
      await endorse(fourth, b);
      expect(await read()).to.deep.include({ selected: a, endorsements: 2, tied: 2 });
      await endorse(fifth, a);
      expect(await read()).to.deep.include({ selected: a, endorsements: 3, tied: 1 });
    });
  });

  describe('leaves time', () => {
    it('of a day after each new selection and each change at the top', async () => {
      const { time } = scene().patto;
      const { endorse, read } = acts(await ended());
      await endorse(first, a);
      const steps: [LocalAccount, bigint][] = [
        // A new selection ties, a third one too, then one leads, and the next comes up to it.
        [second, b],
        [third, c],
        [fourth, b],
        [fifth, c],
      ];
      for (const [by, selected] of steps) {
        const { challengeEnd } = await read();
        await time.increaseTo(challengeEnd - 10);
        await endorse(by, selected);
        expect((await read()).challengeEnd).to.equal((await time.latest()) + day);
      }
    });

    it('after a new selection of a steward that leads nowhere', async () => {
      const { time } = scene().patto;
      const { endorse, read } = acts(await ended());
      await endorse(first, a);
      await time.increaseTo((await read()).challengeEnd - 10);
      await endorse(role('admin'), b);
      expect(await read()).to.deep.include({
        selected: a,
        tied: 1,
        challengeEnd: (await time.latest()) + day,
      });
    });

    it('and no more where nothing changes at the top, or the window is long enough yet', async () => {
      const { time } = scene().patto;
      const { endorse, read } = acts(await ended());
      await endorse(first, a);
      const { challengeEnd } = await read();
      await endorse(second, b);
      await endorse(third, a);
      expect((await read()).challengeEnd).to.equal(challengeEnd);
      await time.increaseTo(challengeEnd - 10);
      await endorse(fourth, a);
      expect(await read()).to.deep.include({ selected: a, endorsements: 3, challengeEnd });
      await endorse(fifth, b);
      expect(await read()).to.deep.include({ selected: a, endorsements: 3, tied: 1, challengeEnd });
    });
  });

  describe('is contested', () => {
    it('with a public reason, once by each member, and it blocks nothing', async () => {
      const { patto } = scene();
      const { ballotBox, time } = patto;
      const ballot = await ended();
      const { endorse, contest, finalize, phase, read } = acts(ballot);
      await endorse(first, a);
      const before = await read();
      const [event] = await eventsOf(patto, ballotBox, contest(second));
      const { ballotId } = ballot;
      expect(event?.args).to.deep.equal({ ballotId, by: second.address, reasonDigest: reason });
      await expectRefused(contest(second), 'BallotBoxAlreadyEndorsed');
      // Who endorsed may contest, and the other way round.
      await contest(first);
      await endorse(second, a);
      expect(await read()).to.deep.equal({ ...before, endorsements: 2 });
      await time.increase(durations.challengeWindow + 1);
      await contest(third);
      expect(await phase()).to.equal('Proposed');
      await finalize();
      await expectRefused(contest(fourth), 'BallotBoxWrongPhase');
    });

    it('also in a tie, and not before something was put forward', async () => {
      const { patto } = scene();
      const { endorse, contest, phase } = acts(await ended());
      await expectRefused(contest(first), 'BallotBoxWrongPhase');
      await endorse(first, a);
      await endorse(second, b);
      await patto.time.increase(durations.challengeWindow + 1);
      await contest(third);
      expect(await phase()).to.equal('Tied');
    });
  });

  it('of a ballot that there is not is unknown, and of one that the chain counts has no such step', async () => {
    const { patto, commonsId } = scene();
    const { ballotBox } = patto;
    const ballot = await ended();
    const missing = 99;
    const signed = [first.address, '0x', ballot.sheetBytes] as const;
    const calls = [
      () => ballotBox.write.endorse([missing, a, 0n, ballot.sheetBytes], { account: first }),
      () => ballotBox.write.endorseFor([missing, a, ...signed]),
      () => ballotBox.write.contest([missing, reason], { account: first }),
      () => ballotBox.write.breakTie([missing, a, reason], { account: role('admin') }),
      () => ballotBox.write.finalize([missing, '0x']),
    ];
    for (const call of calls) await expectRefused(call(), 'BallotBoxUnknownBallot');
    const signature = await first.signTypedData(
      contestTypedData(signingPlace(patto), { ballotId: missing, reasonDigest: reason }),
    );
    const contest = ballotBox.write.contestFor([missing, reason, first.address, signature]);
    await expectRefused(contest, 'BallotBoxUnknownBallot');

    const { endorse: endorseRunning, contest: contestRunning } = acts(await openShares(patto, commonsId));
    await expectRefused(endorseRunning(first, a), 'BallotBoxWrongPhase');
    await expectRefused(contestRunning(first), 'BallotBoxWrongPhase');
    const counted = await openBallot(patto, commonsId, singleChoice({ optionCount: 3 }));
    await patto.time.increaseTo(counted.end + 1);
    const { endorse, contest: contestCounted, breakTie } = acts(counted);
    await expectRefused(endorse(first, a), 'BallotBoxWrongRule');
    await expectRefused(contestCounted(first), 'BallotBoxWrongPhase');
    await expectRefused(breakTie(role('admin'), a), 'BallotBoxWrongPhase');
  });
});

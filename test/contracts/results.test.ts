import { expect } from 'chai';
import { keccak256 } from 'viem';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, equalShares, greedyBudget, singleChoice } from '@patto/protocol/ballots/modes';
import { openBallot, pick, sheetFor, signBatch, signingPlace, type OpenBallot } from './support/ballots.ts';
import { foundStewardedCommons, joinAll, voters } from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { day, durations } from '../support/deployment.ts';
import type { Wallet } from './support/patto.ts';
import { withPatto } from './support/scene.ts';

const phases = { Ended: 4, Proposed: 5, Contested: 6, Final: 7 } as const;
const reason = keccak256('0x0a');

describe('A result', () => {
  const people = voters(12);
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [citizen, latecomer, leaver, mover] = patto.people.citizens;
    if (!citizen || !latecomer || !leaver || !mover) throw new Error('Too few accounts');
    const accounts = [citizen, leaver, mover].map(({ account }) => account.address);
    await joinAll(patto, commonsId, [...accounts, ...people.map(({ address }) => address)]);
    return { commonsId, citizen, latecomer, leaver };
  });

  /** Opens a ballot, gives each voter's options in turn and waits for the end. */
  const poll = async (
    mode: BallotMode,
    votes: number[][],
    costs: bigint[] = [],
    budget = 0n,
    labelBytes = 0,
  ) => {
    const { patto, commonsId } = scene();
    const sheet = sheetFor(mode.optionCount, costs, budget);
    for (const option of sheet.options) option.label = option.label.padEnd(labelBytes - 3, 'x');
    const ballot = await openBallot(patto, commonsId, mode, sheet);
    if (votes.length > 0) {
      const signed = votes.flatMap((options, i) => {
        const voter = people[i];
        return voter === undefined ? [] : [{ voter, points: pick(mode, ...options) }];
      });
      const entries = await signBatch(signingPlace(patto), ballot, signed);
      await patto.ballotBox.write.castBatch([ballot.ballotId, entries, ballot.sheetBytes]);
    }
    await patto.time.increaseTo(ballot.end + 1);
    return ballot;
  };
  const finalize = ({ ballotId, sheetBytes }: OpenBallot, sheet = sheetBytes) =>
    scene().patto.ballotBox.write.finalize([ballotId, sheet]);
  const finalOf = async (ballot: OpenBallot) => {
    const { patto } = scene();
    const [event] = await eventsOf(patto, patto.ballotBox, finalize(ballot));
    if (event?.eventName !== 'ResultFinalized') throw new Error('The result was not settled');
    return event.args;
  };

  describe('by plurality', () => {
    const mode = singleChoice({ optionCount: 3 });

    it('selects the option with most votes, whoever asks', async () => {
      const { ballotBox } = scene().patto;
      const ballot = await poll(mode, [[0], [1], [1]]);
      expect(await ballotBox.read.phase([ballot.ballotId])).to.equal(phases.Ended);
      const { ballotId } = ballot;
      expect(await finalOf(ballot)).to.deep.equal({
        ballotId,
        selected: 0b010n,
        cost: 0n,
        votes: 3,
        quorumMet: true,
      });
      expect(await ballotBox.read.phase([ballotId])).to.equal(phases.Final);
      expect((await ballotBox.read.result([ballotId])).selected).to.equal(0b010n);
    });

    it('selects all that tie', async () => {
      expect((await finalOf(await poll(mode, [[2], [0], [1], [2], [0]]))).selected).to.equal(0b101n);
    });

    it('selects nothing without votes', async () => {
      expect(await finalOf(await poll(mode, []))).to.deep.include({ selected: 0n, votes: 0 });
    });

    it('selects among 255 options, the last as the first', async () => {
      const votes = [[0], [254], [63], [64], [254], [0]];
      const { selected } = await finalOf(await poll(singleChoice({ optionCount: 255 }), votes));
      expect(selected).to.equal((1n << 254n) | 1n);
    });

    it('says whether the quorum was met', async () => {
      const votes = [[0], [1], [1]];
      const met = await finalOf(await poll({ ...mode, quorum: 3 }, votes));
      expect(met).to.deep.include({ selected: 0b010n, quorumMet: true });
      const missed = await finalOf(await poll({ ...mode, quorum: 4 }, votes));
      expect(missed).to.deep.include({ selected: 0b010n, quorumMet: false });
    });

    it('counts voters, not approvals, for the quorum', async () => {
      const many = approval({ optionCount: 5, quorum: 3, blank: true });
      expect(
        await finalOf(
          await poll(many, [
            [0, 1, 2],
            [0, 3],
          ]),
        ),
      ).to.deep.include({
        votes: 2,
        quorumMet: false,
      });
      expect(await finalOf(await poll(many, [[0], [], []]))).to.deep.include({ votes: 3, quorumMet: true });
    });

    it('is settled once, and not before the end', async () => {
      const { patto, commonsId } = scene();
      const running = await openBallot(patto, commonsId, mode);
      await expectRefused(finalize(running), 'BallotBoxWrongPhase');
      const ballot = await poll(mode, [[0]]);
      await finalize(ballot, '0x');
      await expectRefused(finalize(ballot), 'BallotBoxWrongPhase');
      await expectRefused(finalize({ ...ballot, ballotId: 99 }), 'BallotBoxUnknownBallot');
    });
  });

  describe('by votes within a budget', () => {
    const mode = greedyBudget({ optionCount: 5, blank: true });

    it('funds by votes and skips what the rest of the money does not cover', async () => {
      const votes = [
        [0, 1, 2],
        [0, 1, 2],
        [0, 1],
        [0, 3],
      ];
      const ballot = await poll(mode, votes, [60n, 50n, 40n, 1n, 1n], 100n);
      expect(await finalOf(ballot)).to.deep.include({ selected: 0b00101n, cost: 100n });
    });

    it('takes the cheaper and then the earlier of equals, and nothing without points', async () => {
      const votes = [
        [0, 1, 2],
        [0, 1, 2],
      ];
      const cheaper = await poll(mode, votes, [60n, 50n, 50n, 0n, 0n], 55n);
      expect(await finalOf(cheaper)).to.deep.include({ selected: 0b00010n, cost: 50n });
      const none = await poll(mode, [[], []], [1n, 1n, 1n, 0n, 0n], 100n);
      expect(await finalOf(none)).to.deep.include({ selected: 0n, cost: 0n, votes: 2 });
    });

    for (const optionCount of [65, 128, 220, 255]) {
      it(`settles ${optionCount} options with long labels for at most 2 million gas, in the worst order`, async () => {
        const { patto } = scene();
        // All have as many points, and the later are the cheaper, so that each comes before all that came before it.
        const costs = Array.from({ length: optionCount }, (_, i) => BigInt(optionCount - i));
        const all = Array.from({ length: optionCount }, (_, i) => i);
        const ballot = await poll(greedyBudget({ optionCount }), [all], costs, 10n ** 18n, 120);
        const hash = await finalize(ballot);
        const { gasUsed } = await patto.publicClient.getTransactionReceipt({ hash });
        expect(gasUsed < 2_000_000n, `${gasUsed} gas`).to.equal(true);
        const { selected, cost } = await patto.ballotBox.read.result([ballot.ballotId]);
        expect(selected).to.equal((1n << BigInt(optionCount)) - 1n);
        expect(cost).to.equal(costs.reduce((sum, each) => sum + each));
      });
    }

    it('needs the very sheet', async () => {
      const ballot = await poll(mode, [[0]], [1n], 5n);
      await expectRefused(finalize(ballot, '0x'), 'BallotBoxWrongSheet');
      await expectRefused(finalize(ballot, `${ballot.sheetBytes}00`), 'BallotBoxWrongSheet');
      expect((await finalOf(ballot)).selected).to.equal(1n);
    });
  });

  describe('by equal shares', () => {
    const mode = equalShares({ optionCount: 3 });
    const ended = () => poll(mode, [[0, 1], [0], [2]], [10n, 10n, 20n], 30n);
    const digestOf = async ({ ballotId }: OpenBallot) =>
      (await scene().patto.ballotBox.read.ballot([ballotId])).voteDigest;
    const propose = async (
      ballot: OpenBallot,
      selected = 0b011n,
      digest?: bigint,
      sheet = ballot.sheetBytes,
    ) => {
      const { ballotBox, people: roles } = scene().patto;
      const args = [ballot.ballotId, selected, digest ?? (await digestOf(ballot)), sheet] as const;
      return ballotBox.write.proposeResult(args, { account: roles.stranger.account });
    };
    const contest = ({ ballotId }: OpenBallot, by: Wallet) =>
      scene().patto.ballotBox.write.contest([ballotId, reason], { account: by.account });
    const answer = ({ ballotId, sheetBytes }: OpenBallot, by: Wallet, selected = 0b100n) =>
      scene().patto.ballotBox.write.answerContest([ballotId, selected, reason, sheetBytes], {
        account: by.account,
      });

    it('is proposed by anybody and final after the challenge window', async () => {
      const { patto } = scene();
      const { ballotBox, time } = patto;
      const ballot = await ended();
      await expectRefused(finalize(ballot), 'BallotBoxWrongPhase');
      const [event] = await eventsOf(patto, ballotBox, propose(ballot));
      const challengeEnd = (await time.latest()) + durations.challengeWindow;
      expect(event?.args).to.deep.include({ selected: 0b011n, cost: 20n, challengeEnd });
      expect(await ballotBox.read.phase([ballot.ballotId])).to.equal(phases.Proposed);
      expect(await ballotBox.read.result([ballot.ballotId])).to.deep.include({ cost: 20n, challengeEnd });

      await time.increaseTo(challengeEnd - 1);
      await expectRefused(finalize(ballot), 'BallotBoxChallengeOpen');
      await time.increaseTo(challengeEnd + 1);
      expect(await finalOf(ballot)).to.deep.include({ selected: 0b011n, cost: 20n, votes: 3 });
      await expectRefused(finalize(ballot), 'BallotBoxWrongPhase');
    });

    it('is proposed once at a time, after the end, in ballots of this rule only', async () => {
      const { patto, commonsId } = scene();
      const ballot = await ended();
      await propose(ballot);
      await expectRefused(propose(ballot), 'BallotBoxWrongPhase');
      const running = await openBallot(patto, commonsId, mode);
      await expectRefused(propose(running), 'BallotBoxWrongPhase');
      const other = await poll(singleChoice({ optionCount: 3 }), [[0]]);
      await expectRefused(propose(other), 'BallotBoxWrongRule');
    });

    it('is proposed, contested and answered for the last of 255 options as for the first', async () => {
      const { patto, citizen } = scene();
      const { ballotBox, people: roles } = patto;
      const ballot = await poll(equalShares({ optionCount: 255 }), [[254]], [], 2n);
      const last = 1n << 254n;
      await expectRefused(propose(ballot, 1n << 255n), 'BallotBoxInvalidChoices');
      await propose(ballot, last | 1n);
      expect(await ballotBox.read.result([ballot.ballotId])).to.deep.include({
        selected: last | 1n,
        cost: 2n,
      });
      await contest(ballot, citizen);
      await expectRefused(answer(ballot, roles.admin, 1n << 255n), 'BallotBoxInvalidChoices');
      await answer(ballot, roles.admin, last);
      expect(await ballotBox.read.result([ballot.ballotId])).to.deep.include({ selected: last, cost: 1n });
    });

    it('cannot be proposed from other votes, for unknown options, over budget or with another sheet', async () => {
      const ballot = await ended();
      await expectRefused(propose(ballot, 1n, 1n), 'BallotBoxWrongVoteDigest');
      await expectRefused(propose(ballot, 0b1000n), 'BallotBoxInvalidChoices');
      await expectRefused(propose(ballot, 0b111n), 'BallotBoxOverBudget');
      await expectRefused(propose(ballot, 1n, undefined, '0x'), 'BallotBoxWrongSheet');
      const dear = 2n ** 64n - 1n;
      const huge = await poll(mode, [[0]], [dear, dear, 1n], 5n);
      await expectRefused(propose(huge, 0b011n), 'BallotBoxOverBudget');
    });

    it('is contested within the window, by who was a member at the start only', async () => {
      const { patto, commonsId, citizen, latecomer, leaver } = scene();
      const { ballotBox, membership, people: roles, time } = patto;
      const ballot = await ended();
      await expectRefused(contest(ballot, citizen), 'BallotBoxWrongPhase');
      await propose(ballot);
      await joinAll(patto, commonsId, [latecomer.account.address]);
      await expectRefused(contest(ballot, latecomer), 'BallotBoxMemberAfterStart');
      for (const by of [roles.stranger, roles.admin]) {
        await expectRefused(contest(ballot, by), 'BallotBoxNotMember');
      }
      await membership.write.resign([commonsId], { account: leaver.account });
      await contest(ballot, leaver);
      expect(await ballotBox.read.phase([ballot.ballotId])).to.equal(phases.Contested);
      await expectRefused(contest(ballot, citizen), 'BallotBoxWrongPhase');

      const second = await ended();
      await propose(second);
      await expectRefused(contest(second, leaver), 'BallotBoxNotMember');
      await time.increase(durations.challengeWindow + 1);
      await expectRefused(contest(second, citizen), 'BallotBoxChallengeOver');
    });

    it('stays open once contested until the admin of the municipality answers', async () => {
      const { patto, citizen } = scene();
      const { ballotBox, people: roles, time } = patto;
      const ballot = await ended();
      await propose(ballot);
      await expectRefused(answer(ballot, roles.admin), 'BallotBoxWrongPhase');
      await contest(ballot, citizen);
      await time.increase(30 * day);
      await expectRefused(finalize(ballot), 'BallotBoxWrongPhase');
      await expectRefused(propose(ballot), 'BallotBoxWrongPhase');
      for (const by of [citizen, roles.steward, roles.guardian, roles.deployer]) {
        await expectRefused(answer(ballot, by), 'BallotBoxNotAuthorized');
      }
      await expectRefused(answer(ballot, roles.admin, 0b111n), 'BallotBoxOverBudget');
      const events = await eventsOf(patto, ballotBox, answer(ballot, roles.admin));
      expect(events.map(({ eventName }) => eventName)).to.deep.equal(['ContestAnswered', 'ResultFinalized']);
      expect(await ballotBox.read.phase([ballot.ballotId])).to.equal(phases.Final);
      expect(await ballotBox.read.result([ballot.ballotId])).to.deep.include({ selected: 0b100n, cost: 20n });
      await expectRefused(answer(ballot, roles.admin), 'BallotBoxWrongPhase');
    });
  });
});

import { expect } from 'chai';
import { getAddress, type Hex } from 'viem';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, equalShares, greedyBudget, singleChoice } from '@patto/protocol/ballots/modes';
import { endorsementTypedData } from '@patto/protocol/ballots/resultMessages';
import { openBallot, pick, sheetFor, signBatch, signingPlace, type OpenBallot } from './support/ballots.ts';
import { foundStewardedCommons, joinAll, voters } from './support/commons.ts';
import { resultOf } from './support/endorsing.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { durations } from '../support/deployment.ts';
import type { Wallet } from './support/patto.ts';
import { withPatto } from './support/scene.ts';

const phases = { Ended: 4, Proposed: 5, Final: 7 } as const;

describe('A result', () => {
  const people = voters(12);
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [citizen, leaver, mover] = patto.people.citizens;
    if (!citizen || !leaver || !mover) throw new Error('Too few accounts');
    const accounts = [citizen, leaver, mover].map(({ account }) => account.address);
    await joinAll(patto, commonsId, [...accounts, ...people.map(({ address }) => address)]);
    return { commonsId, citizen, leaver, mover };
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
    const acts = (ballot: OpenBallot) => resultOf(scene().patto, ballot);
    const endorse = async (
      { ballotId, sheetBytes }: OpenBallot,
      selected = 0b011n,
      given: { digest?: bigint; sheet?: Hex; by?: Wallet } = {},
    ) => {
      const { ballotBox } = scene().patto;
      const { by = scene().citizen, sheet = sheetBytes } = given;
      const digest = given.digest ?? (await ballotBox.read.voteDigest([ballotId]));
      return ballotBox.write.endorse([ballotId, selected, digest, sheet], { account: by.account });
    };

    it('is what a member endorsed and nobody denied, final after the challenge window', async () => {
      const { patto, citizen } = scene();
      const { ballotBox, time } = patto;
      const ballot = await ended();
      const { ballotId } = ballot;
      await expectRefused(finalize(ballot), 'BallotBoxWrongPhase');
      const events = await eventsOf(patto, ballotBox, endorse(ballot));
      const challengeEnd = (await time.latest()) + durations.challengeWindow;
      const by = getAddress(citizen.account.address);
      const voteDigest = await ballotBox.read.voteDigest([ballotId]);
      expect(events.map(({ eventName, args }) => ({ eventName, args }))).to.deep.equal([
        {
          eventName: 'ResultProposed',
          args: { ballotId, proposer: by, selected: 0b011n, cost: 20n, voteDigest, challengeEnd },
        },
        {
          eventName: 'ResultEndorsed',
          args: { ballotId, by, selected: 0b011n, endorsements: 1, challengeEnd },
        },
      ]);
      expect(await ballotBox.read.phase([ballotId])).to.equal(phases.Proposed);
      const result = { selected: 0b011n, cost: 20n, challengeEnd, endorsements: 1, tied: 1 };
      expect(await ballotBox.read.result([ballotId])).to.deep.equal(result);

      await time.increaseTo(challengeEnd - 5);
      await expectRefused(finalize(ballot), 'BallotBoxChallengeOpen');
      await time.increaseTo(challengeEnd + 1);
      const settled = { ballotId, selected: 0b011n, cost: 20n, votes: 3, quorumMet: true };
      expect(await finalOf(ballot)).to.deep.equal(settled);
      expect(await ballotBox.read.phase([ballotId])).to.equal(phases.Final);
      expect(await ballotBox.read.result([ballotId])).to.deep.equal(result);
      await expectRefused(finalize(ballot), 'BallotBoxWrongPhase');
      await expectRefused(endorse(ballot, 0b011n, { by: scene().leaver }), 'BallotBoxWrongPhase');
    });

    it('is what most members endorsed, and settles with that selection’s cost', async () => {
      const { patto, leaver, mover } = scene();
      const ballot = await ended();
      await endorse(ballot);
      for (const by of [leaver, mover]) await endorse(ballot, 0b100n, { by });
      await patto.time.increase(durations.challengeWindow + 1);
      expect(await finalOf(ballot)).to.deep.include({ selected: 0b100n, cost: 20n, votes: 3 });
    });

    it('says whether the quorum was met', async () => {
      const { time } = scene().patto;
      const ballot = await poll({ ...mode, quorum: 3 }, [[0], [1]], [10n, 10n, 20n], 30n);
      await endorse(ballot);
      await time.increase(durations.challengeWindow + 1);
      expect(await finalOf(ballot)).to.deep.include({ selected: 0b011n, votes: 2, quorumMet: false });
    });

    it('is endorsed after the end, in ballots of this rule only', async () => {
      const { patto, commonsId } = scene();
      const running = await openBallot(patto, commonsId, mode);
      await expectRefused(endorse(running), 'BallotBoxWrongPhase');
      const other = await poll(singleChoice({ optionCount: 3 }), [[0]]);
      await expectRefused(endorse(other), 'BallotBoxWrongRule');
    });

    it('may be that nothing is funded, where members say so', async () => {
      const { patto } = scene();
      const ballot = await ended();
      await endorse(ballot, 0n);
      await patto.time.increase(durations.challengeWindow + 1);
      expect(await finalOf(ballot)).to.deep.include({ selected: 0n, cost: 0n, votes: 3 });
    });

    it('is endorsed, tied, broken and settled for the last of 255 options as for the first', async () => {
      const { patto, citizen, leaver, mover } = scene();
      const { people: roles, connection, time } = patto;
      const ballot = await poll(equalShares({ optionCount: 255 }), [[254]], [], 2n);
      const last = 1n << 254n;
      const { breakTie, read } = acts(ballot);
      await expectRefused(endorse(ballot, 1n << 255n), 'BallotBoxInvalidChoices');
      await expectRefused(endorse(ballot, last | 0b11n), 'BallotBoxOverBudget');
      await endorse(ballot, last | 1n);
      expect(await read()).to.deep.include({ selected: last | 1n, cost: 2n });
      await endorse(ballot, last, { by: leaver });
      const before = await connection.networkHelpers.takeSnapshot();
      await time.increase(durations.challengeWindow + 1);
      await expectRefused(breakTie(roles.admin.account, 1n << 255n), 'BallotBoxNotTied');
      await breakTie(roles.admin.account, last);
      expect(await read()).to.deep.include({ selected: last, cost: 1n });
      await before.restore();

      const place = signingPlace(patto);
      const { ballotId, sheet, sheetBytes } = ballot;
      const typedData = endorsementTypedData(place, { ballotId, sheet, selected: [254] });
      const signature = await mover.signTypedData(typedData);
      const args = [ballotId, last, mover.account.address, signature, sheetBytes] as const;
      await patto.ballotBox.write.endorseFor(args, { account: citizen.account });
      await time.increase(durations.challengeWindow + 1);
      expect(await finalOf(ballot)).to.deep.include({ selected: last, cost: 1n });
    });

    it('cannot be put forward from other votes, for unknown options, over budget or with another sheet', async () => {
      const ballot = await ended();
      await expectRefused(endorse(ballot, 1n, { digest: 1n }), 'BallotBoxWrongVoteDigest');
      await expectRefused(endorse(ballot, 1n, { digest: 0n }), 'BallotBoxWrongVoteDigest');
      await expectRefused(endorse(ballot, 0b1000n), 'BallotBoxInvalidChoices');
      await expectRefused(endorse(ballot, 2n ** 256n - 1n), 'BallotBoxInvalidChoices');
      await expectRefused(endorse(ballot, 0b111n), 'BallotBoxOverBudget');
      await expectRefused(endorse(ballot, 1n, { sheet: '0x' }), 'BallotBoxWrongSheet');
      const longer: Hex = `${ballot.sheetBytes}00`;
      await expectRefused(endorse(ballot, 1n, { sheet: longer }), 'BallotBoxWrongSheet');
      expect(await acts(ballot).phase()).to.equal('Ended');
      const dear = 2n ** 64n - 1n;
      const huge = await poll(mode, [[0]], [dear, dear, 1n], 5n);
      await expectRefused(endorse(huge, 0b011n), 'BallotBoxOverBudget');
    });

    it('cannot be put forward on a sheet that nobody can read', async () => {
      const { patto, commonsId } = scene();
      const sheet = sheetFor(mode.optionCount + 1);
      const ballot = await openBallot(patto, commonsId, mode, sheet);
      await patto.time.increaseTo(ballot.end + 1);
      await expectRefused(endorse(ballot, 1n), 'BallotBoxMalformedSheet');
    });

    it('is endorsed without the sheet once somebody put it forward, but never from other votes', async () => {
      const { leaver, mover } = scene();
      const ballot = await ended();
      await endorse(ballot);
      await endorse(ballot, 0b011n, { by: leaver, sheet: '0x' });
      expect((await acts(ballot).read()).endorsements).to.equal(2);
      await expectRefused(endorse(ballot, 0b011n, { by: mover, digest: 1n }), 'BallotBoxWrongVoteDigest');
      await expectRefused(endorse(ballot, 0b001n, { by: mover, sheet: '0x' }), 'BallotBoxWrongSheet');
    });
  });
});

import { expect } from 'chai';
import { keccak256 } from 'viem';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, singleChoice } from '@patto/protocol/ballots/modes';
import { presets } from '@patto/protocol/ballots/presets';
import { foundCommons, foundStewardedCommons, joinAll } from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { day, durations } from '../support/deployment.ts';
import type { Wallet } from './support/patto.ts';
import { withPatto } from './support/scene.ts';

const phases = { None: 0, Scheduled: 1, Cancelled: 2, Open: 3, Ended: 4 } as const;
const mode = singleChoice({ optionCount: 3, quorum: 7 });
const encoded = encodeMode(mode);
const digest = keccak256('0x09');

describe('Opening a ballot', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [citizen] = patto.people.citizens;
    if (!citizen) throw new Error('Too few accounts');
    await joinAll(patto, commonsId, [citizen.account.address]);
    return { commonsId, citizen };
  });

  interface Options {
    by?: Wallet;
    mode?: BallotMode;
    start?: number;
    end?: number;
    commonsId?: number;
  }
  const open = async (options: Options = {}) => {
    const { patto } = scene();
    const end = options.end ?? (await patto.time.latest()) + 10 * day;
    const { by = patto.people.steward, start = 0, commonsId = scene().commonsId } = options;
    return patto.ballotBox.write.open(
      [commonsId, encodeMode(options.mode ?? mode), start, end, digest, digest],
      {
        account: by.account,
      },
    );
  };

  it('takes every way to ask a question that people are offered', async () => {
    const { patto } = scene();
    const settings = { optionCount: 4, points: 6, maxPerOption: 2 };
    for (const [name, preset] of Object.entries(presets)) {
      const [event] = await eventsOf(patto, patto.ballotBox, open({ mode: preset.mode(settings) }));
      expect(event?.eventName, name).to.equal('BallotOpened');
    }
  });

  it('stores its rules, period and sheet, and publishes its document', async () => {
    const { patto, commonsId } = scene();
    const { ballotBox, time } = patto;
    const end = (await time.latest()) + 10 * day;
    const [event] = await eventsOf(patto, ballotBox, open({ end }));
    const start = await time.latest();
    expect(event?.eventName).to.equal('BallotOpened');
    expect(event?.args).to.deep.include({
      ballotId: 1,
      commonsId,
      start,
      end,
      mode: encoded,
      metadataDigest: digest,
    });
    expect(await ballotBox.read.ballot([1])).to.deep.equal({
      commonsId,
      start,
      end,
      mode: encoded,
      sheetDigest: digest,
      voteDigest: 0n,
      votes: 0,
    });
    expect(await ballotBox.read.ballotCount()).to.equal(1);
  });

  it('is for a steward or the admin of the municipality only', async () => {
    const { patto, citizen } = scene();
    const { people } = patto;
    for (const by of [citizen, people.issuer, people.guardian, people.registrar, people.stranger]) {
      await expectRefused(open({ by }), 'BallotBoxNotAuthorized');
    }
    await open({ by: people.admin });
  });

  it('is not for the steward of another commons', async () => {
    const { patto } = scene();
    const commonsId = await foundCommons(patto);
    await expectRefused(open({ commonsId }), 'BallotBoxNotAuthorized');
  });

  it('needs an active commons', async () => {
    const { patto, commonsId } = scene();
    const by = { account: patto.people.admin.account };
    await patto.registry.write.setCommonsStatus([commonsId, 2], by);
    await expectRefused(open(), 'BallotBoxNotActiveCommons');
    await expectRefused(open({ commonsId: 99 }), 'CommonsRegistryUnknownCommons');
  });

  describe('needs a mode that makes sense:', () => {
    const bad: Record<string, Partial<BallotMode>> = {
      'no options': { optionCount: 0 },
      'no choice at all': { minChoices: 0, maxChoices: 0 },
      'more choices than options': { maxChoices: 4 },
      'least above most': { minChoices: 2, maxChoices: 1 },
      'no points on an option': { maxPerOption: 0 },
      'points that do not fit a word': { optionCount: 64, maxPerOption: 16 },
      'two points on each of more options than half a word has bits': { optionCount: 129, maxPerOption: 2 },
      'no points to spend': { points: 0 },
      'fewer points than choices': { minChoices: 2, maxChoices: 2, points: 1 },
      'no cost': { costExponent: 0 },
      'cubic cost': { costExponent: 3 },
      'weights on more options than fit beside them': { weighted: true, optionCount: 225 },
      'weights on several points': { weighted: true, maxPerOption: 2, points: 2 },
      'weights that spend money': { weighted: true, rule: 'GreedyBudget' },
      'weights in equal shares': { weighted: true, rule: 'EqualShares' },
    };
    for (const [problem, change] of Object.entries(bad)) {
      it(`refuses ${problem}`, async () => {
        await expectRefused(open({ mode: { ...mode, ...change } }), 'BallotBoxInvalidMode');
      });
    }

    it('takes the widest there is', async () => {
      await open({ mode: approval({ optionCount: 255, blank: true }) });
      await open({ mode: approval({ optionCount: 224, weighted: true }) });
      await open({ mode: { ...mode, optionCount: 128, maxPerOption: 3, points: 65_535, maxChoices: 128 } });
      await open({ mode: { ...mode, optionCount: 64, maxPerOption: 15, points: 65_535, maxChoices: 64 } });
      await open({ mode: { ...mode, optionCount: 32, maxPerOption: 255, points: 65_535, maxChoices: 32 } });
      expect(await scene().patto.ballotBox.read.phase([5])).to.equal(phases.Scheduled);
    });
  });

  describe('needs a period', () => {
    it('that ends after its start, is neither too short nor too long, nor too far ahead', async () => {
      const now = (await scene().patto.time.latest()) + 10;
      const { minDuration, maxDuration, maxLead } = durations;
      const bad = [
        { start: now + 10, end: now + 10 },
        { start: now + 1_000, end: now + 10 },
        { start: now + 10, end: now + 10 + minDuration - 1 },
        { start: now + 10, end: now + 11 + maxDuration },
        { start: now - 20, end: now + day },
        { start: now + maxLead + 100, end: now + maxLead + day },
        { start: 0, end: now - 100 },
      ];
      for (const period of bad) await expectRefused(open(period), 'BallotBoxInvalidPeriod');
      await open({ start: now + 100, end: now + 100 + minDuration });
      await open({ start: now + 100, end: now + 100 + maxDuration });
    });
  });

  it('goes through its phases with time', async () => {
    const { ballotBox, time } = scene().patto;
    const start = (await time.latest()) + 1_000;
    await open({ start, end: start + day });
    const phaseAt = async (second: number) => {
      await time.increaseTo(second);
      return ballotBox.read.phase([1]);
    };
    expect(await ballotBox.read.phase([99])).to.equal(phases.None);
    expect(await phaseAt(start)).to.equal(phases.Scheduled);
    expect(await phaseAt(start + 1)).to.equal(phases.Open);
    expect(await phaseAt(start + day)).to.equal(phases.Open);
    expect(await phaseAt(start + day + 1)).to.equal(phases.Ended);
  });

  it('can be withdrawn before the start, by a steward or the admin only, and never after', async () => {
    const { patto, citizen } = scene();
    const { ballotBox, people, time } = patto;
    const start = (await time.latest()) + 1_000;
    for (let count = 0; count < 3; count++) await open({ start, end: start + day });
    const cancel = (ballotId: number, by: Wallet) =>
      ballotBox.write.cancel([ballotId], { account: by.account });
    for (const by of [citizen, people.guardian, people.stranger]) {
      await expectRefused(cancel(1, by), 'BallotBoxNotAuthorized');
    }
    await cancel(1, people.steward);
    await cancel(2, people.admin);
    expect(await ballotBox.read.phase([1])).to.equal(phases.Cancelled);
    await expectRefused(cancel(1, people.steward), 'BallotBoxWrongPhase');
    await expectRefused(cancel(99, people.steward), 'BallotBoxUnknownBallot');
    await time.increaseTo(start + 1);
    await expectRefused(cancel(3, people.steward), 'BallotBoxWrongPhase');
  });

  it('can be stopped by the guardian only, and then open ballots go on', async () => {
    const { patto, citizen } = scene();
    const { ballotBox, people } = patto;
    const pause = (paused: boolean, by: Wallet) =>
      ballotBox.write.setOpeningPaused([paused], { account: by.account });
    for (const by of [people.deployer, people.admin, people.steward, people.upgrader]) {
      await expectRefused(pause(true, by), 'BallotBoxNotGuardian');
    }
    await open();
    await pause(true, people.guardian);
    expect(await ballotBox.read.openingPaused()).to.equal(true);
    await expectRefused(open(), 'BallotBoxOpeningPaused');
    await ballotBox.write.cast([1, 1n], { account: citizen.account });
    await pause(false, people.guardian);
    await open();
  });

  it('leaves no trace of ballots that were never opened', async () => {
    const { ballotBox } = scene().patto;
    await expectRefused(ballotBox.read.ballot([1]), 'BallotBoxUnknownBallot');
    await expectRefused(ballotBox.read.tally([1]), 'BallotBoxUnknownBallot');
    expect(await ballotBox.read.version()).to.equal('1.0.0');
  });
});

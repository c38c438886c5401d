import { expect } from 'chai';
import { parseEventLogs } from 'viem';
import { singleChoice } from '@patto/protocol/ballots/modes';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { openBallot, pick, signBatch, signingPlace, signVote } from './support/ballots.ts';
import { deployBox } from './support/box.ts';
import { foundStewardedCommons, joinAll, voter } from './support/commons.ts';
import { skippedIn } from './support/casting.ts';
import { expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const mode = singleChoice({ optionCount: 3 });

describe('Two ballot boxes side by side', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [ann, bob] = [voter(1), voter(2)];
    await joinAll(patto, commonsId, [ann.address, bob.address]);
    const other = { ...patto, ballotBox: await deployBox(patto, 1) };
    const here = await openBallot(patto, commonsId, mode);
    const there = await openBallot(other, commonsId, mode);
    await patto.time.increase(1);
    return { other, here, there, ann, bob };
  });

  it('number their ballots from different ranges', async () => {
    const { patto, other, here, there } = scene();
    expect(here.ballotId).to.equal(1);
    expect(there.ballotId).to.equal(100_000_001);
    expect(await patto.ballotBox.read.firstBallot()).to.equal(1);
    expect(await other.ballotBox.read.firstBallot()).to.equal(100_000_001);
    expect(await patto.ballotBox.read.phase([there.ballotId])).to.equal(0);
    expect(await other.ballotBox.read.phase([here.ballotId])).to.equal(0);
    await expectRefused(other.ballotBox.read.ballot([here.ballotId]), 'BallotBoxUnknownBallot');
  });

  it('tell of a ballot in the same words', async () => {
    const { patto, other, here, there } = scene();
    for (const [{ ballotBox }, { ballotId, commonsId }] of [
      [patto, here],
      [other, there],
    ] as const) {
      expect(await ballotBox.read.phase([ballotId])).to.equal(3);
      expect(await ballotBox.read.commonsId([ballotId])).to.equal(commonsId);
      expect(await ballotBox.read.voteDigest([ballotId])).to.equal(0n);
      expect((await ballotBox.read.result([ballotId])).selected).to.equal(0n);
    }
  });

  it('refuse a vote that was signed for the other', async () => {
    const { patto, other, here, there, ann } = scene();
    const points = pick(mode, 1);
    const vote = { voter: ann, points };
    const choices = encodeChoices(points, mode);
    // Signed for the same ballot number, but in the name of the other contract.
    for (const [from, to, ballot] of [
      [patto, other, there],
      [other, patto, here],
    ] as const) {
      const signature = await signVote(signingPlace(from), ballot, vote);
      await expectRefused(
        to.ballotBox.write.castFor([ballot.ballotId, choices, ann.address, signature, ballot.sheetBytes]),
        'BallotBoxInvalidSignature',
      );
      // In a batch the signature names whoever it would be right for, who is nobody.
      const entries = await signBatch(signingPlace(from), ballot, [vote]);
      const sent = await to.ballotBox.write.castBatch([ballot.ballotId, entries, ballot.sheetBytes]);
      expect(await skippedIn(to, sent)).to.deep.equal({ 0: 'NotMember' });
    }
    // Brought to the other box under its own number, there is no such ballot.
    const signature = await signVote(signingPlace(patto), here, vote);
    await expectRefused(
      other.ballotBox.write.castFor([here.ballotId, choices, ann.address, signature, here.sheetBytes]),
      'BallotBoxUnknownBallot',
    );
  });

  it('keep their own marks, counters and digests', async () => {
    const { patto, other, here, there, ann, bob } = scene();
    const brings = async (to: typeof patto, ballot: typeof here, voters: (typeof ann)[]) => {
      const votes = voters.map((each) => ({ voter: each, points: pick(mode, 1) }));
      const entries = await signBatch(signingPlace(to), ballot, votes);
      return to.ballotBox.write.castBatch([ballot.ballotId, entries, ballot.sheetBytes]);
    };
    await brings(patto, here, [ann]);
    expect(await patto.ballotBox.read.hasVoted([here.ballotId, 1])).to.equal(true);
    expect(await other.ballotBox.read.hasVoted([there.ballotId, 1])).to.equal(false);
    expect(await other.ballotBox.read.voteDigest([there.ballotId])).to.equal(0n);

    const hash = await brings(other, there, [ann, bob]);
    const { logs } = await patto.publicClient.getTransactionReceipt({ hash });
    const [cast] = parseEventLogs({ abi: other.ballotBox.abi, logs, eventName: 'VotesCast' });
    expect(cast?.address.toLowerCase()).to.equal(other.ballotBox.address.toLowerCase());
    expect(cast?.args.ballotId).to.equal(there.ballotId);
    expect(await patto.ballotBox.read.tally([here.ballotId])).to.deep.equal([0n, 1n, 0n]);
    expect(await other.ballotBox.read.tally([there.ballotId])).to.deep.equal([0n, 2n, 0n]);
    expect(await patto.ballotBox.read.hasVoted([here.ballotId, 2])).to.equal(false);
  });
});

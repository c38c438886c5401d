import { expect } from 'chai';
import { boxToOpenIn } from '@patto/protocol/network/ballotBoxes';
import { ballotBoxAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { patto, pattoKilledAt } from './support/patto.ts';
import { realPath } from '../real-data/support/realData.ts';
import { restartStack, runningNetwork, runningStack } from './support/stack.ts';

/** Toulouse, by its size: the ballot with 30 options. */
async function toulouse() {
  const { client, ballotBoxes, startBlock } = await runningNetwork();
  const opened = await client.getContractEvents({
    address: ballotBoxes.map(({ address }) => address),
    abi: ballotBoxAbi,
    eventName: 'BallotOpened',
    fromBlock: startBlock,
    strict: true,
  });
  return opened.map(({ args }) => args).filter(({ mode }) => mode.optionCount === 30);
}

describe("Toulouse's points, imported with the import killed and the stack restarted on the way", () => {
  let path: string;
  let votesAtKill: number;

  before(async function () {
    path = realPath(this, 'france_toulouse_2019.pb');
    await runningStack();
  });

  it('keeps the members who were entered before it was killed', async () => {
    await pattoKilledAt(/Members: \d+ of 1494/, 'ballot', 'import', path);

    expect(await toulouse()).to.deep.equal([]);
  });

  it('goes on with the members and keeps the votes that were cast before it was killed again', async () => {
    await pattoKilledAt(/Votes: \d+ of 1494/, 'ballot', 'import', path);

    const [ballot, ...others] = await toulouse();
    expect(others).to.deep.equal([]);
    const network = await runningNetwork();
    const { votes } = await network.client.readContract({
      address: boxToOpenIn(network, 'points').address,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args: [ballot?.ballotId ?? 0],
    });
    votesAtKill = votes;
    expect(votesAtKill).to.be.greaterThan(0);
    expect(votesAtKill).to.be.lessThan(1_494);
  });

  it('finishes after the whole stack was restarted, with nobody in twice and nobody voting twice', async () => {
    await restartStack();
    const finished = await patto('ballot', 'import', path, '--json');

    expect(finished.exitCode, finished.stderr).to.equal(0);
    const { votes, joinedNow, castNow, recount, matchesFile } = finished.json;
    expect({ votes, joinedNow, recount, matchesFile }).to.deep.equal({
      votes: 1_494,
      joinedNow: 0,
      recount: 'equal',
      matchesFile: true,
    });
    expect(castNow)
      .to.be.greaterThan(0)
      .and.to.be.at.most(1_494 - votesAtKill);
    expect(await toulouse()).to.have.length(1);
    const { client, contracts } = await runningNetwork();
    const counted = await client.readContract({
      address: contracts.membership,
      abi: membershipAbi,
      functionName: 'memberCount',
      args: [Number(finished.json['commons'])],
    });
    expect(counted).to.deep.equal([1_494, 1_494]);
  });

  it("has the file's own number of voters on each project, and the points add up", async () => {
    const { json } = await patto('ballot', 'import', path, '--json');

    const points = json['points'] as Record<string, number>;
    expect([points['1'], points['2'], points['4']]).to.deep.equal([318, 44, 1_090]);
    const voters = json['voters'] as Record<string, number>;
    expect([voters['1'], voters['2'], voters['4']]).to.deep.equal([215, 26, 471]);
    expect(json['differences']).to.deep.equal([]);
  });
});

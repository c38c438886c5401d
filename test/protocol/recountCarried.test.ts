// Memberships that changed hands without their owner's signature, or ended, while ballots were open.
import { expect } from 'chai';
import { keccak256, parseEther, type PrivateKeyAccount } from 'viem';
import type { Call } from '@patto/protocol/acts/act';
import {
  acceptMove,
  announceEnding,
  endMembership,
  leaveCommons,
  proposeMove,
} from '@patto/protocol/acts/members';
import { castVote } from '@patto/protocol/acts/votes';
import { singleChoice } from '@patto/protocol/ballots/modes';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import { recountBallot } from '@patto/protocol/recount/recount';
import { verifyRecord } from '@patto/protocol/recount/verify';
import { durations } from '../support/deployment.ts';
import { startAnvil, type Anvil } from './support/anvil.ts';
import {
  deployPatto,
  endBallot,
  joinResidents,
  openBallot,
  recountRequest,
  resident,
  type Deployment,
  type OpenBallot,
} from './support/deployment.ts';

const mode = singleChoice({ optionCount: 2 });
const sheet: BallotSheet = {
  budget: 0n,
  commons: 'Orto',
  question: 'Sì?',
  options: [
    { cost: 0n, label: 'Sì' },
    { cost: 0n, label: 'No' },
  ],
};

describe('the recount of memberships without their owner', function () {
  this.timeout(60_000);
  let chain: Anvil;
  let patto: Deployment;
  let before: OpenBallot;
  let after: OpenBallot;

  const write = async (account: PrivateKeyAccount, call: Call) => {
    await chain.client.setBalance({ address: account.address, value: parseEther('1') });
    await patto.sent(await chain.wallet.sendTransaction({ account, ...call }));
  };
  const vote = (account: PrivateKeyAccount, { ballotId }: OpenBallot) =>
    write(
      account,
      castVote(patto.contracts.ballotBox.address, { ballotId, choices: encodeChoices([1, 0], mode) }),
    );

  /** Three are moved, ended or gone within one ballot; who keeps a right uses it, and the next ballot is the others'. */
  beforeEach(async () => {
    chain = await startAnvil();
    patto = await deployPatto(chain);
    const membership = patto.contracts.membership.address;
    await joinResidents(patto, 0, 4);
    const [lost, ended] = [resident(0), resident(1)];
    const move = { commonsId: 1, from: lost.address, to: resident(10).address };
    const end = { commonsId: 1, account: ended.address, personTag: keccak256(ended.address) };
    await patto.does(proposeMove(membership, move));
    await patto.does(announceEnding(membership, end));
    await chain.client.increaseTime({ seconds: durations.publicWait });
    await chain.client.mine({ blocks: 1 });
    before = await openBallot(patto, mode, sheet);
    await write(resident(10), acceptMove(membership, move));
    await patto.does(endMembership(membership, end));
    await write(resident(2), leaveCommons(membership, { commonsId: 1 }));
    await vote(lost, before);
    await vote(ended, before);
    await vote(resident(3), before);
    await endBallot(patto, before);
    after = await openBallot(patto, mode, sheet);
    await vote(resident(10), after);
    await vote(resident(3), after);
  });
  afterEach(() => chain.stop());

  it('counts the old account in what had begun, the new one in what comes later, and says how many were moved', async () => {
    const settings = { checkSignatures: true };
    const first = await recountBallot(chain.publicClient, recountRequest(patto, before.ballotId), settings);
    expect(first.differences).to.deep.equal([]);
    expect([first.votes, first.members, first.carriedVotes]).to.deep.equal([3, 4, 0]);
    const second = await recountBallot(chain.publicClient, recountRequest(patto, after.ballotId), settings);
    expect(second.differences).to.deep.equal([]);
    expect([second.votes, second.members, second.carriedVotes]).to.deep.equal([2, 2, 1]);
  });

  it('finds out where a change of membership was left out', async () => {
    const record = await fetchBallotRecord(chain.publicClient, recountRequest(patto, after.ballotId));
    for (const left of record.memberLogs.keys()) {
      const memberLogs = record.memberLogs.filter((_, position) => position !== left);
      const { differences } = await verifyRecord({ ...record, memberLogs }, 'skip');
      expect(differences.map(({ kind }) => kind)).to.include('membersDigest');
    }
  });
});

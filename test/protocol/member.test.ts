import { expect } from 'chai';
import { parseEther, type PrivateKeyAccount } from 'viem';
import { signedBy, type Call } from '@patto/protocol/acts/act';
import { leaveCommons, moveMembership, rejoinCommons, setSteward } from '@patto/protocol/acts/members';
import { unpackMember } from '@patto/protocol/members/member';
import { day } from '../support/deployment.ts';
import { startAnvil, type Anvil } from './support/anvil.ts';
import { deployPatto, joinResidents, resident, type Deployment } from './support/deployment.ts';

/** What is not known of a member's number and dates, of one who joined and did nothing else. */
const newMember = {
  leftAt: 0,
  previous: undefined,
  steward: false,
  moved: false,
  lost: false,
  ended: false,
  keepsVote: false,
  carried: false,
};

describe('the word that a commons keeps of an account', function () {
  this.timeout(60_000);
  const commonsId = 1;
  let chain: Anvil;
  let patto: Deployment;

  before(async () => {
    chain = await startAnvil();
    patto = await deployPatto(chain);
    await joinResidents(patto, 0, 3);
  });
  after(() => chain.stop());

  const membership = () => patto.contracts.membership;
  const word = ({ address }: PrivateKeyAccount) => membership().read.member([commonsId, address]);
  const memberOf = async (account: PrivateKeyAccount) => unpackMember(await word(account));
  const now = async () => Number((await chain.client.getBlock()).timestamp);
  const later = () => chain.client.increaseTime({ seconds: 1_000 });
  const as = async (account: PrivateKeyAccount, call: Call) => {
    await chain.client.setBalance({ address: account.address, value: parseEther('1') });
    await later();
    await patto.sent(await chain.wallet.sendTransaction({ account, ...call }));
  };

  it('is nothing for who never was a member', async () => {
    expect(await memberOf(resident(9))).to.equal(undefined);
  });

  it('tells number and date of a member, and a stewardship as the contract sees it', async () => {
    const joinedAt = await now();
    const member = { ...newMember, index: 2, joinedAt };
    expect(await memberOf(resident(2))).to.deep.equal(member);

    const { address: account } = resident(2);
    await patto.does(setSteward(membership().address, { commonsId, account, steward: true }));
    expect(await membership().read.isSteward([commonsId, account])).to.equal(true);
    expect(await memberOf(resident(2))).to.deep.equal({ ...member, steward: true });
  });

  it('keeps the number of who leaves, and starts anew for who comes back', async () => {
    const before = await memberOf(resident(2));
    await as(resident(2), leaveCommons(membership().address, { commonsId }));
    expect(await memberOf(resident(2))).to.deep.equal({ ...before, leftAt: await now(), steward: false });

    const left = await memberOf(resident(2));
    await chain.client.increaseTime({ seconds: 8 * day });
    await as(resident(2), rejoinCommons(membership().address, { commonsId }));
    const previous = { joinedAt: left?.joinedAt, leftAt: left?.leftAt };
    const again = { ...newMember, index: 2, joinedAt: await now(), previous };
    expect(await memberOf(resident(2))).to.deep.equal(again);
  });

  it('goes with a member to a new account, and says at the old one that it moved', async () => {
    const before = await memberOf(resident(1));
    const place = { chainId: await chain.client.getChainId(), verifyingContract: membership().address };
    const message = { commonsId, from: resident(1).address, to: resident(7).address, deadline: 2 ** 40 };
    await as(resident(7), await signedBy(resident(1), moveMembership(place, message)));
    expect(await memberOf(resident(7))).to.deep.equal(before);
    expect(await memberOf(resident(1))).to.deep.equal({ ...before, leftAt: await now(), moved: true });
  });
});

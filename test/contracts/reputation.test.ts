import { expect } from 'chai';
import { keccak256, zeroAddress, type Address } from 'viem';
import { moveTypedData } from '@patto/protocol/members/messages';
import { farDeadline, foundStewardedCommons, joinAll, voters } from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const evidence = keccak256('0x07');

describe('Reputation', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [citizen, newcomer] = patto.people.citizens;
    if (!citizen || !newcomer) throw new Error('Too few accounts');
    await joinAll(patto, commonsId, [citizen.account.address, ...voters(3).map(({ address }) => address)]);
    return { commonsId, citizen, newcomer, by: { account: patto.people.steward.account } };
  });

  const award = (accounts: Address[], amounts: number[], by = scene().by) =>
    scene().patto.reputation.write.awardBatch([scene().commonsId, accounts, amounts, evidence], by);

  describe('awardBatch', () => {
    it('gives points to each account and says so as ERC-1155 asks', async () => {
      const { patto, commonsId, citizen } = scene();
      const accounts = [citizen.account.address, ...voters(1).map(({ address }) => address)];
      const events = await eventsOf(patto, patto.reputation, award(accounts, [5, 7]));
      expect(events.map(({ eventName }) => eventName)).to.deep.equal([
        'TransferSingle',
        'TransferSingle',
        'ReputationAwarded',
      ]);
      expect(events[0]?.args).to.deep.include({ from: zeroAddress, id: BigInt(commonsId), value: 5n });
      expect(events[2]?.args).to.deep.include({ memberIndexes: [1, 2], amounts: [5, 7] });
      const id = BigInt(commonsId);
      expect(await patto.reputation.read.balanceOfBatch([accounts, [id, id]])).to.deep.equal([5n, 7n]);
      expect(await patto.reputation.read.reputationOf([commonsId, 2])).to.equal(7n);
      expect(await patto.reputation.read.totalReputation([commonsId])).to.equal(12n);
    });

    it('is done by a steward or the admin of the municipality only', async () => {
      const { patto, citizen } = scene();
      const { people } = patto;
      for (const person of [citizen, people.issuer, people.registrar, people.stranger]) {
        const call = award([citizen.account.address], [1], { account: person.account });
        await expectRefused(call, 'ReputationNotAuthorized');
      }
      await award([citizen.account.address], [1], { account: people.admin.account });
    });

    it('is never for oneself', async () => {
      const { patto, citizen } = scene();
      const accounts = [citizen.account.address, patto.people.steward.account.address];
      await expectRefused(award(accounts, [1, 1]), 'ReputationOwnAward');
    });

    it('is for members only', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      await expectRefused(award([newcomer.account.address], [1]), 'ReputationNotMember');
      await patto.membership.write.resign([commonsId], { account: citizen.account });
      await expectRefused(award([citizen.account.address], [1]), 'ReputationNotMember');
    });

    it('takes 1 to 200 accounts, each with an amount', async () => {
      const { address } = scene().citizen.account;
      await expectRefused(award([], []), 'ReputationInvalidBatch');
      await expectRefused(award([address], [1, 2]), 'ReputationInvalidBatch');
      const many = new Array<Address>(201).fill(address);
      await expectRefused(award(many, new Array<number>(201).fill(1)), 'ReputationInvalidBatch');
      await award(many.slice(1), new Array<number>(200).fill(1));
    });

    it('keeps the total of a commons below 2^32', async () => {
      const { patto, commonsId, citizen } = scene();
      const { address } = citizen.account;
      await award([address], [2 ** 32 - 2]);
      await expectRefused(award([address, address], [1, 1]), 'ReputationSupplyExceeded');
      await award([address], [1]);
      expect(await patto.reputation.read.totalReputation([commonsId])).to.equal(2n ** 32n - 1n);
    });
  });

  describe('revoke', () => {
    it('takes points back by the admin of the municipality only, never below zero', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { reputation, people } = patto;
      const { address } = citizen.account;
      await award([address], [5]);
      for (const person of [people.steward, people.registrar, citizen]) {
        const call = reputation.write.revoke([commonsId, address, 1, evidence], { account: person.account });
        await expectRefused(call, 'ReputationNotAuthorized');
      }
      const by = { account: people.admin.account };
      await expectRefused(
        reputation.write.revoke([commonsId, address, 6, evidence], by),
        'ReputationInsufficient',
      );
      await expectRefused(
        reputation.write.revoke([commonsId, newcomer.account.address, 1, evidence], by),
        'ReputationNotMember',
      );
      const call = reputation.write.revoke([commonsId, address, 2, evidence], by);
      const events = await eventsOf(patto, reputation, call);
      expect(events.map(({ eventName }) => eventName)).to.deep.equal(['TransferSingle', 'ReputationRevoked']);
      expect(events[0]?.args).to.deep.include({ to: zeroAddress, value: 2n });
      expect(await reputation.read.balanceOf([address, BigInt(commonsId)])).to.equal(3n);
      expect(await reputation.read.totalReputation([commonsId])).to.equal(3n);
    });

    it('reaches members who left, but no account that moved away', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { membership, reputation, people, chainId } = patto;
      const from = citizen.account.address;
      await award([from], [5]);
      await membership.write.resign([commonsId], { account: citizen.account });
      const by = { account: people.admin.account };
      await reputation.write.revoke([commonsId, from, 1, evidence], by);

      const place = { chainId, verifyingContract: membership.address };
      const message = { commonsId, from, to: newcomer.account.address, deadline: farDeadline };
      const signature = await citizen.signTypedData(moveTypedData(place, message));
      await membership.write.move([commonsId, from, farDeadline, signature], { account: newcomer.account });
      await expectRefused(reputation.write.revoke([commonsId, from, 1, evidence], by), 'ReputationNotMember');
      const id = BigInt(commonsId);
      expect(await reputation.read.balanceOf([from, id])).to.equal(0n);
      expect(await reputation.read.balanceOf([newcomer.account.address, id])).to.equal(4n);
    });
  });

  describe('history', () => {
    it('tells what each member had at any past moment', async () => {
      const { patto, commonsId, citizen } = scene();
      const { reputation, time } = patto;
      const { address } = citizen.account;
      const before = await time.latest();
      await time.increase(10);
      await award([address], [5]);
      const first = await time.latest();
      await time.increase(10);
      await award([address], [3]);
      const second = await time.latest();
      await time.increase(10);
      const past = async (timepoint: number) =>
        reputation.read.pastReputation([commonsId, [1, 2], timepoint]);
      expect(await past(before)).to.deep.equal([0, 0]);
      expect(await past(first)).to.deep.equal([5, 0]);
      expect(await past(second - 1)).to.deep.equal([5, 0]);
      expect(await past(second)).to.deep.equal([8, 0]);
    });

    it('does not tell the present or the future', async () => {
      const { patto, commonsId } = scene();
      const now = await patto.reputation.read.clock();
      for (const timepoint of [now, now + 1_000]) {
        const call = patto.reputation.read.pastReputation([commonsId, [1], timepoint]);
        await expectRefused(call, 'ReputationFutureLookup');
      }
      expect(await patto.reputation.read.CLOCK_MODE()).to.equal('mode=timestamp');
    });
  });

  it('never changes hands', async () => {
    const { patto, commonsId, citizen, newcomer } = scene();
    const { reputation } = patto;
    const [from, to] = [citizen.account.address, newcomer.account.address];
    const by = { account: citizen.account };
    await award([from], [5]);
    const id = BigInt(commonsId);
    const calls = [
      reputation.write.safeTransferFrom([from, to, id, 1n, '0x'], by),
      reputation.write.safeBatchTransferFrom([from, to, [id], [1n], '0x'], by),
      reputation.write.setApprovalForAll([to, true], by),
    ];
    for (const call of calls) await expectRefused(call, 'ReputationNotTransferable');
    expect(await reputation.read.isApprovedForAll([from, to])).to.equal(false);
    expect(await reputation.read.balanceOf([from, id])).to.equal(5n);
  });

  it('answers as an ERC-1155', async () => {
    const { patto, citizen } = scene();
    const { reputation } = patto;
    const { address } = citizen.account;
    expect(await reputation.read.supportsInterface(['0xd9b67a26'])).to.equal(true);
    expect(await reputation.read.supportsInterface(['0x01ffc9a7'])).to.equal(true);
    expect(await reputation.read.supportsInterface(['0xffffffff'])).to.equal(false);
    expect(await reputation.read.balanceOf([address, 2n ** 40n])).to.equal(0n);
    expect(await reputation.read.balanceOf([address, 99n])).to.equal(0n);
    await expectRefused(reputation.read.balanceOfBatch([[address], []]), 'ERC1155InvalidArrayLength');
  });
});

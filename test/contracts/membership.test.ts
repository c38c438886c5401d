import { expect } from 'chai';
import { getAddress, keccak256, zeroAddress, type Address, type Hex } from 'viem';
import { rejoinWait, unpackMember } from '@patto/protocol/members/member';
import { eligibilityListTypedData, moveTypedData } from '@patto/protocol/members/messages';
import {
  eligibility,
  farDeadline,
  longAgo,
  foundStewardedCommons,
  joinAll,
  setNextMember,
  tagOf,
  voter,
} from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import type { Wallet } from './support/patto.ts';
import { withPatto } from './support/scene.ts';

describe('Membership', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [citizen, newcomer] = patto.people.citizens;
    if (!citizen || !newcomer) throw new Error('Too few accounts');
    await joinAll(patto, commonsId, [citizen.account.address]);
    return { commonsId, citizen, newcomer };
  });

  const join = async (person: Wallet, options: Parameters<typeof eligibility>[3] = {}) => {
    const { patto, commonsId } = scene();
    const { personTag = tagOf(person.account.address) } = options;
    const { issuedAt = longAgo, deadline = farDeadline } = options;
    const signature = await eligibility(patto, commonsId, person.account.address, options);
    return patto.membership.write.join([commonsId, personTag, issuedAt, deadline, signature], {
      account: person.account,
    });
  };

  describe('join', () => {
    it('makes a member of who brings an eligibility signed by an issuer', async () => {
      const { patto, commonsId, newcomer } = scene();
      const [event] = await eventsOf(patto, patto.membership, join(newcomer));
      expect(event?.args).to.deep.include({ commonsId, firstIndex: 2 });
      const { address } = newcomer.account;
      expect(await patto.membership.read.isMember([commonsId, address])).to.equal(true);
      expect(await patto.membership.read.isPersonTagUsed([commonsId, tagOf(address)])).to.equal(true);
      expect(await patto.membership.read.memberCount([commonsId])).to.deep.equal([3, 3]);
      const word = await patto.membership.read.member([commonsId, address]);
      expect(word & 0xffffffffn).to.equal(2n);
      expect(Number((word >> 32n) & 0xffffffffffffn)).to.equal(await patto.time.latest());
    });

    it('refuses a signature of anybody else, or one that is none', async () => {
      const { patto, commonsId, newcomer } = scene();
      await expectRefused(join(newcomer, { signer: patto.people.admin }), 'MembershipNotIssuer');
      await expectRefused(join(newcomer, { signer: newcomer }), 'MembershipNotIssuer');
      for (const signature of ['0x', '0x1234', `0x${'00'.repeat(65)}`] as const) {
        const args = [commonsId, tagOf(newcomer.account.address), longAgo, farDeadline, signature] as const;
        const call = patto.membership.write.join(args, { account: newcomer.account });
        await expectRefused(call, 'MembershipNotIssuer');
      }
    });

    it('refuses an eligibility for another account, commons or tag', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { membership } = patto;
      const { account } = newcomer;
      const tag = tagOf(account.address);
      const forOther = await eligibility(patto, commonsId, citizen.account.address, { personTag: tag });
      const forCommons = await eligibility(patto, commonsId + 1, account.address);
      const forTag = await eligibility(patto, commonsId, account.address, { personTag: keccak256('0x99') });
      for (const signature of [forOther, forCommons, forTag]) {
        const call = membership.write.join([commonsId, tag, longAgo, farDeadline, signature], { account });
        await expectRefused(call, 'MembershipNotIssuer');
      }
    });

    it('refuses an eligibility that is dated later than now', async () => {
      const { patto, newcomer } = scene();
      const issuedAt = (await patto.time.latest()) + 100;
      await expectRefused(join(newcomer, { issuedAt }), 'MembershipNotYetIssued');
    });

    it('refuses an eligibility after its deadline', async () => {
      const { patto, newcomer } = scene();
      const deadline = (await patto.time.latest()) - 1;
      await expectRefused(join(newcomer, { deadline }), 'MembershipExpired');
    });

    it('refuses an issuer that is no longer trusted', async () => {
      const { patto, newcomer } = scene();
      const { issuer, admin } = patto.people;
      await patto.registry.write.setIssuer([1, issuer.account.address, false], { account: admin.account });
      await expectRefused(join(newcomer), 'MembershipNotIssuer');
    });

    it('refuses an account or a person that is in already, even after leaving', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      await expectRefused(join(citizen), 'MembershipAlreadyMember');
      const personTag = tagOf(citizen.account.address);
      await expectRefused(join(newcomer, { personTag }), 'MembershipPersonTagUsed');
      await patto.membership.write.resign([commonsId], { account: citizen.account });
      await expectRefused(join(citizen), 'MembershipAlreadyMember');
      await expectRefused(join(newcomer, { personTag }), 'MembershipPersonTagUsed');
    });

    it('refuses entry to a commons that is suspended', async () => {
      const { patto, commonsId, newcomer } = scene();
      const by = { account: patto.people.admin.account };
      await patto.registry.write.setCommonsStatus([commonsId, 2], by);
      await expectRefused(join(newcomer), 'MembershipNotActiveCommons');
    });

    it('refuses who would be member number 2^24', async () => {
      const { patto, commonsId, newcomer } = scene();
      await setNextMember(patto, commonsId, (1 << 24) - 1);
      await join(newcomer);
      const [, , last] = patto.people.citizens;
      if (!last) throw new Error('Too few accounts');
      await expectRefused(join(last), 'MembershipFull');
      await expectRefused(joinAll(patto, commonsId, [last.account.address]), 'MembershipFull');
    });
  });

  describe('joinBatch', () => {
    it('enters the whole list, whoever brings it', async () => {
      const { patto, commonsId } = scene();
      const accounts = [voter(1).address, voter(2).address, voter(3).address];
      const [event] = await eventsOf(patto, patto.membership, joinAll(patto, commonsId, accounts));
      expect(event?.args).to.deep.equal({
        commonsId,
        firstIndex: 2,
        accounts,
        personTags: accounts.map(tagOf),
      });
      const words = await patto.membership.read.members([commonsId, [...accounts, voter(4).address]]);
      expect(words.map((word) => Number(word & 0xffffffffn))).to.deep.equal([2, 3, 4, 0]);
      expect(words[3]).to.equal(0n);
    });

    it('passes over who is in already and says why, and a repeated batch changes nothing', async () => {
      const { patto, commonsId, citizen } = scene();
      const accounts = [voter(1).address, citizen.account.address, zeroAddress, voter(1).address];
      const first = await eventsOf(patto, patto.membership, joinAll(patto, commonsId, accounts));
      expect(first.map(({ eventName }) => eventName)).to.deep.equal(['MembersJoined', 'MembersSkipped']);
      expect(first[1]?.args).to.deep.include({ entries: '0x000101000203000301' });
      const again = await eventsOf(patto, patto.membership, joinAll(patto, commonsId, accounts));
      expect(again.map(({ eventName }) => eventName)).to.deep.equal(['MembersSkipped']);
      expect(again[0]?.args).to.deep.include({ entries: '0x000001000101000203000301' });
      expect(await patto.membership.read.memberCount([commonsId])).to.deep.equal([3, 3]);
    });

    it('passes over a person that is in with another account', async () => {
      const { patto, commonsId, citizen } = scene();
      const accounts = [voter(1).address];
      const personTags = [tagOf(citizen.account.address)];
      const [event] = await eventsOf(patto, patto.membership, joinList(accounts, personTags));
      expect(event?.args).to.deep.include({ commonsId, entries: '0x000002' });
    });

    it('refuses an empty list, one of different lengths and one above 250', async () => {
      const { address } = voter(1);
      const many = Array.from({ length: 251 }, (_, i) => voter(i).address);
      await expectRefused(joinList([], []), 'MembershipInvalidBatch');
      await expectRefused(joinList([address], []), 'MembershipInvalidBatch');
      await expectRefused(joinList(many, many.map(tagOf)), 'MembershipInvalidBatch');
    });

    it('refuses a list that was changed after the issuer signed it, is late, or meets a closed commons', async () => {
      const { patto, commonsId } = scene();
      const accounts = [voter(1).address];
      const other = [voter(2).address];
      const signature = `0x${'11'.repeat(65)}` as const;
      await expectRefused(joinList(accounts, accounts.map(tagOf), signature), 'MembershipNotIssuer');
      await expectRefused(joinList(other, other.map(tagOf), signature, 1), 'MembershipExpired');
      const by = { account: patto.people.admin.account };
      await patto.registry.write.setCommonsStatus([commonsId, 3], by);
      await expectRefused(joinAll(patto, commonsId, accounts), 'MembershipNotActiveCommons');
    });

    async function joinList(
      accounts: Address[],
      personTags: Hex[],
      signature?: Hex,
      deadline = farDeadline,
      issuedAt = longAgo,
    ) {
      const { patto, commonsId } = scene();
      const { membership, people, chainId } = patto;
      const message = { commonsId, accounts, personTags, issuedAt, deadline };
      const place = { chainId, verifyingContract: membership.address };
      const signed =
        signature ?? (await people.issuer.signTypedData(eligibilityListTypedData(place, message)));
      return membership.write.joinBatch([commonsId, accounts, personTags, issuedAt, deadline, signed]);
    }
  });

  describe('resign and rejoin', () => {
    it('give a member back its index, as a member of today and without stewardship', async () => {
      const { patto, commonsId } = scene();
      const { membership, people } = patto;
      const account = people.steward.account;
      const left = await eventsOf(patto, membership, membership.write.resign([commonsId], { account }));
      expect(left.map(({ eventName }) => eventName)).to.deep.equal(['StewardSet', 'MemberLeft']);
      expect(await membership.read.isMember([commonsId, account.address])).to.equal(false);
      expect(await membership.read.isSteward([commonsId, account.address])).to.equal(false);
      expect(await membership.read.memberCount([commonsId])).to.deep.equal([1, 2]);
      const first = unpackMember(await membership.read.member([commonsId, account.address]));

      await expectRefused(membership.write.rejoin([commonsId], { account }), 'MembershipLeftRecently');
      await patto.time.increase(rejoinWait);
      await membership.write.rejoin([commonsId], { account });
      const word = await membership.read.member([commonsId, account.address]);
      expect(word & 0xffffffffn).to.equal(0n);
      expect(unpackMember(word)).to.deep.include({
        joinedAt: await patto.time.latest(),
        leftAt: 0,
        steward: false,
        previous: { joinedAt: first?.joinedAt, leftAt: first?.leftAt },
      });
      expect(await membership.read.memberCount([commonsId])).to.deep.equal([2, 2]);
    });

    it('are refused to who is not a member, or is one already', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { membership } = patto;
      await expectRefused(
        membership.write.resign([commonsId], { account: newcomer.account }),
        'MembershipNotMember',
      );
      await expectRefused(
        membership.write.rejoin([commonsId], { account: newcomer.account }),
        'MembershipNotMember',
      );
      await expectRefused(
        membership.write.rejoin([commonsId], { account: citizen.account }),
        'MembershipAlreadyMember',
      );
      await membership.write.resign([commonsId], { account: citizen.account });
      await expectRefused(
        membership.write.resign([commonsId], { account: citizen.account }),
        'MembershipNotMember',
      );
    });
  });

  describe('move', () => {
    const move = async (from: Wallet, to: Wallet, signer: Wallet, deadline = farDeadline) => {
      const { patto, commonsId } = scene();
      const { membership, chainId } = patto;
      const place = { chainId, verifyingContract: membership.address };
      const message = { commonsId, from: from.account.address, to: to.account.address, deadline };
      const signature = await signer.signTypedData(moveTypedData(place, message));
      const args = [commonsId, from.account.address, deadline, signature] as const;
      return membership.write.move(args, { account: to.account });
    };

    it('takes index, joined date, stewardship and guard to the new account, by the old key', async () => {
      const { patto, commonsId, newcomer } = scene();
      const { membership, people } = patto;
      const before = await membership.read.member([commonsId, people.steward.account.address]);
      await membership.write.setGuard([commonsId, people.stranger.account.address], {
        account: people.steward.account,
      });
      const [moved] = await eventsOf(patto, membership, move(people.steward, newcomer, people.steward));
      expect(moved?.args).to.deep.include({ authorizedBy: getAddress(people.steward.account.address) });
      expect(await membership.read.member([commonsId, newcomer.account.address])).to.equal(before);
      expect(await membership.read.guardOf([commonsId, 0])).to.equal(
        getAddress(people.stranger.account.address),
      );
      expect(await membership.read.isMember([commonsId, people.steward.account.address])).to.equal(false);
      expect(await membership.read.isSteward([commonsId, people.steward.account.address])).to.equal(false);
      expect(await membership.read.memberCount([commonsId])).to.deep.equal([2, 2]);
    });

    it('refuses the signature of anybody else, an issuer and the admin among them, a late one, and one for another account', async () => {
      const { patto, citizen, newcomer } = scene();
      const { issuer, admin } = patto.people;
      for (const signer of [newcomer, issuer, admin]) {
        await expectRefused(move(citizen, newcomer, signer), 'MembershipNotAuthorizedToMove');
      }
      await expectRefused(move(citizen, newcomer, citizen, 1), 'MembershipExpired');
    });

    it('refuses an account that is or was a member, and a membership that is none', async () => {
      const { patto, citizen, newcomer } = scene();
      const { steward } = patto.people;
      await expectRefused(move(citizen, steward, citizen), 'MembershipAlreadyMember');
      await expectRefused(move(newcomer, patto.people.stranger, newcomer), 'MembershipNotMember');
    });

    it('leaves nothing at the old account: no way back, no second move, no rejoining', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      await move(citizen, newcomer, citizen);
      await expectRefused(move(citizen, patto.people.stranger, citizen), 'MembershipNotMember');
      await expectRefused(move(newcomer, citizen, newcomer), 'MembershipAlreadyMember');
      await expectRefused(
        patto.membership.write.rejoin([commonsId], { account: citizen.account }),
        'MembershipNotMember',
      );
      await expectRefused(join(citizen), 'MembershipAlreadyMember');
    });
  });

  describe('setSteward', () => {
    it('is done by the admin of the municipality only, to members only', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { membership, people } = patto;
      const args = [commonsId, citizen.account.address, true] as const;
      for (const person of [people.steward, people.registrar, citizen]) {
        const call = membership.write.setSteward(args, { account: person.account });
        await expectRefused(call, 'MembershipNotMunicipalityAdmin');
      }
      const account = people.admin.account;
      await expectRefused(
        membership.write.setSteward([commonsId, newcomer.account.address, true], { account }),
        'MembershipNotMember',
      );
      for (const steward of [true, false]) {
        await membership.write.setSteward([commonsId, citizen.account.address, steward], { account });
        expect(await membership.read.isSteward([commonsId, citizen.account.address])).to.equal(steward);
      }
    });
  });

  it('tells its version and signing domain', async () => {
    const { membership, forwarder } = scene().patto;
    expect(await membership.read.version()).to.equal('1.0.0');
    const [, name, version] = await membership.read.eip712Domain();
    expect([name, version]).to.deep.equal(['Patto', '1']);
    expect(await membership.read.isTrustedForwarder([forwarder.address])).to.equal(true);
  });
});

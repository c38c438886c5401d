// How a membership changes its account without its owner's signature, how it ends, and the same acts by signature.
import { expect } from 'chai';
import { concat, getAddress, zeroAddress, type Hex } from 'viem';
import { enterMembers, memberActFor, type MemberAct } from '@patto/protocol/acts/members';
import { singleChoice } from '@patto/protocol/ballots/modes';
import { rightAt, unpackMember } from '@patto/protocol/members/member';
import { membersDigestOf } from '@patto/protocol/members/membersDigest';
import { moveTypedData } from '@patto/protocol/members/messages';
import { accountOfSigner } from '@patto/protocol/signing/signer';
import { day, durations } from '../support/deployment.ts';
import { openBallot } from './support/ballots.ts';
import {
  eligibility,
  farDeadline,
  foundStewardedCommons,
  joinAll,
  longAgo,
  tagOf,
  voter,
} from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import type { Wallet } from './support/patto.ts';
import { withPatto } from './support/scene.ts';

describe('A membership without its owner', () => {
  const scene = withPatto(async (patto) => {
    const commonsId = await foundStewardedCommons(patto);
    const [citizen, newcomer, guard] = patto.people.citizens;
    if (!citizen || !newcomer || !guard) throw new Error('Too few accounts');
    await joinAll(patto, commonsId, [citizen.account.address]);
    return { commonsId, citizen, newcomer, guard, memberIndex: 1 };
  });

  const as = (person: Wallet) => ({ account: person.account });
  const propose = (from: Wallet, to: Wallet, by = scene().patto.people.admin) => {
    const { patto, commonsId } = scene();
    return patto.membership.write.proposeMove([commonsId, from.account.address, to.account.address], as(by));
  };
  const accept = (from: Wallet, by: Wallet) => {
    const { patto, commonsId } = scene();
    return patto.membership.write.acceptMove([commonsId, from.account.address], as(by));
  };
  const word = async (person: Wallet) => {
    const { patto, commonsId } = scene();
    return unpackMember(await patto.membership.read.member([commonsId, person.account.address]));
  };
  const wait = (seconds: number = durations.publicWait) => scene().patto.time.increase(seconds);

  describe('moves after a public wait', () => {
    it('as a member of that day, without stewardship and guard; the old account keeps what had begun', async () => {
      const { patto, commonsId, newcomer, guard } = scene();
      const { membership, people, ballotBox } = patto;
      const { steward } = people;
      await membership.write.setGuard([commonsId, guard.account.address], as(steward));
      await wait(2 * day);
      await propose(steward, newcomer);
      await wait(13 * day);
      const before = await openBallot(patto, commonsId, singleChoice({ optionCount: 2 }));
      await wait(day);
      const events = await eventsOf(patto, membership, accept(steward, newcomer));
      expect(events.map(({ eventName }) => eventName)).to.deep.equal(['StewardSet', 'MemberMoved']);
      expect(events[1]?.args).to.deep.include({ authorizedBy: getAddress(people.admin.account.address) });
      const today = await patto.time.latest();
      expect(await word(newcomer)).to.deep.include({
        index: 0,
        joinedAt: today,
        leftAt: 0,
        steward: false,
        carried: true,
      });
      expect(await word(steward)).to.deep.include({
        leftAt: today,
        lost: true,
        moved: true,
        keepsVote: true,
      });
      expect(await membership.read.guardOf([commonsId, 0])).to.equal(zeroAddress);
      expect(await membership.read.memberCount([commonsId])).to.deep.equal([2, 2]);

      await expectRefused(
        ballotBox.write.cast([before.ballotId, 1n], as(newcomer)),
        'BallotBoxMemberAfterStart',
      );
      await ballotBox.write.cast([before.ballotId, 1n], as(steward));
      const args = [commonsId, steward.account.address, today - day, today + day] as const;
      expect(await membership.read.rightAt(args)).to.equal(true);
    });

    it('is proposed by the admin only, of who has a membership, to who never had one', async () => {
      const { patto, citizen, newcomer } = scene();
      const { people } = patto;
      for (const person of [people.issuer, people.steward, people.registrar, citizen, newcomer]) {
        await expectRefused(propose(citizen, newcomer, person), 'MembershipNotMunicipalityAdmin');
      }
      await expectRefused(propose(newcomer, people.stranger), 'MembershipNotMember');
      await expectRefused(propose(people.admin, people.stranger), 'MembershipNotAuthorizedToMove');
      await expectRefused(propose(citizen, people.steward), 'MembershipAlreadyMember');
    });

    it('is accepted by nobody else, not early, not late, and not once its proposer has lost the role', async () => {
      const { patto, citizen, newcomer } = scene();
      const { people, registry, time } = patto;
      await expectRefused(accept(citizen, newcomer), 'MembershipNoMove');
      await propose(citizen, newcomer);
      await expectRefused(accept(citizen, newcomer), 'MembershipStillWaits');
      await wait();
      await expectRefused(accept(citizen, people.admin), 'MembershipNoMove');
      const snapshot = await patto.connection.networkHelpers.takeSnapshot();
      await time.increase(14 * day);
      await expectRefused(accept(citizen, newcomer), 'MembershipLapsed');
      await snapshot.restore();
      await registry.write.offerAdmin([1, people.stranger.account.address], as(people.admin));
      await registry.write.acceptAdmin([1], as(people.stranger));
      await expectRefused(accept(citizen, newcomer), 'MembershipLapsed');
    });

    it('is one at a time for a member, and one in a hundred members of a commons', async () => {
      const { patto, commonsId, citizen, newcomer, memberIndex } = scene();
      const { membership, people } = patto;
      await propose(citizen, newcomer);
      await expectRefused(propose(citizen, newcomer), 'MembershipMoveOpen');
      await expectRefused(propose(people.steward, people.stranger), 'MembershipTooManyMoves');
      const close = (by: Wallet) => membership.write.closeMove([commonsId, memberIndex], as(by));
      await expectRefused(close(people.stranger), 'MembershipNotLapsed');
      const snapshot = await patto.connection.networkHelpers.takeSnapshot();
      await close(people.admin);
      await expectRefused(propose(citizen, newcomer), 'MembershipMoveRests');
      await snapshot.restore();
      await wait(29 * day);
      await close(people.stranger);
      await expectRefused(close(people.stranger), 'MembershipNoMove');
      await propose(people.steward, people.stranger);
      const accounts = Array.from({ length: 198 }, (_, number) => voter(number).address);
      await joinAll(patto, commonsId, accounts);
      await propose(citizen, newcomer);
    });

    it('is stopped by any act of the member, or of its guard, and rests for 90 days', async () => {
      const { patto, commonsId, citizen, newcomer, guard, memberIndex } = scene();
      const { membership, people, connection } = patto;
      await membership.write.setGuard([commonsId, guard.account.address], as(citizen));
      await propose(citizen, newcomer);
      const veto = (by: Wallet) => membership.write.vetoMove([commonsId, memberIndex], as(by));
      for (const person of [people.admin, people.steward, newcomer]) {
        await expectRefused(veto(person), 'MembershipNotVetoer');
      }
      const acts = [
        () => veto(citizen),
        () => veto(guard),
        () => membership.write.setGuard([commonsId, zeroAddress], as(citizen)),
        () => membership.write.resign([commonsId], as(citizen)),
      ];
      for (const act of acts) {
        const snapshot = await connection.networkHelpers.takeSnapshot();
        const [vetoed] = await eventsOf(patto, membership, act());
        expect(vetoed?.eventName).to.equal('MoveVetoed');
        await wait();
        await expectRefused(accept(citizen, newcomer), 'MembershipNoMove');
        await expectRefused(propose(citizen, newcomer), 'MembershipMoveRests');
        await wait(77 * day);
        await propose(citizen, newcomer);
        await snapshot.restore();
      }
      await veto(guard);
      await expectRefused(veto(guard), 'MembershipNoMove');
    });

    it('leaves a member that resigned resigned', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { membership } = patto;
      await membership.write.resign([commonsId], as(citizen));
      const left = await word(citizen);
      await propose(citizen, newcomer);
      await wait();
      await accept(citizen, newcomer);
      expect(await word(citizen)).to.deep.include({ leftAt: left?.leftAt, lost: true, keepsVote: false });
      expect(await membership.read.isMember([commonsId, newcomer.account.address])).to.equal(false);
      await expectRefused(membership.write.rejoin([commonsId], as(newcomer)), 'MembershipLeftRecently');
      await wait(8 * day);
      await membership.write.rejoin([commonsId], as(newcomer));
      expect(await word(newcomer)).to.deep.include({ leftAt: 0, carried: true });
      await expectRefused(membership.write.rejoin([commonsId], as(citizen)), 'MembershipNotMember');
    });
  });

  describe('ends after a public wait', () => {
    const tag = () => tagOf(scene().citizen.account.address);
    const announce = (by = scene().patto.people.admin, personTag = tag()) => {
      const { patto, commonsId, citizen } = scene();
      return patto.membership.write.announceEnding([commonsId, citizen.account.address, personTag], as(by));
    };
    const end = (by = scene().patto.people.admin, account = scene().citizen.account.address) => {
      const { patto, commonsId } = scene();
      return patto.membership.write.endMembership([commonsId, account, tag()], as(by));
    };

    it('for ballots that begin later, for good, and frees the tag for another account', async () => {
      const { patto, commonsId, citizen, newcomer } = scene();
      const { membership, ballotBox } = patto;
      await announce();
      await wait();
      const ballot = await openBallot(patto, commonsId, singleChoice({ optionCount: 2 }));
      await end();
      expect(await word(citizen)).to.deep.include({ ended: true, steward: false, keepsVote: true });
      await ballotBox.write.cast([ballot.ballotId, 1n], as(citizen));
      await wait(1);
      const later = await openBallot(patto, commonsId, singleChoice({ optionCount: 2 }));
      await expectRefused(ballotBox.write.cast([later.ballotId, 1n], as(citizen)), 'BallotBoxNotMember');
      await wait(8 * day);
      await expectRefused(membership.write.rejoin([commonsId], as(citizen)), 'MembershipNotMember');
      await expectRefused(propose(citizen, newcomer), 'MembershipNotMember');

      const { address } = newcomer.account;
      const issuedAt = await patto.time.latest();
      const signature = await eligibility(patto, commonsId, address, { personTag: tag(), issuedAt });
      await membership.write.join([commonsId, tag(), issuedAt, farDeadline, signature], as(newcomer));
      expect(await word(newcomer)).to.deep.include({ index: 2, carried: false });
    });

    it('leaves no statement of before it good: the person comes back by a newer one only', async () => {
      const { patto, commonsId, newcomer } = scene();
      const { membership, people, chainId } = patto;
      const { address } = newcomer.account;
      await announce();
      await wait();
      await end();
      const endedAt = await patto.time.latest();
      const join = async (issuedAt: number) => {
        const signature = await eligibility(patto, commonsId, address, { personTag: tag(), issuedAt });
        return membership.write.join([commonsId, tag(), issuedAt, farDeadline, signature], as(newcomer));
      };
      for (const issuedAt of [longAgo, endedAt]) await expectRefused(join(issuedAt), 'MembershipOutdated');

      const enter = async (issuedAt: number) => {
        const list = { commonsId, accounts: [address], personTags: [tag()], issuedAt, deadline: farDeadline };
        const act = enterMembers({ chainId, verifyingContract: membership.address }, list);
        const signature = await people.issuer.signTypedData(act.typedData);
        return eventsOf(patto, membership, people.relayer.sendTransaction(act.call(signature)));
      };
      const [skipped] = await enter(endedAt);
      expect(skipped).to.deep.include({
        eventName: 'MembersSkipped',
        args: { commonsId, entries: '0x000004' },
      });
      expect((await enter(endedAt + 1)).map(({ eventName }) => eventName)).to.deep.equal(['MembersJoined']);
    });

    it('is announced, carried out and taken back by the admin only, with the tag that the membership has', async () => {
      const { patto, commonsId, memberIndex } = scene();
      const { membership, people } = patto;
      const close = (by: Wallet) => membership.write.closeEnding([commonsId, memberIndex], as(by));
      for (const person of [people.issuer, people.steward, people.stranger]) {
        await expectRefused(announce(person), 'MembershipNotMunicipalityAdmin');
        await expectRefused(end(person), 'MembershipNotMunicipalityAdmin');
      }
      await expectRefused(close(people.admin), 'MembershipNoEnding');
      await expectRefused(end(), 'MembershipNoEnding');
      await expectRefused(
        announce(people.admin, tagOf(people.steward.account.address)),
        'MembershipWrongPersonTag',
      );
      await announce();
      await expectRefused(announce(), 'MembershipEndingOpen');
      await expectRefused(end(), 'MembershipStillWaits');
      await expectRefused(close(people.stranger), 'MembershipNotLapsed');
      await close(people.admin);
      await announce();
      await wait(29 * day);
      await expectRefused(end(), 'MembershipLapsed');
      await close(people.stranger);
    });

    it('follows an own move, which is no veto, and closes a move that is proposed', async () => {
      const { patto, commonsId, citizen, newcomer, guard } = scene();
      const { membership, chainId } = patto;
      await announce();
      const message = { commonsId, from: citizen.account.address, to: newcomer.account.address };
      const place = { chainId, verifyingContract: membership.address };
      const signature = await citizen.signTypedData(
        moveTypedData(place, { ...message, deadline: farDeadline }),
      );
      await membership.write.move([commonsId, message.from, farDeadline, signature], as(newcomer));
      await propose(newcomer, guard);
      await wait();
      // By the account that had it when the end was announced: who moves on does not outrun it.
      const events = await eventsOf(patto, membership, end());
      expect(events.map(({ eventName }) => eventName)).to.deep.equal(['MoveClosed', 'MembershipEnded']);
      await expectRefused(accept(newcomer, guard), 'MembershipNotMember');
    });
  });

  describe('acts by signature', () => {
    const place = () => {
      const { patto } = scene();
      return { chainId: patto.chainId, verifyingContract: patto.membership.address };
    };
    let nonce = 0n;
    const bring = async (act: MemberAct, by: Wallet, signer: Hex = by.account.address, changed = {}) => {
      const brought = memberActFor(place(), act, {
        signer,
        nonce: nonce++,
        deadline: farDeadline,
        ...changed,
      });
      const signature = await by.signTypedData(brought.typedData);
      return scene().patto.people.relayer.sendTransaction({ ...brought.call(signature), gas: 1_000_000n });
    };

    it('whichever it is, a passkey among the signers', async () => {
      const { patto, commonsId, newcomer, guard, citizen } = scene();
      const { membership, people, connection } = patto;
      const verifier = await connection.viem.deployContract('OwnerVerifier');
      const key = concat([verifier.address, newcomer.account.address]);
      const account = accountOfSigner(key);
      const personTag = tagOf(account);
      const statement = await eligibility(patto, commonsId, account, { personTag });
      const act = {
        commonsId,
        personTag,
        eligibility: { issuedAt: longAgo, deadline: farDeadline, signature: statement },
      };
      await bring({ name: 'Join', ...act }, newcomer, key);
      expect(await membership.read.isMember([commonsId, account])).to.equal(true);
      await bring({ name: 'SetGuard', commonsId, guard: guard.account.address }, newcomer, key);
      await bring({ name: 'Resign', commonsId }, newcomer, key);
      await wait(8 * day);
      await bring({ name: 'Rejoin', commonsId }, newcomer, key);

      await propose(citizen, people.stranger);
      await expectRefused(
        bring({ name: 'VetoMove', commonsId, memberIndex: 1 }, newcomer, key),
        'MembershipNotVetoer',
      );
      await wait();
      await bring({ name: 'AcceptMove', commonsId, from: citizen.account.address }, people.stranger);
      expect(await word(people.stranger)).to.deep.include({ index: 1, carried: true });
    });

    it('move a membership between two signers that send nothing', async () => {
      const { patto, commonsId, newcomer, citizen } = scene();
      const { membership, connection, people } = patto;
      const verifier = await connection.viem.deployContract('OwnerVerifier');
      const to = concat([verifier.address, newcomer.account.address]);
      const consent = {
        commonsId,
        from: citizen.account.address,
        to: accountOfSigner(to),
        deadline: farDeadline,
      };
      const typed = moveTypedData(place(), consent);
      const [ofOld, ofNew] = [await citizen.signTypedData(typed), await newcomer.signTypedData(typed)];
      const move = (newSignature: Hex) =>
        membership.write.moveFor(
          [commonsId, citizen.account.address, to, farDeadline, ofOld, newSignature],
          as(people.relayer),
        );
      await expectRefused(move(ofOld), 'SignedActInvalidSignature');
      await move(ofNew);
      expect(await membership.read.isMember([commonsId, consent.to])).to.equal(true);
    });

    it('are refused late, from anybody else, for anything else, and a second time', async () => {
      const { patto, commonsId, citizen, newcomer, guard } = scene();
      const act = { name: 'SetGuard', commonsId, guard: guard.account.address } as const;
      await expectRefused(bring(act, citizen, undefined, { deadline: 1 }), 'SignedActExpired');
      await expectRefused(bring(act, newcomer, citizen.account.address), 'SignedActInvalidSignature');
      const once = { nonce: 2n ** 200n };
      await bring(act, citizen, undefined, once);
      await expectRefused(bring(act, citizen, undefined, once), 'SignedActNonceUsed');
      expect(await patto.membership.read.isNonceUsed([citizen.account.address, once.nonce])).to.equal(true);

      const signed = memberActFor(place(), act, {
        signer: citizen.account.address,
        nonce: 7n,
        deadline: farDeadline,
      });
      const signature = await citizen.signTypedData(signed.typedData);
      const other = memberActFor(
        place(),
        { ...act, guard: newcomer.account.address },
        {
          signer: citizen.account.address,
          nonce: 7n,
          deadline: farDeadline,
        },
      );
      await expectRefused(
        patto.people.relayer.sendTransaction(other.call(signature)),
        'SignedActInvalidSignature',
      );
    });
  });

  it('leaves rights at a past moment that the protocol reads as the contract does', async () => {
    const { patto, commonsId, citizen, newcomer } = scene();
    const { membership, people, time } = patto;
    const begun = await time.latest();
    await membership.write.resign([commonsId], as(citizen));
    await wait(8 * day);
    await membership.write.rejoin([commonsId], as(citizen));
    await propose(people.steward, newcomer);
    await wait();
    await accept(people.steward, newcomer);
    const now = await time.latest();
    const moments = Array.from({ length: 12 }, (_, i) => begun - day + i * 2 * day).concat(now, now + day);
    let granted = 0;
    for (const person of [citizen, newcomer, people.steward, people.stranger]) {
      const found = await word(person);
      for (const start of moments) {
        for (const moment of moments) {
          const args = [commonsId, person.account.address, start, moment] as const;
          const right = await membership.read.rightAt(args);
          expect(found !== undefined && rightAt(found, start, moment)).to.equal(right);
          if (right) granted++;
        }
      }
    }
    expect(granted).to.be.greaterThan(50);
  });

  it('chains every event that says who belongs into one digest', async () => {
    const { patto, commonsId, citizen, newcomer, guard, memberIndex } = scene();
    const { membership, people, publicClient } = patto;
    const by = as(people.admin);
    await membership.write.setGuard([commonsId, guard.account.address], as(citizen));
    await propose(citizen, newcomer);
    await membership.write.vetoMove([commonsId, memberIndex], as(guard));
    await membership.write.announceEnding(
      [commonsId, citizen.account.address, tagOf(citizen.account.address)],
      by,
    );
    await membership.write.closeEnding([commonsId, memberIndex], by);
    await propose(people.steward, newcomer);
    await wait();
    await accept(people.steward, newcomer);
    await membership.write.resign([commonsId], as(newcomer));
    const logs = await publicClient.getContractEvents({
      address: membership.address,
      abi: membership.abi,
      fromBlock: 0n,
    });
    const digest = await membership.read.membersDigest([commonsId]);
    expect(membersDigestOf(logs)).to.equal(digest);
    for (const left of logs.keys()) {
      expect(membersDigestOf(logs.filter((_, position) => position !== left))).to.not.equal(digest);
    }
  });
});

// Endorsements and contests that members sign and anybody brings: by keys, smart accounts and other verifiers.
import { expect } from 'chai';
import {
  concat,
  getAddress,
  keccak256,
  numberToHex,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  type Address,
  type Hex,
} from 'viem';
import { contestTypedData, endorsementTypedData } from '@patto/protocol/ballots/resultMessages';
import { selectedOptions } from '@patto/protocol/ballots/rules/selection';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import { accountOfSigner } from '@patto/protocol/signing/signer';
import { durations } from '../support/deployment.ts';
import { pick, signingPlace, type OpenBallot } from './support/ballots.ts';
import { deployBox } from './support/box.ts';
import { foundStewardedCommons, joinAll, voter } from './support/commons.ts';
import { endedShares, openShares, reason, resultOf } from './support/endorsing.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const [a, b] = [0b001n, 0b010n];

/** The same signature in the forms that wallets give, the last of which nobody takes: its twin with a high s. */
function formsOf(signature: Hex): { taken: Hex[]; twin: Hex } {
  const { r, s, yParity } = parseSignature(signature);
  return {
    taken: [
      signature,
      concat([r, s, numberToHex(yParity, { size: 1 })]),
      serializeCompactSignature(signatureToCompactSignature(parseSignature(signature))),
    ],
    twin: concat([r, numberToHex(order - BigInt(s), { size: 32 }), numberToHex(28 - yParity, { size: 1 })]),
  };
}

describe('By a signature', () => {
  const [owner, other, latecomer, carried] = [voter(1), voter(2), voter(3), voter(4)];
  const scene = withPatto(async (patto) => {
    const { viem } = patto.connection;
    const commonsId = await foundStewardedCommons(patto);
    const wallet = await viem.deployContract('OwnedWallet', [owner.address]);
    const verifier = await viem.deployContract('OwnerVerifier');
    const hostile: Address[] = [];
    for (const habit of [0, 1, 2, 3]) {
      hostile.push((await viem.deployContract('HostileWallet', [habit])).address);
    }
    const key = concat([verifier.address, owner.address]);
    const members = [wallet.address, accountOfSigner(key), owner.address, other.address, ...hostile];
    await joinAll(patto, commonsId, members);
    await patto.membership.write.proposeMove([commonsId, other.address, carried.address], {
      account: patto.people.admin.account,
    });
    // Both ballots together are longer than the public wait.
    const elsewhere = await endedShares(patto, commonsId);
    const ballot = await endedShares(patto, commonsId);
    return { commonsId, elsewhere, ballot, wallet: wallet.address, key, hostile };
  });

  type Signer = { signTypedData: (typeof owner)['signTypedData'] };
  const signEndorsement = (selected: bigint, by: Signer = owner, of: OpenBallot = scene().ballot) =>
    by.signTypedData(
      endorsementTypedData(signingPlace(scene().patto), { ...of, selected: selectedOptions(selected) }),
    );
  const signContest = (by: Signer = owner, { ballotId } = scene().ballot, reasonDigest = reason) =>
    by.signTypedData(contestTypedData(signingPlace(scene().patto), { ballotId, reasonDigest }));
  const endorseFor = (signer: Hex, signature: Hex, selected = a, sheet = scene().ballot.sheetBytes) => {
    const { patto, ballot } = scene();
    return patto.ballotBox.write.endorseFor([ballot.ballotId, selected, signer, signature, sheet], {
      account: patto.people.stranger.account,
      gas: 10_000_000n,
    });
  };
  const contestFor = (signer: Hex, signature: Hex) => {
    const { patto, ballot } = scene();
    return patto.ballotBox.write.contestFor([ballot.ballotId, reason, signer, signature], {
      account: patto.people.stranger.account,
      gas: 10_000_000n,
    });
  };
  const read = () => resultOf(scene().patto, scene().ballot).read();

  it('a key, a smart account (ERC-1271) and a key of another kind (ERC-7913) endorse, each once', async () => {
    const { patto, wallet, key } = scene();
    const signers = [owner.address, wallet, key];
    for (const [i, signer] of signers.entries()) {
      const events = await eventsOf(patto, patto.ballotBox, endorseFor(signer, await signEndorsement(a)));
      const endorsed = events.at(-1);
      const by = getAddress(accountOfSigner(signer));
      expect(endorsed?.eventName).to.equal('ResultEndorsed');
      expect(endorsed?.args).to.deep.include({ by, selected: a, endorsements: i + 1 });
      expect(events.length).to.equal(i === 0 ? 2 : 1);
    }
    for (const signer of signers) {
      await expectRefused(endorseFor(signer, await signEndorsement(a)), 'BallotBoxAlreadyEndorsed');
      await expectRefused(endorseFor(signer, await signEndorsement(b), b), 'BallotBoxAlreadyEndorsed');
    }
    expect(await read()).to.deep.include({ selected: a, endorsements: 3, tied: 1 });
  });

  it('a key, a smart account (ERC-1271) and a key of another kind (ERC-7913) contest, each once', async () => {
    const { patto, wallet, key } = scene();
    await expectRefused(contestFor(owner.address, await signContest()), 'BallotBoxWrongPhase');
    await endorseFor(owner.address, await signEndorsement(a));
    const before = await read();
    const { ballotId } = scene().ballot;
    for (const signer of [owner.address, wallet, key]) {
      const [event] = await eventsOf(patto, patto.ballotBox, contestFor(signer, await signContest()));
      const by = getAddress(accountOfSigner(signer));
      expect(event?.eventName).to.equal('ResultContested');
      expect(event?.args).to.deep.equal({ ballotId, by, reasonDigest: reason });
      await expectRefused(contestFor(signer, await signContest()), 'BallotBoxAlreadyEndorsed');
    }
    expect(await read()).to.deep.equal(before);
  });

  it('the text of nothing, of one and of all that the budget covers is the one that the protocol signs', async () => {
    const { connection } = scene().patto;
    for (const selected of [0n, a, 0b011n, 0b110n]) {
      const before = await connection.networkHelpers.takeSnapshot();
      await endorseFor(owner.address, await signEndorsement(selected), selected);
      expect(await read()).to.deep.include({ selected, endorsements: 1 });
      await before.restore();
    }
  });

  it('counts in 65 bytes with 27 and 28 or 0 and 1 for v, in 64, and never with a high s', async () => {
    const { connection } = scene().patto;
    const endorsement = formsOf(await signEndorsement(a));
    await expectRefused(endorseFor(owner.address, endorsement.twin), 'BallotBoxInvalidSignature');
    for (const form of endorsement.taken) {
      const before = await connection.networkHelpers.takeSnapshot();
      await endorseFor(owner.address, form);
      expect((await read()).endorsements).to.equal(1);
      await before.restore();
    }
    await endorseFor(other.address, await signEndorsement(a, other));
    const contest = formsOf(await signContest());
    await expectRefused(contestFor(owner.address, contest.twin), 'BallotBoxInvalidSignature');
    for (const form of contest.taken) {
      const before = await connection.networkHelpers.takeSnapshot();
      await contestFor(owner.address, form);
      await before.restore();
    }
  });

  it('of one form does not count again in another, nor beside the signer’s own call', async () => {
    const { patto, ballot } = scene();
    const { taken } = formsOf(await signEndorsement(a));
    const { endorse, contest } = resultOf(patto, ballot);
    await patto.connection.networkHelpers.setBalance(owner.address, 10n ** 20n);
    await patto.connection.networkHelpers.setBalance(other.address, 10n ** 20n);
    for (const [i, form] of taken.entries()) {
      if (i === 0) await endorseFor(owner.address, form);
      else await expectRefused(endorseFor(owner.address, form), 'BallotBoxAlreadyEndorsed');
    }
    await expectRefused(endorse(owner, b), 'BallotBoxAlreadyEndorsed');
    await endorse(other, b);
    const late = await signEndorsement(a, other);
    await expectRefused(endorseFor(other.address, late), 'BallotBoxAlreadyEndorsed');
    await contestFor(owner.address, await signContest());
    await expectRefused(contest(owner), 'BallotBoxAlreadyEndorsed');
    expect(await read()).to.deep.include({ endorsements: 1, tied: 2 });
  });

  it('of another ballot, another selection, another box or somebody else is refused', async () => {
    const { patto, elsewhere, ballot, wallet, key } = scene();
    const box = await deployBox(patto, 1);
    const place = { chainId: patto.chainId, verifyingContract: box.address };
    const otherChain = { ...signingPlace(patto), chainId: 1 };
    const selected = selectedOptions(a);
    const wrong = [
      await signEndorsement(a, owner, elsewhere),
      await signEndorsement(b),
      await signEndorsement(0n),
      await signEndorsement(a | b),
      await signEndorsement(a, other),
      await signContest(),
      await owner.signTypedData(endorsementTypedData(place, { ...ballot, selected })),
      await owner.signTypedData(endorsementTypedData(otherChain, { ...ballot, selected })),
      '0x',
    ] as const;
    for (const signer of [owner.address, wallet, key]) {
      for (const signature of wrong) {
        await expectRefused(endorseFor(signer, signature), 'BallotBoxInvalidSignature');
      }
    }
    await expectRefused(endorseFor('0x1234', await signEndorsement(a)), 'BallotBoxInvalidSignature');
    expect(await resultOf(patto, ballot).phase()).to.equal('Ended');
  });

  it('of a vote for the same options is no endorsement, nor an endorsement a vote', async () => {
    const { patto, ballot } = scene();
    const points = pick(ballot.mode, 0);
    const vote = await owner.signTypedData(voteTypedData(signingPlace(patto), { ...ballot, points }));
    await expectRefused(endorseFor(owner.address, vote), 'BallotBoxInvalidSignature');
    const open = await openShares(patto, scene().commonsId);
    const early = await signEndorsement(a, owner, open);
    const cast = patto.ballotBox.write.castFor([open.ballotId, a, owner.address, early, open.sheetBytes]);
    await expectRefused(cast, 'BallotBoxInvalidSignature');
  });

  it('of a contest of another ballot, for another reason or of somebody else is refused', async () => {
    const { elsewhere, wallet, key } = scene();
    await endorseFor(owner.address, await signEndorsement(a));
    const wrong = [
      await signContest(owner, elsewhere),
      await signContest(owner, undefined, keccak256('0x0b')),
      await signContest(other),
      await signEndorsement(a),
      '0x',
    ] as const;
    for (const signer of [owner.address, wallet, key]) {
      for (const signature of wrong) {
        await expectRefused(contestFor(signer, signature), 'BallotBoxInvalidSignature');
      }
    }
  });

  it('a smart account that reverts, burns its gas, says too much or no is refused', async () => {
    const { hostile } = scene();
    for (const signer of hostile) {
      await expectRefused(endorseFor(signer, await signEndorsement(a)), 'BallotBoxInvalidSignature');
    }
    await endorseFor(owner.address, await signEndorsement(a));
    for (const signer of hostile) {
      await expectRefused(contestFor(signer, await signContest()), 'BallotBoxInvalidSignature');
    }
    expect(await read()).to.deep.include({ endorsements: 1 });
  });

  it('no stranger, latecomer, guardian, deployer or admin endorses or contests', async () => {
    const { patto, commonsId } = scene();
    const { people } = patto;
    await joinAll(patto, commonsId, [latecomer.address]);
    await endorseFor(owner.address, await signEndorsement(a));
    const before = await read();
    const wrong = [
      ...[people.stranger, people.guardian, people.deployer].map((wallet) => ({
        signer: wallet.account.address,
        by: wallet as Signer,
        refusal: 'BallotBoxNotMember',
      })),
      { signer: people.admin.account.address, by: people.admin as Signer, refusal: 'BallotBoxNotMember' },
      { signer: latecomer.address, by: latecomer as Signer, refusal: 'BallotBoxMemberAfterStart' },
    ];
    for (const { signer, by, refusal } of wrong) {
      await expectRefused(endorseFor(signer, await signEndorsement(a, by)), refusal);
      await expectRefused(contestFor(signer, await signContest(by)), refusal);
      if (by === people.admin) continue;
      await expectRefused(endorseFor(signer, await signEndorsement(b, by), b), refusal);
    }
    expect(await read()).to.deep.equal(before);
  });

  it('the admin puts one forward, once, and it counts for nothing', async () => {
    const { patto } = scene();
    const { admin } = patto.people;
    const signer = admin.account.address;
    const signature = await signEndorsement(a, admin as Signer);
    const events = await eventsOf(patto, patto.ballotBox, endorseFor(signer, signature));
    expect(events.map(({ eventName }) => eventName)).to.deep.equal(['ResultProposed']);
    const second = await signEndorsement(b, admin as Signer);
    await expectRefused(endorseFor(signer, second, b), 'BallotBoxAlreadyEndorsed');
    expect(await read()).to.deep.include({ selected: a, endorsements: 0, tied: 1 });
  });

  it('the old account of a membership carried away endorses, the new one does not', async () => {
    const { patto, commonsId } = scene();
    await patto.connection.networkHelpers.setBalance(carried.address, 10n ** 20n);
    await patto.membership.write.acceptMove([commonsId, other.address], { account: carried });
    const signature = await signEndorsement(a, carried);
    await expectRefused(endorseFor(carried.address, signature), 'BallotBoxMemberAfterStart');
    await endorseFor(other.address, await signEndorsement(a, other));
    await expectRefused(contestFor(carried.address, await signContest(carried)), 'BallotBoxMemberAfterStart');
    await contestFor(other.address, await signContest(other));
  });

  it('needs the very sheet always, known options, and the time for it', async () => {
    const { patto, ballot } = scene();
    const signature = await signEndorsement(a);
    await expectRefused(endorseFor(owner.address, signature, a, '0x'), 'BallotBoxWrongSheet');
    await expectRefused(endorseFor(owner.address, signature, 0b1000n), 'BallotBoxInvalidChoices');
    const over = await signEndorsement(0b111n);
    await expectRefused(endorseFor(owner.address, over, 0b111n), 'BallotBoxOverBudget');
    await endorseFor(owner.address, signature);
    const later = await signEndorsement(a, other);
    await expectRefused(endorseFor(other.address, later, a, '0x'), 'BallotBoxWrongSheet');
    await patto.time.increase(durations.challengeWindow + 1);
    await expectRefused(endorseFor(other.address, later), 'BallotBoxChallengeOver');
    const { finalize } = resultOf(patto, ballot);
    await finalize();
    await expectRefused(endorseFor(other.address, later), 'BallotBoxWrongPhase');
    await expectRefused(contestFor(other.address, await signContest(other)), 'BallotBoxWrongPhase');
  });
});

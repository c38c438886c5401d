// What only castFor can do: smart accounts and other verifiers sign.
import { expect } from 'chai';
import {
  concat,
  keccak256,
  numberToHex,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  zeroAddress,
  type Address,
  type Hex,
} from 'viem';
import { singleChoice } from '@patto/protocol/ballots/modes';
import { openBallot } from './support/ballots.ts';
import { signWord } from './support/casting.ts';
import { foundStewardedCommons, joinAll, voter } from './support/commons.ts';
import { expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const habits = ['reverts', 'burns all gas', 'answers with too much', 'says no'];

describe('A vote by castFor, signed by', () => {
  const owner = voter(1);
  const scene = withPatto(async (patto) => {
    const { viem } = patto.connection;
    const commonsId = await foundStewardedCommons(patto);
    const wallet = await viem.deployContract('OwnedWallet', [owner.address]);
    const verifier = await viem.deployContract('OwnerVerifier');
    const hostile: Address[] = [];
    for (const habit of habits.keys()) {
      hostile.push((await viem.deployContract('HostileWallet', [habit])).address);
    }
    const key = concat([verifier.address, owner.address]);
    const keyAccount: Address = `0x${keccak256(key).slice(-40)}`;
    await joinAll(patto, commonsId, [wallet.address, keyAccount, owner.address, ...hostile]);
    const ballot = await openBallot(patto, commonsId, singleChoice({ optionCount: 3 }));
    return { ballot, wallet: wallet.address, key, hostile };
  });

  const castFor = (signer: Hex, signature: Hex, choices = 1n) => {
    const { patto, ballot } = scene();
    return patto.ballotBox.write.castFor([ballot.ballotId, choices, signer, signature, ballot.sheetBytes], {
      account: patto.people.relayer.account,
      gas: 10_000_000n,
    });
  };
  const sign = (choices = 1n, by = owner) => signWord(scene().patto, scene().ballot, by, choices);

  it('a smart account (ERC-1271) counts for that account', async () => {
    const { patto, ballot, wallet } = scene();
    await castFor(wallet, await sign());
    expect(await patto.ballotBox.read.hasVoted([ballot.ballotId, 1])).to.equal(true);
    await expectRefused(castFor(wallet, await sign()), 'BallotBoxAlreadyVoted');
  });

  it('a key of another kind (ERC-7913) counts for the account that its hash names', async () => {
    const { patto, ballot, key } = scene();
    await castFor(key, await sign(2n), 2n);
    expect(await patto.ballotBox.read.hasVoted([ballot.ballotId, 2])).to.equal(true);
    await expectRefused(castFor(key, await sign(2n), 2n), 'BallotBoxAlreadyVoted');
  });

  it('a key counts with 0 and 1 for v, in 64 bytes, and whatever code its account has (EIP-7702)', async () => {
    const { patto, ballot, hostile } = scene();
    const signature = await sign();
    const { r, s, yParity } = parseSignature(signature);
    const forms = [
      concat([r, s, numberToHex(yParity, { size: 1 })]),
      serializeCompactSignature(signatureToCompactSignature(parseSignature(signature))),
    ];
    for (const form of forms) {
      const snapshot = await patto.connection.networkHelpers.takeSnapshot();
      await castFor(owner.address, form);
      expect((await patto.ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(1);
      await snapshot.restore();
    }
    const delegate = hostile[0] ?? zeroAddress;
    await patto.connection.networkHelpers.setCode(owner.address, concat(['0xef0100', delegate]));
    await castFor(owner.address, signature);
    expect((await patto.ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(1);
  });

  it('somebody else, or for another choice, is refused', async () => {
    const { wallet, key } = scene();
    const foreign = await sign(1n, voter(2));
    for (const signer of [wallet, key, owner.address]) {
      await expectRefused(castFor(signer, foreign), 'BallotBoxInvalidSignature');
      await expectRefused(castFor(signer, await sign(2n)), 'BallotBoxInvalidSignature');
      await expectRefused(castFor(signer, '0x'), 'BallotBoxInvalidSignature');
    }
  });

  it('a verifier without code, such as a precompile, is refused', async () => {
    const identity = concat([numberToHex(4, { size: 20 }), owner.address]);
    await expectRefused(castFor(identity, await sign()), 'BallotBoxInvalidSignature');
  });

  it('a signer that is too short to be an account is refused', async () => {
    for (const signer of ['0x', '0x1234'] as const) {
      await expectRefused(castFor(signer, await sign()), 'BallotBoxInvalidSignature');
    }
  });

  for (const [number, habit] of habits.entries()) {
    it(`a smart account that ${habit} is refused and hurts only who brings it`, async () => {
      const { patto, ballot, hostile } = scene();
      const wallet = hostile[number];
      if (wallet === undefined) throw new Error('There is no such wallet');
      await expectRefused(castFor(wallet, await sign()), 'BallotBoxInvalidSignature');
      expect((await patto.ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(0);
      await castFor(owner.address, await sign());
      expect((await patto.ballotBox.read.ballot([ballot.ballotId])).votes).to.equal(1);
    });
  }

  it('anybody is refused with another sheet than the ballot was opened with', async () => {
    const { patto, ballot } = scene();
    const sheet: Hex = `${ballot.sheetBytes}00`;
    const args = [ballot.ballotId, 1n, owner.address, await sign(), sheet] as const;
    await expectRefused(patto.ballotBox.write.castFor(args), 'BallotBoxWrongSheet');
  });
});

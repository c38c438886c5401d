import { expect } from 'chai';
import { concat, encodeFunctionData, pad, parseAbi, zeroAddress, type Hex } from 'viem';
import { longestEndorsing } from '@patto/protocol/ballots/endorsements';
import { commonsRegistryAbi } from '@patto/protocol/generated/abis';
import { forwardTypedData } from '@patto/protocol/metatx/forwardRequest';
import { roles } from '@patto/protocol/network/roles';
import { day, durations } from '../support/deployment.ts';
import type { Wallet } from './support/patto.ts';
import { expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const upgradeAbi = parseAbi(['function upgradeToAndCall(address newImplementation, bytes data)']);

describe('Access', () => {
  const scene = withPatto(async (patto) => {
    const { viem } = patto.connection;
    const registryCode = await viem.deployContract('CommonsRegistry', [patto.forwarder.address]);
    const reputationCode = await viem.deployContract('Reputation', [
      patto.membership.address,
      patto.registry.address,
      patto.forwarder.address,
    ]);
    // AccessManager lets a new delay begin five days after it was set.
    await patto.time.increase(6 * 86_400);
    return { registryCode: registryCode.address, reputationCode: reputationCode.address };
  });

  const upgrades = () => {
    const { patto, registryCode, reputationCode } = scene();
    return [
      { contract: patto.registry, code: registryCode },
      { contract: patto.reputation, code: reputationCode },
    ];
  };
  const upgrade = ({ contract, code }: ReturnType<typeof upgrades>[number], by: Wallet) =>
    by.writeContract({
      address: contract.address,
      abi: upgradeAbi,
      functionName: 'upgradeToAndCall',
      args: [code, '0x'],
    });
  const upgradeTo = (code: Hex) =>
    encodeFunctionData({ abi: upgradeAbi, functionName: 'upgradeToAndCall', args: [code, '0x'] });

  it('gives each role to the person that the deployment names', async () => {
    const { accessManager, people } = scene().patto;
    const expected = [
      [roles.REGISTRAR, people.registrar, 0],
      [roles.GUARDIAN, people.guardian, 0],
      [roles.UPGRADER, people.upgrader, durations.upgradeDelay],
    ] as const;
    for (const [role, person, delay] of expected) {
      expect(await accessManager.read.hasRole([role, person.account.address])).to.deep.equal([true, delay]);
    }
  });

  it('waits longer with an upgrade than any ballot can be ahead, run and be endorsed', () => {
    const { maxLead, maxDuration, challengeWindow, upgradeDelay } = durations;
    expect(upgradeDelay).to.be.greaterThan(maxLead + maxDuration + longestEndorsing(challengeWindow));
  });

  it('lets nobody upgrade at once, not even the upgrader', async () => {
    const { people } = scene().patto;
    for (const each of upgrades()) {
      for (const person of [people.deployer, people.guardian, people.registrar, people.admin]) {
        await expectRefused(upgrade(each, person), 'AccessManagedUnauthorized');
      }
      await expectRefused(upgrade(each, people.upgrader), 'AccessManagerNotScheduled');
    }
  });

  it('lets the upgrader upgrade after the delay, and keeps the state', async () => {
    const { accessManager, registry, people, time } = scene().patto;
    await registry.write.registerMunicipality(
      [people.admin.account.address, upgradeTo(zeroAddress).slice(0, 66) as Hex],
      {
        account: people.registrar.account,
      },
    );
    const account = people.upgrader.account;
    for (const each of upgrades()) {
      const { contract, code } = each;
      await accessManager.write.schedule([contract.address, upgradeTo(code), 0], { account });
      await time.increase(durations.upgradeDelay - 10);
      await expectRefused(upgrade(each, people.upgrader), 'AccessManagerNotReady');
      await time.increase(20);
      await upgrade(each, people.upgrader);
      expect(await contract.read.version()).to.equal('1.0.0');
    }
    expect((await registry.read.municipalityAdmin([1])).toLowerCase()).to.equal(people.admin.account.address);
  });

  it('takes no upgrade through the forwarder, behind which its call could speak for anybody', async () => {
    const { patto, registryCode: code } = scene();
    const { accessManager, chainId, forwarder, people, registry, time } = patto;
    const account = people.upgrader.account;
    const spoken = encodeFunctionData({
      abi: commonsRegistryAbi,
      functionName: 'registerMunicipality',
      args: [account.address, pad('0x01')],
    });
    const args = [code, concat([spoken, people.registrar.account.address])] as const;
    const data = encodeFunctionData({ abi: upgradeAbi, functionName: 'upgradeToAndCall', args });
    await accessManager.write.schedule([registry.address, data, 0], { account });
    await time.increase(durations.upgradeDelay + 1);
    const request = {
      from: account.address,
      to: registry.address,
      value: 0n,
      gas: 2_000_000n,
      deadline: (await time.latest()) + day,
      data,
    };
    const nonce = await forwarder.read.nonces([account.address]);
    const place = { chainId, verifyingContract: forwarder.address };
    const signature = await people.upgrader.signTypedData(forwardTypedData(place, { ...request, nonce }));
    await expectRefused(forwarder.write.execute([{ ...request, signature }]), 'FailedCall');
  });

  it('lets the guardian cancel a scheduled upgrade', async () => {
    const { accessManager, people, time } = scene().patto;
    for (const each of upgrades()) {
      const { contract, code } = each;
      const account = people.upgrader.account;
      await accessManager.write.schedule([contract.address, upgradeTo(code), 0], { account });
      const args = [account.address, contract.address, upgradeTo(code)] as const;
      await expectRefused(
        accessManager.write.cancel(args, { account: people.stranger.account }),
        'AccessManagerUnauthorizedCancel',
      );
      await accessManager.write.cancel(args, { account: people.guardian.account });
      await time.increase(durations.upgradeDelay + 10);
      await expectRefused(upgrade(each, people.upgrader), 'AccessManagerNotScheduled');
    }
  });

  it('makes even the administrator wait before anybody else may upgrade', async () => {
    const { accessManager, people } = scene().patto;
    const { address } = people.deployer.account;
    await accessManager.write.grantRole([roles.UPGRADER, address, 0]);
    expect((await accessManager.read.hasRole([roles.UPGRADER, address]))[0]).to.equal(false);
    for (const { contract } of upgrades()) {
      const selector = upgradeTo(zeroAddress).slice(0, 10) as Hex;
      const rebind = accessManager.write.setTargetFunctionRole([contract.address, [selector], 0n]);
      await expectRefused(rebind, 'AccessManagerNotScheduled');
    }
  });

  it('initialises each contract once', async () => {
    const { patto, registryCode } = scene();
    const { registry, reputation } = patto;
    for (const contract of [registry, reputation, { ...registry, address: registryCode }]) {
      const call = patto.publicClient.simulateContract({
        address: contract.address,
        abi: registry.abi,
        functionName: 'initialize',
        args: [zeroAddress],
      });
      await expectRefused(call, 'InvalidInitialization');
    }
  });
});

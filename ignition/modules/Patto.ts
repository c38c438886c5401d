// All of Patto: whatever protocol/src/network/contracts.ts names, by the module of this folder that its Ignition id begins
// with. `deployed_addresses.json` then tells where each is.
import { existsSync } from 'node:fs';
import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import { functionRoles, roles } from '@patto/protocol/network/roles';
import {
  contractTable,
  ignitionModules,
  type SingletonKey,
  singletonKeys,
  upgradeableKeys,
} from '@patto/protocol/network/contracts';
import { toFunctionSelector } from 'viem';
import Access from './Access.ts';

type Module = ReturnType<typeof buildModule>;

const modules = await Promise.all(ignitionModules.map(moduleOf));

async function moduleOf(name: string): Promise<Module> {
  if (!existsSync(new URL(`${name}.ts`, import.meta.url))) {
    throw new Error(
      `protocol/src/network/contracts.ts names ${name}, but there is no ignition/modules/${name}.ts`,
    );
  }
  return ((await import(`./${name}.ts`)) as { default: Module }).default;
}

/**
 * Ties the parts together: roles labelled and granted, functions bound to them. Upgrades, and every change of who may
 * upgrade, wait `upgradeDelay` seconds, which is longer than any ballot can be ahead, run and be endorsed.
 * Roles whose holder is no parameter go to the deployer. AccessManager itself lets the delays on granting and on rebinding begin five days after the deployment.
 */
export default buildModule('Patto', (m) => {
  const { accessManager } = m.useModule(Access);
  const contracts = modules.map((module) => m.useModule(module)).reduce((all, some) => ({ ...all, ...some }));
  const contractOf = (key: SingletonKey) => {
    const { ignition } = contractTable[key];
    const contract = contracts[key];
    if (contract?.id !== ignition) throw new Error(`No module returns ${ignition} as ${key}`);
    return contract;
  };
  singletonKeys.forEach(contractOf);

  const upgradeDelay = m.getParameter<bigint>('upgradeDelay');
  const deployer = m.getAccount(0);
  const registrar = m.getParameter('registrar', deployer);
  const guardian = m.getParameter('guardian', deployer);
  const upgrader = m.getParameter('upgrader', deployer);

  for (const [name, role] of Object.entries(roles)) {
    m.call(accessManager, 'labelRole', [role, name], { id: `Label${name}` });
  }
  const bindings = functionRoles.map(({ contract, signature, role }) => ({
    contract,
    call: m.call(
      accessManager,
      'setTargetFunctionRole',
      [contractOf(contract), [toFunctionSelector(signature)], role],
      { id: `Bind_${signature.split('(', 1).join()}_of_${contractTable[contract].name}` },
    ),
  }));
  for (const key of upgradeableKeys) {
    // From then on the deployer waits as everybody does; it waits for nothing of other contracts, so that one can be added.
    m.call(accessManager, 'setTargetAdminDelay', [contractOf(key), upgradeDelay], {
      id: `DelayRebinding${contractTable[key].name}`,
      after: bindings.filter(({ contract }) => contract === key).map(({ call }) => call),
    });
  }
  const grants = [
    m.call(accessManager, 'grantRole', [roles.REGISTRAR, registrar, 0n], { id: 'GrantRegistrar' }),
    m.call(accessManager, 'grantRole', [roles.GUARDIAN, guardian, 0n], { id: 'GrantGuardian' }),
    m.call(accessManager, 'grantRole', [roles.UPGRADER, upgrader, upgradeDelay], { id: 'GrantUpgrader' }),
  ];
  m.call(accessManager, 'setRoleGuardian', [roles.UPGRADER, roles.GUARDIAN], { id: 'GuardUpgrader' });

  // Last, because from then on the deployer waits as everybody does.
  m.call(accessManager, 'setGrantDelay', [roles.UPGRADER, upgradeDelay], {
    id: 'DelayUpgraderGrants',
    after: grants,
  });
  return contracts;
});

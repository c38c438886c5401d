import { upgradeableKeys, type SingletonKey } from './contracts.ts';

/**
 * The roles of contracts/access/Roles.sol by their names, numbered from 1 without a gap (test/protocol/network.test.ts); ADMIN is
 * 0, AccessManager's own. It imports nothing generated, so that deployments can be listed before anything is.
 */
export const roles = { REGISTRAR: 1n, GUARDIAN: 2n, UPGRADER: 3n } as const;

/** Functions that a role other than the administrators' may call: the deployment binds them, an audit looks whether it is so. */
export const functionRoles: readonly { contract: SingletonKey; signature: string; role: bigint }[] = [
  { contract: 'commonsRegistry', signature: 'registerMunicipality(address,bytes32)', role: roles.REGISTRAR },
  ...upgradeableKeys.map((contract) => ({
    contract,
    signature: 'upgradeToAndCall(address,bytes)',
    role: roles.UPGRADER,
  })),
];

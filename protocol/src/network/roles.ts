/**
 * The roles of contracts/access/Roles.sol by their names, numbered from 1 without a gap (test/protocol/network.test.ts); ADMIN is
 * 0, AccessManager's own. It imports nothing generated, so that deployments can be listed before anything is.
 */
export const roles = { REGISTRAR: 1n, GUARDIAN: 2n, UPGRADER: 3n } as const;

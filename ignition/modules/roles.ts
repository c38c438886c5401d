/** The roles of contracts/access/Roles.sol. ADMIN is 0, AccessManager's own. */
export const roles = { REGISTRAR: 1n, GUARDIAN: 2n, UPGRADER: 3n } as const;

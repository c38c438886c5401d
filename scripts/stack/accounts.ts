import { pbkdf2Sync } from 'node:crypto';
import { type HDAccount, HDKey, hdKeyToAccount } from 'viem/accounts';

/** The public test phrase that anvil, Hardhat and every wallet know: worthless anywhere but on a local chain. */
const mnemonic = 'test test test test test test test test test test test junk';

/** The seed of BIP-39, derived once; viem would derive it anew for each account. */
const root = HDKey.fromMasterSeed(pbkdf2Sync(mnemonic, 'mnemonic', 2048, 64, 'sha512'));

/** The account with this number of the local chain. */
export function localAccount(index: number): HDAccount {
  return hdKeyToAccount(root, { addressIndex: index });
}

/** Who is who on the local chain, as account numbers. */
export const roles = {
  /** Deploys, administers access and registers municipalities. */
  deployer: 0,
  guardian: 1,
  upgrader: 2,
  torinoAdmin: 3,
  athinaAdmin: 4,
  parisAdmin: 5,
  importAdmin: 6,
  /** Signs eligibility for all municipalities of the local chain. */
  issuer: 7,
  relayer: 8,
  /** The seed's members are this account and those after it. */
  firstMember: 9,
} as const;

import type { Hex, LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { localAccount, roles } from '../../stack/accounts.ts';
import { badInput } from '../failure.ts';
import type { Network } from './network.ts';

/** Who a command acts as. */
export type Role = 'registrar' | 'municipality' | 'issuer' | 'relayer';

const variables: Readonly<Record<Role, string>> = {
  registrar: 'PATTO_REGISTRAR_KEY',
  municipality: 'PATTO_KEY',
  issuer: 'PATTO_ISSUER_KEY',
  relayer: 'PATTO_RELAYER_KEY',
};

const localNumbers: Readonly<Record<Role, number>> = {
  registrar: roles.deployer,
  municipality: roles.importAdmin,
  issuer: roles.issuer,
  relayer: roles.relayer,
};

/** The account of a role: from its environment variable, otherwise on the local chain a public test account. */
export function roleAccount(network: Network, role: Role): LocalAccount {
  const variable = variables[role];
  const key = process.env[variable] ?? '';
  if (isPrivateKey(key)) return privateKeyToAccount(key);
  if (key !== '') {
    throw badInput(`${variable} does not hold a private key: 0x and 64 hexadecimal digits.`);
  }
  if (network.isLocal) return localAccount(localNumbers[role]);
  throw badInput(
    `Chain ${network.chainId} is not the local one: put the private key of the ${role} into ${variable}.`,
  );
}

function isPrivateKey(text: string): text is Hex {
  return /^0x[0-9a-fA-F]{64}$/.test(text) && !/^0x0+$/.test(text);
}

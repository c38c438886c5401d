// A wallet of the browser has one account for every commons. Who keeps accounts for people keeps one for each, so that nobody
// sees that two of them are one person's. So an account is asked for by commons, and what concerns the person by the set.
import { useMemo } from 'react';
import { currentWallet, useWallet, type Wallet } from './wallet.ts';

type Account = `0x${string}`;

/** The account by which the signed-in person acts in a commons, or undefined. */
export function accountIn(commonsId: number): Account | undefined {
  return accountOf(currentWallet(), commonsId);
}

/** The same, followed; undefined too while the commons is not known. */
export function useAccountIn(commonsId: number | undefined): Account | undefined {
  const wallet = useWallet();
  return commonsId === undefined ? undefined : accountOf(wallet, commonsId);
}

/** All accounts of the signed-in person, each once; none before somebody signs in. */
export function useAccounts(): readonly Account[] {
  const wallet = useWallet();
  return useMemo(() => accountsOf(wallet), [wallet]);
}

export function accountOf(wallet: Wallet, commonsId: number): Account | undefined {
  if (wallet.status !== 'in') return undefined;
  return wallet.accounts?.get(commonsId) ?? wallet.address;
}

export function accountsOf(wallet: Wallet): readonly Account[] {
  if (wallet.status !== 'in') return [];
  return [...new Set([wallet.address, ...(wallet.accounts?.values() ?? [])])];
}

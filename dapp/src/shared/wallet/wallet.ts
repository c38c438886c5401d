import { useSyncExternalStore } from 'react';

/**
 * Who the person is to the chain. `browser`: a wallet of the browser; `builtIn`: the one that this copy of Patto brings
 * along.
 */
export type Wallet =
  | { status: 'out' }
  | { status: 'connecting' }
  | {
      status: 'in';
      address: `0x${string}`;
      /** Where the person has another account than `address`, by commons; see accounts.ts. */
      accounts?: ReadonlyMap<number, `0x${string}`>;
      /** The network that the wallet is on; it may be another than ours. */
      chainId: number;
      kind: 'browser' | 'builtIn';
      /** How the wallet names itself. */
      name: string;
    };

/** Which wallet the person signed in with here; absent until she does and after she signs out. */
export const signedInKey = 'patto.signedIn';

let wallet: Wallet = { status: 'out' };
const listeners = new Set<() => void>();

export function currentWallet(): Wallet {
  return wallet;
}

export function setWallet(next: Wallet): void {
  wallet = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWallet(): Wallet {
  return useSyncExternalStore(subscribe, currentWallet);
}

import { setWallet, signedInKey } from './wallet.ts';

// What talks to wallets is heavy and loaded when one is used: engine.ts.

/**
 * Brings back the wallet that the person signed in with on an earlier visit. Without such a sign-in no wallet is
 * touched, not even asked for its accounts.
 */
export async function resumeWallet(): Promise<void> {
  const id = localStorage.getItem(signedInKey);
  if (id === null) return;
  setWallet({ status: 'connecting' });
  const engine = await import('./engine.ts');
  await engine.resume(id);
}

export async function signOut(): Promise<void> {
  const engine = await import('./engine.ts');
  await engine.disconnectWallet();
}

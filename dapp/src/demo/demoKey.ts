import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { Hex, PrivateKeyAccount } from 'viem';

const storageKey = 'patto.demoKey';

/** The demo citizen's account; its key is made on this device when first asked for. */
export function demoAccount(): PrivateKeyAccount {
  const kept = localStorage.getItem(storageKey);
  if (kept !== null && isKey(kept)) return privateKeyToAccount(kept);
  const key = generatePrivateKey();
  localStorage.setItem(storageKey, key);
  return privateKeyToAccount(key);
}

function isKey(text: string): text is Hex {
  return /^0x[0-9a-f]{64}$/.test(text);
}

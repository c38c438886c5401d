import type { ReactNode } from 'react';
import type { EIP1193Provider } from 'viem';
import { emptySlot } from '../start/slot.ts';

/** A wallet that this copy of Patto brings along, for who has none in the browser; its words are its own. */
export interface BuiltInWallet {
  id: string;
  name: string;
  provider: EIP1193Provider;
  /** On the button that signs in with it, and below that button. */
  signIn: () => ReactNode;
  signInHelp: () => ReactNode;
  /** Who is signed in, in the shell. */
  person: () => ReactNode;
  /** Who holds the key, in whole sentences. */
  keeper: () => ReactNode;
  /** What removing the data of this device does to the key, in whole sentences. */
  removal: () => ReactNode;
}

export const builtInWallet = emptySlot<BuiltInWallet>();

import type { ReactNode } from 'react';
import { emptySlot } from '../start/slot.ts';

/** What a network is called, and what to know about it before believing anything on it. */
export interface NetworkSign {
  /** For wallets. */
  name: string;
  /** One sentence, on every page. */
  warning: () => ReactNode;
}

export const networkSign = emptySlot<NetworkSign>();

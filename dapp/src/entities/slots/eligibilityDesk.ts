import type { ReactNode } from 'react';
import { emptySlot } from '../../shared/start/slot.ts';

/** Whom an eligibility is asked for, and where it goes. */
export interface EligibilityRequest {
  commonsId: number;
  account: `0x${string}`;
  /** Unix seconds. */
  now: number;
  /** Takes the statement as `encodeEligibility` writes it. */
  onGiven: (text: string) => void;
}

/** A desk inside the dapp that issues eligibility; elsewhere an office sends a link. */
export const eligibilityDesk = emptySlot<(request: EligibilityRequest) => ReactNode>();

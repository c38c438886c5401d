import type { BallotMode } from '@patto/protocol/ballots/mode';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { useEffect, useState } from 'react';
import { config } from '../../shared/start/config.ts';
import { emptyDraft, parseDraft, type Draft } from './model/draft.ts';

/** Whose choice it is; undefined before anybody has signed in. */
type Chooser = `0x${string}` | undefined;

/** What a person is choosing, kept on this device until it is voted, and nobody else's. */
export function useDraft(ballot: number, mode: BallotMode, account: Chooser) {
  const read = (): Held => {
    const kept = keptDraft(ballot, mode, account);
    return { account, draft: kept ?? emptyDraft(mode), restored: isBegun(kept) };
  };
  const [held, setHeld] = useState(read);
  let current = held;
  if (held.account !== account) {
    const takenAlong = held.account === undefined && isBegun(held.draft);
    current = takenAlong ? { ...held, account } : read();
    setHeld(current);
  }
  useEffect(() => {
    if (account !== undefined) adoptDraft(ballot, account);
  }, [ballot, account]);
  const change = (draft: Draft) => {
    setHeld({ ...current, draft });
    keepDraft(ballot, account, draft);
  };
  return { draft: current.draft, change, restored: current.restored };
}

interface Held {
  account: Chooser;
  draft: Draft;
  /** Whether it was kept from an earlier visit. */
  restored: boolean;
}

/** The choice that is kept: one made before signing in is the latest, and of who signs in. */
export function keptDraft(ballot: number, mode: BallotMode, account: Chooser): Draft | undefined {
  for (const chooser of [undefined, account]) {
    const kept = stored(keyOf(ballot, chooser), mode);
    if (kept !== undefined) return kept;
  }
  return undefined;
}

/** Keeps a choice; one without any points is forgotten. */
export function keepDraft(ballot: number, account: Chooser, draft: Draft): void {
  try {
    if (isBegun(draft)) localStorage.setItem(keyOf(ballot, account), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(ballot, account));
  } catch {
    // Storage may be full or forbidden: the choice then lasts as long as the page.
  }
}

/** Gives what was chosen before signing in to who signed in. */
export function adoptDraft(ballot: number, account: `0x${string}`): void {
  try {
    const before = localStorage.getItem(keyOf(ballot, undefined));
    if (before === null) return;
    localStorage.setItem(keyOf(ballot, account), before);
    localStorage.removeItem(keyOf(ballot, undefined));
  } catch {
    // As above.
  }
}

/** Forgets what was chosen, once it is voted. */
export function forgetDraft(ballot: number, account: Chooser): void {
  localStorage.removeItem(keyOf(ballot, account));
}

function stored(key: string, mode: BallotMode): Draft | undefined {
  try {
    return parseDraft(JSON.parse(localStorage.getItem(key) ?? 'null'), mode);
  } catch {
    return undefined;
  }
}

function isBegun(draft: Draft | undefined): boolean {
  return draft?.some((points) => points > 0) === true;
}

function keyOf(ballot: number, account: Chooser): string {
  const { address } = boxOf(config(), ballot);
  const place = `patto.draft.${config().chainId}.${address}.${ballot}`;
  return account === undefined ? place : `${place}.${account.toLowerCase()}`;
}

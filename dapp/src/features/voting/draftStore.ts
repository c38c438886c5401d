import type { BallotMode } from '@patto/protocol/ballots/mode';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { useState } from 'react';
import { config } from '../../shared/start/config.ts';
import { emptyDraft, parseDraft, type Draft } from './model/draft.ts';

function keyOf(ballot: number): string {
  const { address } = boxOf(config(), ballot);
  return `patto.draft.${config().chainId}.${address}.${ballot}`;
}

function keptDraft(ballot: number, mode: BallotMode): Draft | undefined {
  try {
    return parseDraft(JSON.parse(localStorage.getItem(keyOf(ballot)) ?? 'null'), mode);
  } catch {
    return undefined;
  }
}

/** Forgets what was chosen, once it is voted. */
export function forgetDraft(ballot: number): void {
  localStorage.removeItem(keyOf(ballot));
}

/** What a person is choosing, kept on this device until it is voted. */
export function useDraft(ballot: number, mode: BallotMode) {
  const [kept] = useState(() => keptDraft(ballot, mode));
  const [draft, setDraft] = useState<Draft>(kept ?? emptyDraft(mode));
  const change = (next: Draft) => {
    setDraft(next);
    try {
      if (next.some((points) => points > 0)) localStorage.setItem(keyOf(ballot), JSON.stringify(next));
      else localStorage.removeItem(keyOf(ballot));
    } catch {
      // Storage may be full or forbidden: the choice then lasts as long as the page.
    }
  };
  return { draft, change, restored: kept?.some((points) => points > 0) === true };
}

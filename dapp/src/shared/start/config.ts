import { NetworkDescription } from '@patto/protocol/network/description';
import * as v from 'valibot';
import { fetchOnce } from './early.ts';

/** What this copy of the dapp talks to; the stack or the operator writes it beside index.html. */
const ConfigSchema = v.object({
  ...NetworkDescription.entries,
  /** Only on the local chain, where keys are worth nothing; `src/demo` alone reads what is in it. */
  demo: v.optional(v.unknown()),
});

export type Config = v.InferOutput<typeof ConfigSchema>;

let current: Config | undefined;

/**
 * Reads /config.json once, or without a network what it said last. Throws where it is missing or wrong, because nothing
 * can be shown without it.
 */
export async function loadConfig(): Promise<Config> {
  current = v.parse(ConfigSchema, await readConfig());
  return current;
}

const storageKey = 'patto.config';

async function readConfig(): Promise<unknown> {
  let response: Response;
  try {
    response = await fetchOnce('/config.json', { cache: 'no-cache' });
  } catch (offline) {
    const kept = localStorage.getItem(storageKey);
    if (kept === null) throw offline;
    return JSON.parse(kept);
  }
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const text = await response.text();
  localStorage.setItem(storageKey, text);
  return JSON.parse(text);
}

/** The configuration; `loadConfig` comes first, in main.tsx. */
export function config(): Config {
  if (current === undefined) throw new Error('The configuration is not loaded');
  return current;
}

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
 * Reads /config.json once, or what it said last where it does not come: without a network, or where a network in between
 * answers instead. Throws where nothing is known, because nothing can be shown without it.
 */
export async function loadConfig(): Promise<Config> {
  current = await askedConfig().catch((failure: unknown) => {
    const kept = localStorage.getItem(storageKey);
    if (kept === null) throw failure;
    return parseConfig(kept);
  });
  return current;
}

const storageKey = 'patto.config';

async function askedConfig(): Promise<Config> {
  const response = await fetchOnce('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const text = await response.text();
  const asked = parseConfig(text);
  localStorage.setItem(storageKey, text);
  return asked;
}

function parseConfig(text: string): Config {
  return v.parse(ConfigSchema, JSON.parse(text));
}

/** The configuration; `loadConfig` comes first, in main.tsx. */
export function config(): Config {
  if (current === undefined) throw new Error('The configuration is not loaded');
  return current;
}

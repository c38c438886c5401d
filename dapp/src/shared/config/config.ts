import * as v from 'valibot';

const AddressText = v.custom<`0x${string}`>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
  'an address of 20 bytes',
);
const KeyText = v.custom<`0x${string}`>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{64}$/.test(value),
  'a key of 32 bytes',
);

/** What this copy of the dapp talks to; the stack or the operator writes it beside index.html. */
export const ConfigSchema = v.object({
  chainId: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rpcUrl: v.pipe(v.string(), v.url()),
  graphUrl: v.pipe(v.string(), v.url()),
  ipfsUrl: v.pipe(v.string(), v.url()),
  startBlock: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  contracts: v.object({
    accessManager: AddressText,
    commonsRegistry: AddressText,
    membership: AddressText,
    reputation: AddressText,
    ballotBox: AddressText,
    forwarder: v.optional(AddressText),
  }),
  /** Only on the local chain, where keys are worth nothing. */
  demo: v.optional(v.object({ issuerPrivateKey: KeyText })),
});

export type Config = v.InferOutput<typeof ConfigSchema>;

let current: Config | undefined;

/** Reads /config.json once; throws where it is missing or wrong, because nothing can be shown without it. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  current = v.parse(ConfigSchema, await response.json());
  return current;
}

/** The configuration; `loadConfig` comes first, in main.tsx. */
export function config(): Config {
  if (current === undefined) throw new Error('The configuration is not loaded');
  return current;
}

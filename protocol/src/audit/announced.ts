import type { Address } from 'viem';
import type { Reference } from './history.ts';

/** A change of code or of roles that was announced; `At` says where on the chain. */
export interface Announced<At extends Reference = Reference> {
  target: Address;
  /** Name of the contract, where it is one of Patto's, else its address. */
  contract: string;
  by: Address;
  /** What is called: "upgrade to 0x...", or the call's selector. */
  call: string;
  /** From when it may be carried out, unix seconds. */
  notBefore: number;
  state: 'waiting' | 'executed' | 'cancelled' | 'expired';
  at: At;
  /** Where it was executed or cancelled. */
  ended?: Reference;
}

/**
 * The same changes at a moment: what waited too long can no longer be carried out.
 * @param expiration Seconds after `notBefore` in which it can be, by the AccessManager.
 * @param now Unix seconds.
 */
export function expire<Entry extends Pick<Announced, 'state' | 'notBefore'>>(
  announced: readonly Entry[],
  expiration: number,
  now: number,
): Entry[] {
  return announced.map((entry) =>
    entry.state === 'waiting' && entry.notBefore + expiration <= now ? { ...entry, state: 'expired' } : entry,
  );
}

/** Names of contracts by their addresses, in whichever case; the address itself for any other. */
export function contractNamer(contracts: Readonly<Record<string, Address>>): (contract: Address) => string {
  const names = new Map(Object.entries(contracts).map(([name, address]) => [address.toLowerCase(), name]));
  return (contract) => names.get(contract.toLowerCase()) ?? contract;
}

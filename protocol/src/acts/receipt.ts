import type { Hex } from 'viem';

/** The event that a transaction must have left. @throws where it left none */
export function onlyEvent<T>(events: readonly T[], { transactionHash }: { transactionHash: Hex }): T {
  const [event] = events;
  if (event === undefined) throw new Error(`Transaction ${transactionHash} has no such event`);
  return event;
}

import { pendingFacts, type TransactionKind, type TransactionRecord } from './machine.ts';
import { useTransactions } from './store.ts';

/**
 * What a person's accounts sent from this device and is not in the lists yet, newest first: laid over what the index says,
 * and marked as such, until `_meta.block.number` has reached its block.
 */
export function usePendingFacts(
  kinds: readonly TransactionKind[],
  accounts: readonly `0x${string}`[],
): readonly TransactionRecord[] {
  return pendingFacts(useTransactions(), kinds, accounts);
}

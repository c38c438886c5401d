import { useMemo } from 'react';
import { isPendingFact, type TransactionKind, type TransactionRecord } from './machine.ts';
import { useTransactions } from './store.ts';

/**
 * What was sent from this device and is not in the lists yet, newest first: laid over what the index says, and marked
 * as such, until `_meta.block.number` has reached its block.
 */
export function usePendingFacts(
  kinds: readonly TransactionKind[],
  subject: TransactionRecord['subject'],
): readonly TransactionRecord[] {
  const all = useTransactions();
  const { commonsId, ballotId } = subject;
  const wanted = kinds.join();
  return useMemo(
    () =>
      all.filter(
        (record) =>
          isPendingFact(record) &&
          wanted.split(',').includes(record.kind) &&
          (commonsId === undefined || record.subject.commonsId === commonsId) &&
          (ballotId === undefined || record.subject.ballotId === ballotId),
      ),
    [all, wanted, commonsId, ballotId],
  );
}

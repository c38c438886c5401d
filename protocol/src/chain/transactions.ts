import type { Address, Hex, PublicClient } from 'viem';

/** Who sent what to whom: a transaction with the fields that are looked at here. Survives `structuredClone`. */
export interface SentTransaction {
  hash: Hex;
  from: Address;
  /** Null where it made a contract. */
  to: Address | null;
  /** The call's data. */
  input: Hex;
}

/**
 * Fetches one transaction.
 * @throws viem's TransactionNotFoundError for an unknown hash, and the node's error where it does not answer.
 */
export async function fetchTransaction(client: PublicClient, hash: Hex): Promise<SentTransaction> {
  const { from, to, input } = await client.getTransaction({ hash });
  return { hash, from, to, input };
}

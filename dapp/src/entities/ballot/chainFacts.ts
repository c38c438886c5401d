import { queryOptions } from '@tanstack/react-query';
import type { Address } from 'viem';
import { firstPageShown } from '../../shared/start/firstPage.ts';

// The reading itself brings viem's codec along and is loaded when the page is there: chainReads.ts.

/** One ballot from the contract; null where there is none of this number. */
export function chainBallotQuery(number: number) {
  return queryOptions({
    queryKey: ['chain', 'ballot', number],
    queryFn: async () => {
      // The chain decides about signing, not about reading: it is asked when there is something to read.
      await firstPageShown();
      return (await import('./chainReads.ts')).readChainBallot(number);
    },
    refetchInterval: 10_000,
  });
}

/** The opening of a ballot on the chain, in the block that the index names; null where it is not there. */
export function openingQuery(number: number, block: number) {
  return queryOptions({
    queryKey: ['chain', 'opening', number, block],
    queryFn: async () => {
      await firstPageShown();
      return (await import('./chainReads.ts')).readOpening(number, block);
    },
    staleTime: ({ state }) => (state.data == null ? 0 : Infinity),
    refetchInterval: ({ state }) => (state.data == null ? 10_000 : false),
  });
}

/** Whether an account may vote in a ballot, or has; from the contracts. */
export function voterQuery(ballot: number, commonsId: number, account: Address) {
  return queryOptions({
    queryKey: ['chain', 'voter', ballot, account],
    queryFn: async () => (await import('./chainReads.ts')).readVoter(ballot, commonsId, account),
    refetchInterval: 10_000,
  });
}

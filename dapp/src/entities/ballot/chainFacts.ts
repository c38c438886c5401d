import { queryOptions } from '@tanstack/react-query';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import type { Address, Hex } from 'viem';
import { firstPageShown } from '../../shared/start/firstPage.ts';

// The reading itself brings viem's codec along and is loaded when the page is there: chainReads.ts.

/** What the contract itself says of a ballot; what decides a signature comes from here and never from the index. */
export interface ChainBallot {
  commonsId: number;
  /** Unix seconds. */
  start: number;
  end: number;
  phase: BallotPhase;
  sheetDigest: Hex;
  optionCount: number;
  votes: number;
}

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

/** What the contracts say of an account in one ballot. */
export interface Voter {
  index: number;
  /** Unix seconds; 0 for who was never a member. */
  joined: number;
  /** Unix seconds; 0 while a member. */
  left: number;
  voted: boolean;
}

/** Whether an account may vote in a ballot, or has; from the contracts. */
export function voterQuery(ballot: number, commonsId: number, account: Address) {
  return queryOptions({
    queryKey: ['chain', 'voter', ballot, account],
    queryFn: async () => (await import('./chainReads.ts')).readVoter(ballot, commonsId, account),
    refetchInterval: 10_000,
  });
}

import type { ContractAddresses } from '@patto/protocol/network/description';
import type { Address } from 'viem';
import type { DocumentStore } from './documents.ts';
import type { Sender } from './sender.ts';
import type { Timeline } from './timeline.ts';

/** Where the seed's transactions go; all its ballots are opened in one box. */
type SeedContracts = ContractAddresses & { readonly ballotBox: Address };

/** What every step of the seed works with. */
export interface SeedContext {
  readonly chainId: number;
  readonly contracts: SeedContracts;
  readonly sender: Sender;
  readonly documents: DocumentStore;
  readonly timeline: Timeline;
  /** Unix seconds of so many days from now. */
  readonly day: (days: number) => number;
}

import type { ContractAddresses } from '../description.ts';
import type { DocumentStore } from './documents.ts';
import type { Sender } from './sender.ts';
import type { Timeline } from './timeline.ts';

/** What every step of the seed works with. */
export interface SeedContext {
  readonly chainId: number;
  readonly contracts: ContractAddresses;
  readonly sender: Sender;
  readonly documents: DocumentStore;
  readonly timeline: Timeline;
  /** Unix seconds of so many days from now. */
  readonly day: (days: number) => number;
}

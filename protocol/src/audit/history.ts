import {
  BaseError,
  decodeEventLog,
  toEventSelector,
  type Address,
  type DecodeEventLogReturnType,
  type Hash,
  type Hex,
} from 'viem';
import { topicsOf, type RawLog } from '../chain/rawLog.ts';
import { abis } from '../generated/abis.ts';

/** Where on the chain a fact stands. */
export interface Reference {
  block: number;
  transaction: Hash;
}

const abi = Object.values(abis)
  .flat()
  .filter((entry) => entry.type === 'event');

const byTopic = new Map<Hex, (typeof abi)[number]>(abi.map((event) => [toEventSelector(event), event]));

/** Votes, each counted and passed over: what they say is for a recount, and grows with the municipality. */
const votes: ReadonlySet<string> = new Set(['VotesCast', 'VotesSkipped']);

/** The first topics of all events that a history is made of. */
export const historyTopics: Hex[] = abi.filter(({ name }) => !votes.has(name)).map(toEventSelector);

/** One event of Patto's contracts, decoded: its `eventName` says which `args` it has. */
export type HistoryEvent = DecodeEventLogReturnType<typeof abi> & {
  /** The contract that emitted it. */
  address: Address;
  at: Reference;
};

/** The events behind logs of Patto's contracts, in the same order; a log that is none of theirs is left out. */
export function decodeHistory(logs: readonly RawLog[]): HistoryEvent[] {
  return logs.flatMap((log) => {
    const event = decode(log);
    const { address, block, transaction } = log;
    return event === undefined ? [] : [{ ...event, address, at: { block, transaction } }];
  });
}

function decode(log: RawLog): DecodeEventLogReturnType<typeof abi> | undefined {
  const [topic] = log.topics;
  const event = topic === undefined ? undefined : byTopic.get(topic);
  if (event === undefined) return undefined;
  try {
    return decodeEventLog({ abi: [event], topics: topicsOf(log), data: log.data });
  } catch (error) {
    // The registry of commons and Reputation may be upgraded, and then emit what has an event's name and not its fields.
    if (error instanceof BaseError) return undefined;
    throw error;
  }
}

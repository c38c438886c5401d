import { decodeEventLog, getAbiItem, toEventSelector, type ContractEventName, type Hex } from 'viem';
import { ballotBoxAbi } from '../generated/abis.ts';
import type { Place, RawLog } from './record.ts';

type EventName = ContractEventName<typeof ballotBoxAbi>;

/** The first topic of an event of the ballot box. */
export function ballotTopic(eventName: EventName): Hex {
  return toEventSelector(getAbiItem({ abi: ballotBoxAbi, name: eventName }));
}

/** The logs of one event with their arguments, in the chain's order. */
export function ballotEvents<const Name extends EventName>(logs: readonly RawLog[], eventName: Name) {
  const topic = ballotTopic(eventName);
  return logs
    .filter(({ topics }) => topics[0] === topic)
    .map((log) => ({
      log,
      place: placeOf(log),
      args: decodeEventLog({ abi: ballotBoxAbi, eventName, topics: topicsOf(log), data: log.data }).args,
    }));
}

export function placeOf({ block, transaction, logIndex }: RawLog): Place {
  return { block, transaction, logIndex };
}

/** viem wants to know that there is at least one topic. */
export function topicsOf(log: RawLog): [Hex, ...Hex[]] {
  const [first, ...others] = log.topics;
  if (first === undefined) throw new Error(`Log ${log.logIndex} of block ${log.block} has no topics`);
  return [first, ...others];
}

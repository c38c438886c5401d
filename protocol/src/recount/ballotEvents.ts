import { decodeEventLog, getAbiItem, toEventSelector, type ContractEventName, type Hex } from 'viem';
import { placeOf, topicsOf, type RawLog } from '../chain/rawLog.ts';
import { ballotBoxAbi } from '../generated/abis.ts';

type EventName = ContractEventName<typeof ballotBoxAbi>;

/** The first topic of an event of the ballot box. */
export function ballotTopic(eventName: EventName): Hex {
  return toEventSelector(getAbiItem({ abi: ballotBoxAbi, name: eventName }));
}

/**
 * The logs of one event with their arguments, in the chain's order.
 * @throws viem's errors of decoding where a log has the event's topic and not its data.
 */
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

import { decodeEventLog } from 'viem';
import { topicsOf, type RawLog } from '../chain/rawLog.ts';
import { reputationAbi } from '../generated/abis.ts';

/** Each member's points after the last block not after a ballot's start, from the logs. */
export function reputationAt(logs: readonly RawLog[], lastBlock: number): Map<number, number> {
  const points = new Map<number, number>();
  const add = (member: number, amount: number) => points.set(member, (points.get(member) ?? 0) + amount);
  for (const log of logs) {
    if (log.block > lastBlock) break;
    const event = decodeEventLog({ abi: reputationAbi, topics: topicsOf(log), data: log.data });
    if (event.eventName === 'ReputationAwarded') {
      const { memberIndexes, amounts } = event.args;
      memberIndexes.forEach((member, position) => add(member, amounts[position] ?? 0));
    } else if (event.eventName === 'ReputationRevoked') {
      add(event.args.memberIndex, -event.args.amount);
    }
  }
  return points;
}

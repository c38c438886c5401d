import { concat, keccak256, numberToHex, zeroHash, type Hex } from 'viem';
import type { RawLog } from './rawLog.ts';

/**
 * A digest of logs, of what they say and where they stand: two nodes that give the same one gave the same logs.
 * @param before The digest of the logs before these, to go on from.
 */
export function logDigest(logs: readonly RawLog[], before: Hex = zeroHash): Hex {
  return logs.reduce<Hex>((digest, { address, topics, data, block, transaction, logIndex }) => {
    const place = concat([numberToHex(block, { size: 8 }), transaction, numberToHex(logIndex, { size: 4 })]);
    const count = numberToHex(topics.length, { size: 1 });
    return keccak256(concat([digest, place, address, count, ...topics, data]));
  }, before);
}

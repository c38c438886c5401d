import { BigInt } from '@graphprotocol/graph-ts';

/** Unix seconds of the chain as the index's microseconds. */
export function timestamp(seconds: BigInt): i64 {
  return seconds.toI64() * 1_000_000;
}

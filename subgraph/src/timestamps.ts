import { BigInt } from '@graphprotocol/graph-ts';

/** The last second of the year 9999, in unix seconds: no store of times reaches as far as the contracts' 48 bits. */
const LAST_SECOND = BigInt.fromI64(253_402_300_799);

/** Unix seconds of the chain as the index's microseconds; what is later than the year 9999 is at its end. */
export function timestamp(seconds: BigInt): i64 {
  return (seconds.lt(LAST_SECOND) ? seconds : LAST_SECOND).toI64() * 1_000_000;
}

let newest = 0;

/** Any answer of the index tells a block's time; unix seconds. */
export function sawBlockTime(timestamp: number): void {
  newest = Math.max(newest, timestamp);
}

/** The newest block time that an answer of the index told, in unix seconds; 0 before the first. */
export function seenBlockTime(): number {
  return newest;
}

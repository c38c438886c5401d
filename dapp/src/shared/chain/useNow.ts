import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { chainHeadQuery } from './head.ts';
import { seenBlockTime } from './seenTime.ts';

/** Seconds that clocks may differ without a word. */
const tolerance = 15;

/**
 * What time it is for ballots, in unix seconds: the wall clock, or the latest block's time where that is clearly ahead
 * (on the local chain imports jump time to close a ballot). Whoever shows it is not disturbed by each block.
 * @param every How often it moves on, in seconds.
 */
export function useNow(every = 10): number {
  const wall = useSyncExternalStore(
    (changed) => {
      const timer = setInterval(changed, every * 1000);
      return () => clearInterval(timer);
    },
    () => wallClock(every),
  );
  const ahead = useQuery({
    ...chainHeadQuery,
    select: ({ timestamp }) => clearlyAhead(timestamp),
  }).data;
  // The page's own answer knows it already, so that nothing moves when the chain is asked.
  return Math.max(wall, ahead ?? 0, clearlyAhead(seenBlockTime()));
}

/** A block's time where it is beyond what clocks differ by, otherwise 0. */
function clearlyAhead(timestamp: number): number {
  return timestamp > Date.now() / 1000 + tolerance ? timestamp : 0;
}

/** Unix seconds of the wall clock, rounded down to whole steps of `every`. */
export function wallClock(every: number): number {
  return Math.floor(Date.now() / 1000 / every) * every;
}

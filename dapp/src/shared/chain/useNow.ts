import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useFirstPageShown } from '../start/firstPage.ts';
import { chainHeadQuery } from './head.ts';

/**
 * What time it is for ballots, in unix seconds: the wall clock, or the latest block's time where that is ahead
 * (on the local chain imports jump time to close a ballot).
 * @param every How often it moves on, in seconds.
 */
export function useNow(every = 10): number {
  const head = useQuery({ ...chainHeadQuery, enabled: useFirstPageShown() }).data;
  const wall = useSyncExternalStore(
    (changed) => {
      const timer = setInterval(changed, every * 1000);
      return () => clearInterval(timer);
    },
    () => wallClock(every),
  );
  return Math.max(wall, head?.timestamp ?? 0);
}

/** Unix seconds of the wall clock, rounded down to whole steps of `every`. */
export function wallClock(every: number): number {
  return Math.floor(Date.now() / 1000 / every) * every;
}

import { useEffect, useRef, useState } from 'react';
import { startRecount } from '../../entities/recount/startRecount.ts';

/** What an own count of a ballot gave. */
export type BallotCheck = 'running' | 'equal' | 'different' | 'failed';

export interface RecountAll {
  checks: ReadonlyMap<number, BallotCheck>;
  running: boolean;
  done: number;
  total: number;
  start: (ballots: readonly number[]) => Promise<void>;
  stop: () => void;
}

/** Counts many ballots, one after the other, each in a worker of its own. */
export function useRecountAll(): RecountAll {
  const [checks, setChecks] = useState<ReadonlyMap<number, BallotCheck>>(new Map());
  const [progress, setProgress] = useState({ running: false, done: 0, total: 0 });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const note = (ballot: number, check: BallotCheck | undefined) =>
    setChecks((before) => {
      const next = new Map(before);
      if (check === undefined) next.delete(ballot);
      else next.set(ballot, check);
      return next;
    });

  const start = async (ballots: readonly number[]) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setChecks(new Map());
    for (const [position, ballot] of ballots.entries()) {
      setProgress({ running: true, done: position, total: ballots.length });
      note(ballot, 'running');
      const check = await checkOf(ballot, controller.signal);
      if (running.current !== controller) return;
      note(ballot, check);
      if (controller.signal.aborted) break;
    }
    setProgress((before) => ({
      ...before,
      running: false,
      done: controller.signal.aborted ? before.done : before.total,
    }));
  };
  return { checks, ...progress, start, stop: () => running.current?.abort() };
}

/** Undefined where it was given up. */
async function checkOf(ballot: number, signal: AbortSignal): Promise<BallotCheck | undefined> {
  try {
    const { report } = await startRecount(ballot, { signal });
    return report.equal ? 'equal' : 'different';
  } catch {
    return signal.aborted ? undefined : 'failed';
  }
}

import { constants } from 'node:os';

/** Lets a benchmark that is interrupted stop what it started, and then end as the signal wants. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void stop().finally(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

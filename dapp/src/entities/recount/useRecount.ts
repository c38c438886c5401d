import { useEffect, useRef, useState } from 'react';
import type { RecountProgress } from './messages.ts';
import { RecountFailed, startRecount, type RecountDone } from './startRecount.ts';

export type RecountState =
  | { status: 'idle' }
  | { status: 'running'; progress: RecountProgress | undefined }
  | { status: 'done'; done: RecountDone }
  | { status: 'failed'; reason: RecountFailed['reason'] };

/** One recount at a time, which can be given up; leaving the page gives it up too. */
export function useRecount(ballotId: number) {
  const [state, setState] = useState<RecountState>({ status: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (settings: { sheet: `0x${string}` | undefined; checkSignatures: boolean }) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ status: 'running', progress: undefined });
    try {
      const done = await startRecount(ballotId, {
        ...settings,
        signal: controller.signal,
        onProgress: (progress) => setState({ status: 'running', progress }),
      });
      setState({ status: 'done', done });
    } catch (error) {
      if (controller.signal.aborted) {
        if (running.current === controller) setState({ status: 'idle' });
        return;
      }
      setState({ status: 'failed', reason: error instanceof RecountFailed ? error.reason : 'unexpected' });
    }
  };
  const cancel = () => running.current?.abort();
  return { state, start, cancel };
}

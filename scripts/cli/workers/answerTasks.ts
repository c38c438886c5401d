import { parentPort } from 'node:worker_threads';
import type { Reply } from './pool.ts';

/**
 * Answers a pool's tasks one by one, in a worker thread.
 * @param answer Takes a task as the pool's starter typed it; both ends are compiled from the same types.
 */
export function answerTasks<Answer>(answer: (task: never) => Promise<Answer>): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only');
  port.on('message', (task: unknown) => {
    const reply = async (): Promise<Reply<Answer>> => {
      try {
        return { answer: await answer(task as never) };
      } catch (error) {
        return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      }
    };
    void reply().then((message) => port.postMessage(message));
  });
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** A few threads that all run the same module and take tasks in turn. */
export interface Pool<Task, Answer> {
  readonly threads: number;
  run(task: Task): Promise<Answer>;
  close(): Promise<void>;
}

/** What a thread sends back for one task. */
export type Reply<Answer> = { answer: Answer } | { error: string };

interface Waiting<Task, Answer> {
  task: Task;
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/**
 * Starts threads for `module`, which calls `answerTasks`.
 * @param threads One for each core by default, at most 8.
 */
export function startPool<Task, Answer>(
  module: URL,
  threads = Math.min(8, availableParallelism()),
): Pool<Task, Answer> {
  const queue: Waiting<Task, Answer>[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting<Task, Answer>>();
  let broken: Error | undefined;

  const next = (): void => {
    const worker = idle.at(-1);
    const waiting = queue[0];
    if (worker === undefined || waiting === undefined) return;
    idle.pop();
    queue.shift();
    busy.set(worker, waiting);
    worker.postMessage(waiting.task);
  };
  const fail = (error: Error): void => {
    broken = error;
    for (const waiting of [...busy.values(), ...queue.splice(0)]) waiting.reject(error);
    busy.clear();
  };
  const workers = Array.from({ length: threads }, () => {
    // On a machine with much memory a thread would let garbage pile up for hundreds of megabytes.
    const worker = new Worker(module, {
      resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
    });
    worker.on('message', (reply: Reply<Answer>) => {
      const waiting = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      if (waiting !== undefined) {
        if ('error' in reply) waiting.reject(new Error(reply.error));
        else waiting.resolve(reply.answer);
      }
      next();
    });
    worker.on('error', fail);
    idle.push(worker);
    return worker;
  });

  return {
    threads,
    run: (task) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) {
          reject(broken);
          return;
        }
        queue.push({ task, resolve, reject });
        next();
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Order } from './worker.ts';

/** Modules that were loaded anew are never let go: a worker that tried so many mutants gives way to a new one. */
const MAX_ORDERS = 120;

export interface Task<T> {
  readonly order: Order;
  readonly timeoutMs: number;
  /** `undefined` when the worker did not answer in time, or died. */
  done(answer: Answer | undefined, how: 'answered' | 'timeout' | 'died'): T;
}

/** Works off the tasks in several threads, the results in the order of the tasks. `onDone` is told how many are done. */
export async function workOff<T>(
  root: string,
  tasks: readonly Task<T>[],
  onDone: (done: number) => void = () => undefined,
): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  let done = 0;
  const hand = async (): Promise<void> => {
    let bench = new Bench(root);
    while (next < tasks.length) {
      const at = next;
      next += 1;
      const task = tasks[at];
      if (task === undefined) continue;
      const outcome = await bench.ask(task.order, task.timeoutMs);
      results[at] = task.done(outcome.answer, outcome.how);
      done += 1;
      onDone(done);
      if (outcome.how === 'answered' && bench.asked < MAX_ORDERS) continue;
      await bench.close();
      bench = new Bench(root);
    }
    await bench.close();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, hand));
  return results;
}

interface Outcome {
  readonly answer: Answer | undefined;
  readonly how: 'answered' | 'timeout' | 'died';
}

class Bench {
  asked = 0;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #settle: (outcome: Outcome) => void = () => undefined;

  constructor(root: string) {
    this.#worker = new Worker(join(import.meta.dirname, 'worker.ts'), {
      workerData: { root },
      execArgv: ['--disable-warning=ExperimentalWarning', '--unhandled-rejections=strict'],
      stderr: true,
      stdout: true,
    });
    const ready = Promise.withResolvers<void>();
    this.#ready = ready.promise;
    this.#worker.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') ready.resolve();
      else this.#settle({ answer: message, how: 'answered' });
    });
    this.#worker.on('error', () => {
      ready.resolve();
      this.#settle({ answer: undefined, how: 'died' });
    });
  }

  async ask(order: Order, timeoutMs: number): Promise<Outcome> {
    await this.#ready;
    this.asked += 1;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#settle = resolve;
    const timer = setTimeout(() => resolve({ answer: undefined, how: 'timeout' }), timeoutMs);
    this.#worker.postMessage(order, []);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

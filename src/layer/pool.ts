import { Worker } from 'node:worker_threads';
import { type ErrorCode, KedgeError, reason } from '../core/errors.ts';
import type { Limits } from '../core/limits.ts';
import type { DigestAlgorithm } from '../model/entry.ts';
import type { PassEnd } from './pass.ts';

/** Buffers on their way to one worker: enough to keep it busy, little enough to bound the memory. */
const BUFFERS = 8;
const BUFFER_SIZE = 256 * 1024;
/** Passes make little garbage that lives long; V8's default would cost 40 MB a thread. */
const YOUNG_MB = 2;

/** What a worker needs to know to make passes. Crosses the thread, so plain data. */
export interface PassSettings {
  readonly digests: readonly DigestAlgorithm[];
  readonly limits: Limits;
  readonly temporaryDirectory: string;
}

export type ToWorker =
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end'; readonly end: PassEnd }
  | { readonly kind: 'abandon' };

export type FromWorker =
  /** The buffer of a chunk, given back for the next one. */
  | { readonly kind: 'taken'; readonly buffer: ArrayBuffer }
  | { readonly kind: 'analyzed'; readonly layer: Uint8Array }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly remedy: string | undefined;
    };

/** Threads that turn tar streams into encoded layer analyses, as many at a time as there are workers. */
export interface LayerPool extends AsyncDisposable {
  /** `end` is asked once the stream is through. The stream is taken no faster than it is worked off. */
  run(tar: AsyncIterable<Uint8Array>, end: () => PassEnd): Promise<Uint8Array>;
}

export interface PoolOptions {
  readonly workers: number;
  /** The worker's program: answers `ToWorker` with `FromWorker`. */
  readonly program: URL;
  readonly settings: PassSettings;
}

export function layerPool(options: PoolOptions): LayerPool {
  const idle: WorkerSlot[] = [];
  const all: WorkerSlot[] = [];
  const waiting: ((slot: WorkerSlot) => void)[] = [];

  const acquire = async (): Promise<WorkerSlot> => {
    const free = idle.pop();
    if (free) return free;
    if (all.length < options.workers) {
      const slot = new WorkerSlot(options);
      all.push(slot);
      return slot;
    }
    return await new Promise((resolve) => waiting.push(resolve));
  };
  const release = (slot: WorkerSlot): void => {
    const next = waiting.shift();
    if (next) next(slot);
    else idle.push(slot);
  };

  return {
    async run(tar, end) {
      const slot = await acquire();
      try {
        return await slot.run(tar, end);
      } finally {
        release(slot);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((slot) => slot.terminate()));
    },
  };
}

class WorkerSlot {
  readonly #worker: Worker;
  readonly #free = Array.from({ length: BUFFERS }, () => new ArrayBuffer(BUFFER_SIZE));
  #failure: Error | undefined;
  #result: Uint8Array | undefined;
  #wake: (() => void) | undefined;

  constructor({ program, settings }: PoolOptions) {
    this.#worker = new Worker(program, {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (cause) => this.#fail(workerFailure(reason(cause), cause)));
    this.#worker.on('exit', () => this.#fail(workerFailure('it ended early')));
  }

  async run(tar: AsyncIterable<Uint8Array>, end: () => PassEnd): Promise<Uint8Array> {
    this.#result = undefined;
    let complete = false;
    try {
      for await (const chunk of tar) {
        for (let at = 0; at < chunk.length; at += BUFFER_SIZE) {
          await this.#until(() => this.#free.length > 0);
          this.#send(chunk.subarray(at, at + BUFFER_SIZE));
        }
      }
      this.#post({ kind: 'end', end: end() });
      complete = true;
      await this.#until(() => this.#result !== undefined);
      return this.#result ?? new Uint8Array();
    } catch (cause) {
      if (!complete) this.#post({ kind: 'abandon' });
      throw cause;
    } finally {
      if (this.#failure instanceof KedgeError && this.#failure.code !== 'INTERNAL') this.#failure = undefined;
    }
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
    this.#fail(workerFailure('it was stopped'));
  }

  #send(chunk: Uint8Array): void {
    const buffer = this.#free.pop() ?? new ArrayBuffer(BUFFER_SIZE);
    const bytes = new Uint8Array(buffer, 0, chunk.length);
    bytes.set(chunk);
    this.#post({ kind: 'chunk', bytes }, [buffer]);
  }

  #post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'taken') this.#free.push(message.buffer);
    else if (message.kind === 'analyzed') this.#result = message.layer;
    else this.#failure = failureOf(message);
    this.#wake?.();
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#wake?.();
  }

  async #until(done: () => boolean): Promise<void> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      if (done()) return;
      this.#worker.ref();
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
      this.#worker.unref();
    }
  }
}

function failureOf(message: Extract<FromWorker, { kind: 'failed' }>): KedgeError {
  return new KedgeError(
    message.code,
    message.message,
    message.remedy === undefined ? {} : { remedy: message.remedy },
  );
}

function workerFailure(what: string, cause?: unknown): KedgeError {
  return new KedgeError('INTERNAL', `a layer worker failed: ${what}`, { cause });
}

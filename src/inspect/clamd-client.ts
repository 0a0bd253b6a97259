import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { clamdFailed, silence } from './clamd.ts';
import { type ClamdThreadData, type FromClamd, slots, type ToClamd } from './clamd-thread.ts';

/** On their way to clamd, at most, beside the piece that is given. */
const MAX_PENDING = 4 * 1024 * 1024;

export interface ClamdOptions {
  /** Path of its socket, or `host:port`. */
  readonly address: string;
  /** How long it may neither take anything nor answer. */
  readonly idleMs: number;
}

/**
 * Speaks with clamd for a thread that works synchronously: another one holds the connection. Everything throws
 * CLAMD_FAILED when clamd does not do its part.
 */
export class ClamdClient {
  readonly #options: ClamdOptions;
  readonly #state = new Int32Array(new SharedArrayBuffer(8));
  readonly #answers = new Map<number, string>();
  #thread: { readonly worker: Worker; post(message: ToClamd, transfer?: ArrayBuffer[]): void } | undefined;
  #receive: () => FromClamd | undefined = () => undefined;
  #failure: Error | undefined;
  #files = 0;
  #fits: boolean | undefined;
  /** The sizes next to clamd's limit that are known to be below and above it. */
  #longest = 0;
  #shortest = Infinity;

  constructor(options: ClamdOptions) {
    this.#options = options;
  }

  /** Whether clamd takes a file of so many bytes. */
  fits(size: number): boolean {
    if (size <= this.#longest || size >= this.#shortest) return size <= this.#longest;
    this.#fits = undefined;
    this.#post({ kind: 'fits', size });
    this.#until(() => this.#fits !== undefined);
    if (this.#fits === true) this.#longest = size;
    else this.#shortest = size;
    return this.#fits === true;
  }

  /** The number of the next file. */
  open(): number {
    this.#files += 1;
    return this.#files;
  }

  /** Waits while too much is on its way. One file after the other. */
  write(file: number, chunk: Uint8Array): void {
    this.#until(() => Atomics.load(this.#state, slots.pending) <= MAX_PENDING);
    const bytes = new Uint8Array(chunk);
    Atomics.add(this.#state, slots.pending, bytes.length);
    this.#post({ kind: 'bytes', file, bytes }, [bytes.buffer]);
  }

  /** Of the file being written. */
  end(): void {
    this.#post({ kind: 'end' });
  }

  /** Waits for what clamd says of a file that has ended. Asked once. */
  answer(file: number): string {
    this.#until(() => this.#answers.has(file));
    const answer = this.#answers.get(file) ?? '';
    this.#answers.delete(file);
    return answer;
  }

  /** Gives up all files that have not been answered. */
  abandon(): void {
    if (this.#thread) this.#post({ kind: 'abandon' });
    this.#answers.clear();
  }

  #post(message: ToClamd, transfer: ArrayBuffer[] = []): void {
    this.#thread ??= this.#start();
    this.#thread.post(message, transfer);
  }

  #start() {
    const { port1, port2 } = new MessageChannel();
    const { address } = this.#options;
    const workerData: ClamdThreadData = { address, port: port2, state: this.#state };
    const worker = new Worker(new URL('./clamd-worker.ts', import.meta.url), {
      workerData,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: 2 },
    });
    worker.unref();
    worker.on('error', (cause) => {
      this.#failure ??= clamdFailed(address, `was lost: ${printable(reason(cause))}`, cause);
    });
    this.#receive = () => {
      const received: { message: FromClamd } | undefined = receiveMessageOnPort(port1);
      return received?.message;
    };
    return {
      worker,
      post: (message: ToClamd, transfer: ArrayBuffer[] = []) => port1.postMessage(message, transfer),
    };
  }

  /** Ends at the latest when nothing has happened for `idleMs`: the thread may hang or be gone as clamd may. */
  #until(done: () => boolean): void {
    const { address, idleMs } = this.#options;
    for (;;) {
      const events = Atomics.load(this.#state, slots.events);
      this.#takeMessages();
      if (this.#failure) throw this.#failure;
      if (done()) return;
      if (Atomics.wait(this.#state, slots.events, events, idleMs) === 'timed-out') {
        void this.#thread?.worker.terminate();
        this.#failure = clamdFailed(address, silence(idleMs));
      }
    }
  }

  #takeMessages(): void {
    for (let message = this.#receive(); message; message = this.#receive()) {
      if (message.kind === 'answer') this.#answers.set(message.file, message.answer);
      else if (message.kind === 'fits') this.#fits = message.fits;
      else this.#failure ??= clamdFailed(this.#options.address, message.why);
    }
  }
}

import { compact } from '../core/compact.ts';
import { parseContentRange } from '../core/content-range.ts';
import { KedgeError } from '../core/errors.ts';
import type { HttpResponse } from '../core/http.ts';
import { isBrokenOff } from '../core/http-failure.ts';
import { type RetryPolicy, retryDelay } from '../core/retry.ts';

export interface BlobRequest {
  /** Asks for the blob from `offset` on. The server may send all of it instead. */
  get(offset: number): Promise<HttpResponse>;
  /** Bytes, when known. */
  readonly size: number | undefined;
  readonly what: string;
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal;
}

/** A connection that breaks off again and again is given up, however far each one gets. */
const maxConnections = 64;

/** A second silence without a byte in between ends the blob: each took as long as the client's patience lasts. */
const maxSilences = 2;

/**
 * A blob's bytes, each once and in order. When the connection drops, the rest is asked for from where it broke off:
 * as often as the retry policy allows without any progress in between, but once only after silence.
 */
export async function* readBlob(request: BlobRequest): AsyncGenerator<Uint8Array> {
  const { size, what, retry, signal } = request;
  let delivered = 0;
  let fruitless = 0;
  let silences = 0;
  for (let connections = 1; ; connections += 1) {
    const before = delivered;
    let response: HttpResponse | undefined;
    try {
      response = await request.get(delivered);
      if (response.status === 416 && delivered === size) {
        response.discard();
        return;
      }
      for await (const chunk of fromOffset(response, delivered, what)) {
        delivered += chunk.length;
        yield chunk;
      }
      // Without a declared length, a dropped connection looks like the end.
      const complete = size === undefined || delivered >= size || response.header('content-length') !== null;
      if (complete) return;
      throw new KedgeError('REGISTRY_UNREACHABLE', `${what} ends after ${delivered} of ${size} bytes`, {
        cause: Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' }),
      });
    } catch (thrown) {
      const isStuck = delivered === before;
      fruitless = isStuck ? fruitless + 1 : 1;
      silences = (isStuck ? silences : 0) + (isTimeout(thrown) ? 1 : 0);
      // Getting an answer was already tried as often as it may be.
      const mayGoOn =
        response && isBrokenOff(thrown) && silences < maxSilences && connections < maxConnections;
      const delay = mayGoOn ? retryDelay(fruitless, retry) : undefined;
      if (signal.aborted) throw thrown;
      if (delay === undefined) throw silences < maxSilences ? thrown : stillSilent(thrown, what);
      await retry.wait(delay, signal);
    }
  }
}

function isTimeout(thrown: unknown): thrown is KedgeError {
  return thrown instanceof KedgeError && thrown.code === 'TIMED_OUT';
}

function stillSilent(thrown: unknown, what: string): unknown {
  if (!isTimeout(thrown)) return thrown;
  const { code, message, remedy, cause } = thrown;
  const again = `${message}, also when it was tried again for the rest of ${what}`;
  return new KedgeError(code, again, { ...compact({ remedy }), cause });
}

/** The bytes from `offset` on, whether the server began there or at the start. */
async function* fromOffset(response: HttpResponse, offset: number, what: string): AsyncGenerator<Uint8Array> {
  const start = response.status === 206 ? parseContentRange(response.header('content-range'))?.start : 0;
  if (response.status >= 300 || start === undefined || start > offset) {
    response.discard();
    const answer =
      response.status === 206 ? 'with another part than was asked for' : `with status ${response.status}`;
    throw new KedgeError(
      'REGISTRY_FAILED',
      `${what} cannot be resumed at byte ${offset}: the registry answers ${answer}`,
    );
  }
  let skip = offset - start;
  for await (const chunk of response.body()) {
    if (skip < chunk.length) yield skip === 0 ? chunk : chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
  }
}

import { Readable } from 'node:stream';
import type { Response } from 'node-fetch';
import { KedgeError } from './errors.ts';
import { type AgentsOptions, connectionAgents, type OriginPolicy } from './http-agents.ts';
import { type HttpErrorCodes, isTransient, timeoutFailure, transportFailure } from './http-failure.ts';
import { type RetryPolicy, retryDelay } from './retry.ts';

export interface HttpOptions extends AgentsOptions {
  /** Longest time without a byte from the other side, before the answer and in the middle of it. */
  readonly idleMs: number;
  readonly retry: RetryPolicy;
  readonly codes: HttpErrorCodes;
  policy(url: URL): OriginPolicy;
}

export interface HttpRequest {
  readonly url: URL;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent to the origin of `url` alone, wherever it redirects to. */
  readonly authorization?: string | undefined;
  readonly form?: URLSearchParams;
  /** What messages call the other side: `registry ghcr.io`. */
  readonly peer: string;
  readonly signal: AbortSignal;
  /** Fewer tries than the client's policy allows. */
  readonly attempts?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Whether another origin than the one that was asked gave the answer. */
  readonly away: boolean;
  header(name: string): string | null;
  /** The body as sent, once. Rejects with the client's `unreachable` code or TIMED_OUT when it breaks off. */
  body(): AsyncIterable<Uint8Array>;
  /** The whole body; LIMIT_EXCEEDED when it is longer. */
  bytes(limit: number): Promise<Uint8Array>;
  /** To be called when the body is not read. */
  discard(): void;
}

export interface HttpClient {
  /**
   * One exchange: redirects followed, transient failures, 429 and 5xx tried again. Any status may come back, those
   * too when they did not go away. Rejects with a KedgeError that names `peer`, or with the signal's reason.
   */
  request(request: HttpRequest): Promise<HttpResponse>;
  close(): void;
}

const maxRedirects = 10;
const redirectRemedy = 'Check its address and the proxy settings; if both are right, ask whoever runs it.';
const retried: readonly number[] = [408, 429, 500, 502, 503, 504];
const redirects: readonly number[] = [301, 302, 303, 307, 308];

export function httpClient(options: HttpOptions): HttpClient {
  const agents = connectionAgents(options);
  const exchange = async (url: URL, request: HttpRequest): Promise<HttpResponse> => {
    const policy = options.policy(url);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && policy.plainHttp)) {
      throw new KedgeError(options.codes.failed, `${request.peer} would have to be asked without TLS`, {
        remedy: 'If that is what you want, name the host with --insecure-registry.',
      });
    }
    const { default: fetch } = await import('node-fetch');
    const deadline = new Deadline(options.idleMs, request);
    try {
      const response = await fetch(url.href, {
        method: request.method ?? 'GET',
        headers: headersFor(request),
        ...(request.form ? { body: request.form.toString() } : {}),
        redirect: 'manual',
        compress: false,
        agent: agents.for(url, policy),
        signal: deadline.signal,
      });
      return toResponse(response, request, { ...options, away: url.origin !== request.url.origin });
    } catch (thrown) {
      throw deadline.explain(thrown, options.codes);
    } finally {
      deadline.clear();
    }
  };
  return {
    request: (request) => persevere(request, options.retry, () => follow(request, options.codes, exchange)),
    close: () => agents.close(),
  };
}

/** Ends a request that the user gives up, or that stays unanswered. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #request: HttpRequest;
  readonly #ms: number;
  readonly #timer: NodeJS.Timeout;
  #passed = false;
  readonly #stop = (): void => this.#controller.abort();

  constructor(ms: number, request: HttpRequest) {
    this.#request = request;
    this.#ms = ms;
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#stop();
    }, ms);
    request.signal.throwIfAborted();
    request.signal.addEventListener('abort', this.#stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  explain(thrown: unknown, codes: HttpErrorCodes): unknown {
    if (this.#request.signal.aborted) return this.#request.signal.reason;
    return this.#passed
      ? timeoutFailure(this.#request.peer, this.#ms)
      : transportFailure(thrown, this.#request.peer, codes);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#request.signal.removeEventListener('abort', this.#stop);
  }
}

async function persevere(
  request: HttpRequest,
  retry: RetryPolicy,
  once: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const policy = { ...retry, attempts: Math.min(retry.attempts, request.attempts ?? Infinity) };
  for (let tried = 1; ; tried += 1) {
    let delay: number | undefined;
    try {
      const response = await once();
      delay = retried.includes(response.status)
        ? retryDelay(tried, policy, response.header('retry-after'))
        : undefined;
      if (delay === undefined) return response;
      response.discard();
    } catch (thrown) {
      delay = isTransient(thrown) ? retryDelay(tried, policy) : undefined;
      if (delay === undefined) throw thrown;
    }
    await retry.wait(delay, request.signal);
  }
}

async function follow(
  request: HttpRequest,
  codes: HttpErrorCodes,
  exchange: (url: URL, request: HttpRequest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  let { url } = request;
  let asked = request;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const response = await exchange(url, asked);
    const location = response.header('location');
    if (!redirects.includes(response.status) || location === null) return response;
    response.discard();
    if (request.method === 'POST') {
      throw new KedgeError(codes.failed, `${request.peer} redirects a request that holds a credential`, {
        remedy: redirectRemedy,
      });
    }
    const next = URL.parse(location, url.href);
    if (!next || next.username !== '' || next.password !== '') {
      throw new KedgeError(codes.failed, `${request.peer} redirects to something that is not a URL`, {
        remedy: redirectRemedy,
      });
    }
    const away = next.origin !== request.url.origin;
    asked = {
      ...asked,
      authorization: away ? undefined : asked.authorization,
      peer: away ? `${next.host}, to which ${request.peer} redirects,` : request.peer,
    };
    url = next;
  }
  throw new KedgeError(codes.failed, `${request.peer} redirects more than ${maxRedirects} times`, {
    remedy: redirectRemedy,
  });
}

function headersFor({ headers, authorization, form }: HttpRequest): Record<string, string> {
  return {
    'user-agent': 'kedge',
    'accept-encoding': 'identity',
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...headers,
    ...(authorization !== undefined ? { authorization } : {}),
  };
}

function toResponse(
  response: Response,
  request: HttpRequest,
  options: HttpOptions & { readonly away: boolean },
): HttpResponse {
  const stream = response.body instanceof Readable ? response.body : Readable.from([]);
  return {
    status: response.status,
    away: options.away,
    header: (name) => response.headers.get(name),
    body: () => readBody(stream, request, options),
    async bytes(limit) {
      const declared = Number(response.headers.get('content-length') ?? 0);
      const chunks: Uint8Array[] = [];
      let length = declared > limit ? declared : 0;
      if (length === 0) {
        for await (const chunk of readBody(stream, request, options)) {
          length += chunk.length;
          if (length > limit) break;
          chunks.push(chunk);
        }
      }
      stream.destroy();
      if (length <= limit) return Buffer.concat(chunks);
      throw new KedgeError('LIMIT_EXCEEDED', `${request.peer} answers with more than ${limit} bytes`);
    },
    discard() {
      // A short rest is read so that the connection can be used again.
      if (Number(response.headers.get('content-length') ?? Infinity) <= 65_536) stream.resume();
      else stream.destroy();
    },
  };
}

/** The time the consumer takes between two chunks does not count as the other side's silence. */
async function* readBody(
  stream: Readable,
  { peer, signal }: HttpRequest,
  { idleMs, codes }: HttpOptions,
): AsyncGenerator<Uint8Array> {
  let waiting = false;
  const timer = setTimeout(() => void (waiting && stream.destroy(timeoutFailure(peer, idleMs))), idleMs);
  const stop = (): void => void stream.destroy(new Error('given up'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
    for (;;) {
      waiting = true;
      timer.refresh();
      const next = await chunks.next();
      waiting = false;
      if (next.done) return;
      yield next.value;
    }
  } catch (thrown) {
    throw signal.aborted ? signal.reason : transportFailure(thrown, peer, codes);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
}

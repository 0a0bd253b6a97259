import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { compact } from '../core/compact.ts';
import { parseContentRange } from '../core/content-range.ts';
import { KedgeError } from '../core/errors.ts';
import type { HttpResponse } from '../core/http.ts';
import { isBrokenOff } from '../core/http-failure.ts';
import { isJsonObject } from '../core/json.ts';
import { retryDelay } from '../core/retry.ts';
import { type Fetched, type FileRequest, tooLarge, type Validators } from './feed-base.ts';
import type { HttpBaseOptions } from './http-base.ts';

export interface Download extends FileRequest, HttpBaseOptions {
  readonly url: URL;
  readonly authorization: string | undefined;
  /** The URL as it may be shown. */
  readonly shown: string;
}

/** A connection that breaks off again and again is given up, however far each one gets. */
const maxConnections = 64;
/** A second silence without a byte in between ends it: each took as long as the client's patience lasts. */
const maxSilences = 2;

/**
 * Brings a file to `part`, going on where this or an earlier run broke off, as long as the server says by its
 * validators that the file is the same. Throws FEED_UNREACHABLE, FEED_FAILED, TIMED_OUT or LIMIT_EXCEEDED.
 * https://www.rfc-editor.org/rfc/rfc9110#name-if-range
 */
export async function download(task: Download): Promise<Fetched> {
  const deadline = AbortSignal.timeout(task.maxMs);
  const signal = AbortSignal.any([task.signal, deadline]);
  try {
    return await persevere({ ...task, signal });
  } catch (thrown) {
    if (!deadline.aborted || task.signal.aborted) throw thrown;
    throw new KedgeError('TIMED_OUT', `${task.shown} has not arrived after ${task.maxMs / 1000} s`, {
      remedy: 'Sync again: it goes on where it broke off.',
    });
  }
}

async function persevere(task: Download): Promise<Fetched> {
  const part = await PartFile.open(task);
  let fruitless = 0;
  let silences = 0;
  try {
    for (let connections = 1; ; connections += 1) {
      const before = part.length;
      let answered = false;
      try {
        const response = await ask(task, part);
        answered = true;
        const done = await receive(response, part, task);
        if (done !== undefined) return done;
        throw brokenOff(task, part);
      } catch (thrown) {
        const isStuck = part.length <= before;
        fruitless = isStuck ? fruitless + 1 : 1;
        silences =
          (isStuck ? silences : 0) + (thrown instanceof KedgeError && thrown.code === 'TIMED_OUT' ? 1 : 0);
        // Getting an answer was already tried as often as it may be.
        const mayGoOn =
          answered && isBrokenOff(thrown) && silences < maxSilences && connections < maxConnections;
        const delay = mayGoOn ? retryDelay(fruitless, task.retry) : undefined;
        if (delay === undefined || task.signal.aborted) throw thrown;
        await task.retry.wait(delay, task.signal);
      }
    }
  } finally {
    await part.close();
  }
}

async function ask(
  { http, url, authorization, shown, known, signal }: Download,
  part: PartFile,
): Promise<HttpResponse> {
  const validator = part.length > 0 ? strong(part.validators) : undefined;
  const headers = compact({
    'if-none-match': known?.etag,
    'if-modified-since': known?.etag === undefined ? known?.lastModified : undefined,
    range: validator === undefined ? undefined : `bytes=${part.length}-`,
    'if-range': validator,
  });
  return await http.request({ url, authorization, peer: shown, signal, headers });
}

/** A weak tag does not say that the bytes are the same. */
function strong({ etag, lastModified }: Validators): string | undefined {
  return etag === undefined ? lastModified : etag.startsWith('W/') ? undefined : etag;
}

/** Undefined when the answer ended early, or is of no use for what is there: then the next one is asked for. */
async function receive(response: HttpResponse, part: PartFile, task: Download): Promise<Fetched | undefined> {
  const { status } = response;
  if (status === 200 || status === 206) return await receiveBody(response, part, task);
  response.discard();
  if (status === 304 && task.known !== undefined) {
    await part.remove();
    return { kind: 'unchanged' };
  }
  if (status === 404 || status === 410) return { kind: 'missing' };
  if (status === 416 && part.length > 0) {
    await part.restart({});
    return undefined;
  }
  throw refused(status, task);
}

async function receiveBody(
  response: HttpResponse,
  part: PartFile,
  task: Download,
): Promise<Fetched | undefined> {
  const range = response.status === 206 ? parseContentRange(response.header('content-range')) : undefined;
  if (response.status === 206 && range?.start !== part.length) {
    response.discard();
    if (part.length === 0) throw refused(206, task);
    await part.restart({});
    return undefined;
  }
  const validators = compact({
    etag: response.header('etag') ?? undefined,
    lastModified: response.header('last-modified') ?? undefined,
  });
  if (range === undefined) await part.restart(validators);
  const declared = response.header('content-length');
  const total = range?.total ?? (declared === null ? undefined : part.length + Number(declared));
  if ((total ?? 0) > task.maxBytes) {
    response.discard();
    throw tooLarge(task.shown, task.maxBytes);
  }
  for await (const chunk of response.body()) {
    if (part.length + chunk.length > task.maxBytes) throw tooLarge(task.shown, task.maxBytes);
    await part.write(chunk);
    task.onBytes?.(part.length, total);
  }
  return total === undefined || part.length === total
    ? { kind: 'fetched', validators: part.validators }
    : undefined;
}

function brokenOff({ shown }: Download, part: PartFile): KedgeError {
  return new KedgeError('FEED_UNREACHABLE', `${shown} ends early, after ${part.length} bytes`, {
    remedy: 'Sync again: it goes on where it broke off.',
    cause: Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

function refused(status: number, { shown }: Download): KedgeError {
  const denied = status === 401 || status === 403 || status === 407;
  return new KedgeError('FEED_FAILED', `${shown} cannot be had: the server answers with status ${status}`, {
    remedy: denied
      ? 'If it wants a login, put it in the URL in `feeds.sources`: https://user:password@host/.'
      : 'Try again later, or name a mirror in `feeds.sources`.',
  });
}

/** What has arrived of a file, and beside it which state of the file that is of. */
class PartFile {
  validators: Validators;
  length: number;
  readonly #file: FileHandle;
  readonly #task: Download;

  private constructor(task: Download, file: FileHandle, begun: { length: number; validators: Validators }) {
    this.#task = task;
    this.#file = file;
    this.length = begun.length;
    this.validators = begun.validators;
  }

  static async open(task: Download): Promise<PartFile> {
    const validators = await readNote(task);
    // Appending, for whatever is cut off is followed by what comes next.
    const file = await open(task.part, 'a');
    if (validators === undefined) await file.truncate(0);
    const { size } = await file.stat();
    return new PartFile(task, file, { length: size, validators: validators ?? {} });
  }

  /** Forgets what there is, to begin with another state of the file. */
  async restart(validators: Validators): Promise<void> {
    await this.#file.truncate(0);
    this.length = 0;
    this.validators = validators;
    await writeFile(note(this.#task), JSON.stringify({ url: this.#task.shown, ...validators }));
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.#file.appendFile(chunk);
    this.length += chunk.length;
  }

  async remove(): Promise<void> {
    await rm(this.#task.part, { force: true });
    await rm(note(this.#task), { force: true });
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function note({ part }: Download): string {
  return `${part}.json`;
}

/** Undefined when what lies there cannot be gone on with. */
async function readNote(task: Download): Promise<Validators | undefined> {
  const text = await readFile(note(task), 'utf8').catch(() => 'null');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value) || value['url'] !== task.shown) return undefined;
  const { etag, lastModified } = value;
  const found: Validators = {
    ...(typeof etag === 'string' ? { etag } : {}),
    ...(typeof lastModified === 'string' ? { lastModified } : {}),
  };
  return strong(found) === undefined ? undefined : found;
}

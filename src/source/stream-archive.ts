import { type Extract, extract } from 'tar-stream';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { unpackArchive } from './archive-bytes.ts';
import type { ArchiveDocuments } from './archive-documents.ts';
import { maxMembers, notTar, tooManyMembers, truncated } from './archive-index.ts';
import { linkedMember, type Member, MemberTable, memberPath } from './member-path.ts';
import type { StreamMember } from './source.ts';

/** An image archive that goes by once. */
export interface ArchiveStream {
  /** Can be called once. */
  members(signal: AbortSignal): AsyncIterable<StreamMember>;
  /** What went by, over the texts that were kept of it. */
  documents(texts: ReadonlyMap<string, Uint8Array>): ArchiveDocuments;
}

/** `what` names the archive in messages. `bytes` may be compressed. */
export function streamArchive(bytes: AsyncIterable<Uint8Array>, what: string): ArchiveStream {
  const table = new MemberTable<Member>();
  return {
    members: (signal) => members(bytes, { table, what, signal }),
    documents: (texts) => ({
      locate: async (name) => table.locate(name),
      read: async (member) => {
        const text = texts.get(member.path);
        if (text) return text;
        throw new KedgeError('ARCHIVE_INVALID', `${printable(member.path)} of ${what} is not JSON`);
      },
      names: (most) => table.names(most),
    }),
  };
}

interface Passage {
  readonly table: MemberTable<Member>;
  readonly what: string;
  readonly signal: AbortSignal;
}

async function* members(bytes: AsyncIterable<Uint8Array>, passage: Passage): AsyncGenerator<StreamMember> {
  const { table, what, signal } = passage;
  const options = { highWaterMark: 16 * 1024, allowUnknownFormat: true };
  const tar = extract(options);
  const tail = { until: maxTailBytes };
  const fed = feed(tar, unpackArchive(abortable(bytes, signal), what), tail);
  let seen = 0;
  try {
    for await (const entry of tar) {
      seen += 1;
      if (seen > maxMembers) throw tooManyMembers(what);
      const { name, size, type, linkname } = entry.header;
      tail.until = entry.offset + size + maxTailBytes;
      const path = memberPath(name);
      if (path !== undefined && (type === 'file' || type === 'contiguous-file')) {
        table.add({ path, size });
        const body = entryBytes(entry, passage);
        // Without a `return`: a reader that stops half way does not end the archive.
        yield { name: path, size, body: { [Symbol.asyncIterator]: () => ({ next: () => body.next() }) } };
        for (let rest = await body.next(); !rest.done; rest = await body.next());
        continue;
      } else if (path !== undefined && (type === 'symlink' || type === 'link')) {
        const target = linkedMember(path, linkname, type);
        if (target !== undefined) table.addLink(path, target);
      }
      entry.resume();
    }
    await fed;
  } catch (cause) {
    signal.throwIfAborted();
    throw asArchiveError(await settled(fed, cause), what);
  } finally {
    tar.destroy();
    await settled(fed, undefined);
  }
}

async function* entryBytes(
  entry: AsyncIterable<unknown>,
  { what, signal }: Passage,
): AsyncGenerator<Uint8Array> {
  try {
    yield* entry as AsyncIterable<Uint8Array>;
  } catch (cause) {
    signal.throwIfAborted();
    throw asArchiveError(cause, what);
  }
}

/** What stopped the feeding says more than what the tar reader made of it. */
async function settled(fed: Promise<void>, otherwise: unknown): Promise<unknown> {
  try {
    await fed;
    return otherwise;
  } catch (cause) {
    return cause;
  }
}

/** Zeros after the last member are padding up to here; a stream that never ends is left there. */
const maxTailBytes = 16 * 1024 * 1024;

async function feed(
  tar: Extract,
  chunks: AsyncIterable<Uint8Array>,
  tail: { readonly until: number },
): Promise<void> {
  let fed = 0;
  try {
    for await (const chunk of chunks) {
      if (tar.destroying) return;
      if (!tar.write(chunk)) await drained(tar);
      fed += chunk.length;
      if (fed > tail.until) break;
    }
    tar.end(undefined);
  } catch (cause) {
    tar.destroy(cause instanceof Error ? cause : new Error(String(cause)));
    throw cause;
  }
}

function drained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      tar.off('drain', done);
      tar.off('close', done);
      resolve();
    };
    tar.on('drain', done);
    tar.on('close', done);
  });
}

/** Ends with the signal's reason as soon as that fires, even while the source gives nothing. */
async function* abortable(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let abort: () => void = () => undefined;
  const onAbort = (): void => abort();
  signal.addEventListener('abort', onAbort);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        abort = () => reject(signal.reason);
        iterator.next().then(resolve, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not awaited: a source that gives nothing does not answer this either.
    iterator.return?.().catch(() => undefined);
  }
}

function asArchiveError(cause: unknown, what: string): KedgeError {
  if (cause instanceof KedgeError) return cause;
  if (cause instanceof Error && /unexpected end/i.test(cause.message)) {
    return truncated(what, 'it ends in the middle of a member');
  }
  return notTar(what, cause);
}

import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decompress, peek, sniffCompression } from '../core/compress.ts';
import { type Digest, digester } from '../core/digest.ts';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { type TarMember, type TarSink, tarReader } from '../core/tar.ts';
import {
  type BundleFeed,
  type BundleManifest,
  manifestName,
  maxManifestBytes,
  maxSignatureBytes,
  notABundle,
  parseManifest,
  parseSignature,
  signatureName,
} from './bundle.ts';
import { checkSignature, type Signature } from './signing.ts';

export interface ReadBundleOptions {
  readonly file: string;
  /** Public keys, one of which must have signed it. */
  readonly trusted: readonly string[];
  /** Where the feeds' files go, by their index; undefined to look whether the bundle is whole, and no more. */
  readonly directory: string | undefined;
  readonly signal: AbortSignal;
  /** Called once the signature is good, before anything else is read. May throw. */
  readonly onManifest: (manifest: BundleManifest) => void;
}

export interface ReadBundle {
  readonly manifest: BundleManifest;
  readonly key: string;
  /** Of the file. */
  readonly digest: Digest;
}

/** Headers and padding of a tar, beside its contents. */
const overheadOf = (members: number): number => 64 * 1024 + 1024 * members;

/** Reads a whole bundle and holds it against its signature and digests. Throws SIGNATURE_INVALID or FEED_INVALID. */
export async function readBundle(options: ReadBundleOptions): Promise<ReadBundle> {
  const { file, signal } = options;
  try {
    if (!(await stat(file)).isFile()) throw notABundle(file, 'it is not a file');
    return await read(options);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw explain(file, error);
  }
}

async function read(options: ReadBundleOptions): Promise<ReadBundle> {
  const { file, signal } = options;
  const hash = digester();
  const { head, all } = await peek(createReadStream(file, { highWaterMark: 256 * 1024 }), 4);
  if (sniffCompression(head) !== 'zstd') throw notABundle(file, 'it is not compressed as bundles are');
  using members = new Members(options);
  const reader = tarReader((member) => members.take(member));
  let unpacked = 0;
  for await (const chunk of decompress(hashed(all, hash), 'zstd')) {
    signal.throwIfAborted();
    unpacked += chunk.length;
    if (unpacked > members.maxBytes + chunk.length) throw notABundle(file, 'more is in it than was signed');
    reader.push(chunk);
  }
  reader.finish();
  return { ...members.finish(), digest: hash.digest() };
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof digester>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Takes what is in the bundle in the one order there is: manifest, signature, then the feeds as the manifest says. */
class Members implements Disposable {
  readonly #options: ReadBundleOptions;
  #manifestBytes: Uint8Array | undefined;
  #manifest: BundleManifest | undefined;
  #signature: Signature | undefined;
  #next = 0;
  #open: number | undefined;

  constructor(options: ReadBundleOptions) {
    this.#options = options;
  }

  /** Of what may be unpacked, as far as is known by now. */
  get maxBytes(): number {
    if (this.#manifest === undefined) return maxManifestBytes + maxSignatureBytes + overheadOf(2);
    const { feeds } = this.#manifest;
    const signed = feeds.reduce((sum, { bytes }) => sum + bytes, 0);
    return maxManifestBytes + maxSignatureBytes + signed + overheadOf(feeds.length);
  }

  take({ name, kind, size }: TarMember): TarSink {
    const { file } = this.#options;
    if (kind !== 'file') throw notABundle(file, `there is a ${kind} in it`);
    if (this.#manifestBytes === undefined) {
      if (name !== manifestName || size > maxManifestBytes)
        throw notABundle(file, 'it does not begin with a manifest');
      return gather(size, (bytes) => void (this.#manifestBytes = bytes));
    }
    if (this.#manifest === undefined) {
      if (name !== signatureName || size > maxSignatureBytes) throw notABundle(file, 'it is not signed');
      return gather(size, (bytes) => this.#trust(bytes));
    }
    const feed = this.#manifest.feeds[this.#next];
    if (feed?.member !== name || feed.bytes !== size) throw notABundle(file, 'more is in it than was signed');
    return this.#feed(feed);
  }

  finish(): { readonly manifest: BundleManifest; readonly key: string } {
    if (
      this.#manifest === undefined ||
      this.#signature === undefined ||
      this.#next < this.#manifest.feeds.length
    ) {
      throw notABundle(this.#options.file, 'it is cut short');
    }
    return { manifest: this.#manifest, key: this.#signature.key };
  }

  [Symbol.dispose](): void {
    if (this.#open !== undefined) closeSync(this.#open);
  }

  #trust(bytes: Uint8Array): void {
    const { file, trusted, onManifest } = this.#options;
    const signature = parseSignature(bytes, file);
    const manifest = this.#manifestBytes ?? new Uint8Array();
    checkSignature(manifest, signature, { trusted, what: file });
    const parsed = parseManifest(manifest, file);
    onManifest(parsed);
    this.#signature = signature;
    this.#manifest = parsed;
  }

  #feed({ digest, state }: BundleFeed): TarSink {
    const { directory, file } = this.#options;
    const hash = digester();
    const handle = directory === undefined ? undefined : openSync(memberPath(directory, this.#next), 'wx');
    this.#open = handle;
    this.#next += 1;
    return {
      write(chunk) {
        hash.update(chunk);
        if (handle === undefined) return;
        for (let from = 0; from < chunk.length; ) from += writeSync(handle, chunk, from);
      },
      end: () => {
        if (handle !== undefined) closeSync(handle);
        this.#open = undefined;
        if (hash.digest() !== digest)
          throw notABundle(file, `the records of ${state.id} are not those that were signed`);
      },
    };
  }
}

/** Where the records of the feed with this index lie. */
export function memberPath(directory: string, index: number): string {
  return join(directory, `${index}.jsonl`);
}

function gather(size: number, done: (bytes: Uint8Array) => void): TarSink {
  const bytes = new Uint8Array(size);
  let length = 0;
  return {
    write(chunk) {
      bytes.set(chunk, length);
      length += chunk.length;
    },
    end: () => done(bytes),
  };
}

/** What zlib, the frame reader and the tar reader say of damage is one thing to the user. */
function explain(file: string, error: unknown): unknown {
  if (error instanceof KedgeError) {
    return error.code === 'LAYER_CORRUPT' ? notABundle(file, 'it is damaged or cut short', error) : error;
  }
  const code = systemCode(error);
  if (code?.startsWith('Z') === true || error instanceof RangeError) {
    return notABundle(file, 'it is damaged or cut short', error);
  }
  if (code === 'ENOSPC' || code === undefined) return error;
  return new KedgeError('READ_FAILED', `${file} cannot be read: ${reason(error)}`, { cause: error });
}

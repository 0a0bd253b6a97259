import { type KeyObject, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { type Digest, digester } from '../core/digest.ts';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { writeTarget } from '../core/write-target.ts';
import type { FeedState } from '../model/advisory.ts';
import {
  type BundleFeed,
  type BundleManifest,
  manifestName,
  maxManifestBytes,
  signatureName,
} from './bundle.ts';
import {
  blocks,
  type ExportedFeed,
  nameOfKey,
  recallExport,
  recordKey,
  rememberExport,
  rememberedExports,
  shortHash,
} from './export-memory.ts';
import { withChecks } from './freshness.ts';
import { sign } from './signing.ts';
import { openRecords, type StoreRecords } from './store/store-records.ts';

export interface ExportOptions {
  /** Of the store. */
  readonly path: string;
  /** To be written. */
  readonly file: string;
  readonly key: KeyObject;
  /** Digest of an earlier export: only what changed since goes into this one. */
  readonly deltaFrom: string | undefined;
  /** RFC 3339 */
  readonly now: string;
  readonly signal: AbortSignal;
  readonly onFeed: (id: string) => void;
}

export interface Exported {
  readonly manifest: BundleManifest;
  /** Of the file. */
  readonly digest: Digest;
}

/** The lines of one feed's file, always the same. */
interface Member {
  readonly state: FeedState;
  readonly skipped: number;
  readonly kind: BundleFeed['kind'];
  readonly lines: () => Iterable<string>;
}

/** Writes a bundle, which appears whole or not at all (but into a device or a pipe), and remembers it as what later ones may be a change of. */
export async function exportBundle(options: ExportOptions): Promise<Exported> {
  const { path, deltaFrom } = options;
  const feeds = dirname(path);
  using content = openRecords(path);
  const states = await withChecks(feeds, content.feeds);
  const base = deltaFrom === undefined ? undefined : await baseOf(feeds, deltaFrom);
  const members: Member[] = [];
  const gone: string[] = [];
  if (base === undefined) members.push(...states.map((state) => wholeMember(content, state)));
  else {
    const earlier = new Map<string, Member>();
    for await (const feed of base) {
      const state = states.find(({ id }) => id === feed.id);
      if (state === undefined) gone.push(feed.id);
      else earlier.set(feed.id, changesMember(content, state, feed));
    }
    members.push(...states.map((state) => earlier.get(state.id) ?? wholeMember(content, state)));
  }
  const described = members.map((member, index) => describe(member, index, options));
  const manifest: BundleManifest = {
    bundle: 'kedge feeds',
    version: 1,
    digest: content.digest,
    ...(deltaFrom === undefined ? {} : { base: deltaFrom }),
    created: options.now,
    feeds: described,
    gone,
  };
  const digest = await writeFile(options, manifest, members);
  await rememberExport(feeds, content);
  return { manifest, digest };
}

async function baseOf(feeds: string, digest: string): Promise<AsyncGenerator<ExportedFeed>> {
  const found = await recallExport(feeds, digest);
  if (found !== undefined) return found;
  const known = await rememberedExports(feeds);
  throw new KedgeError('USAGE', `Nothing with the digest ${digest} was exported here that is remembered`, {
    remedy: known.length === 0 ? 'Export everything first.' : `Remembered are ${known.join(', ')}.`,
  });
}

function wholeMember(content: StoreRecords, state: FeedState): Member {
  return {
    state,
    skipped: state.skipped,
    kind: 'whole',
    lines: function* () {
      for (const { record } of content.records(state.id)) yield `${JSON.stringify(record)}\n`;
    },
  };
}

/** Only what changed is kept of the earlier feed, so that one feed at a time is in memory whole. */
function changesMember(content: StoreRecords, state: FeedState, { records, skipped }: ExportedFeed): Member {
  const changed = new Set<string>();
  for (const record of content.records(state.id)) {
    const key = recordKey(record);
    if (records.get(key) !== shortHash(record)) changed.add(key);
    records.delete(key);
  }
  const removed = [...records.keys()].map(nameOfKey);
  return {
    state,
    skipped: Math.max(0, state.skipped - skipped),
    kind: 'part',
    lines: function* () {
      for (const id of removed) yield `${JSON.stringify({ kind: 'removed', id })}\n`;
      if (changed.size === 0) return;
      for (const record of content.records(state.id)) {
        if (changed.has(recordKey(record))) yield `${JSON.stringify(record.record)}\n`;
      }
    },
  };
}

function describe(
  { state, skipped, kind, lines }: Member,
  index: number,
  options: ExportOptions,
): BundleFeed {
  options.onFeed(state.id);
  options.signal.throwIfAborted();
  const hash = digester();
  let bytes = 0;
  for (const block of blocks(lines())) {
    hash.update(block);
    bytes += block.length;
  }
  const member = `feeds/${String(index).padStart(4, '0')}.jsonl`;
  return { state, skipped, kind, member, bytes, digest: hash.digest() };
}

async function writeFile(
  { file, key, signal }: ExportOptions,
  manifest: BundleManifest,
  members: readonly Member[],
): Promise<Digest> {
  const { path, inPlace } = await writeTarget(file);
  const written = inPlace ? path : `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const hash = digester();
  try {
    {
      await using handle = await open(written, inPlace ? 'w' : 'wx');
      const archive = pack();
      const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
      const packed = pipeline(archive, compress, hashed(hash), (chunks) => writeAll(handle, chunks), {
        signal,
      });
      await Promise.all([packed, filled(archive, { manifest, members, key })]);
      if (!inPlace) await handle.sync();
    }
    if (!inPlace) await rename(written, path);
    return hash.digest();
  } catch (error) {
    if (!inPlace) await rm(written, { force: true });
    throw signal.aborted ? signal.reason : unwritable(file, error);
  }
}

function hashed(hash: ReturnType<typeof digester>) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
}

async function writeAll(handle: FileHandle, chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of chunks) await handle.appendFile(chunk);
}

interface Content {
  readonly manifest: BundleManifest;
  readonly members: readonly Member[];
  readonly key: KeyObject;
}

/** What goes wrong ends the writing too, which would wait for more. */
async function filled(archive: Pack, content: Content): Promise<void> {
  try {
    await fill(archive, content);
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new RangeError(reason(error)));
    throw error;
  }
}

async function fill(archive: Pack, { manifest, members, key }: Content): Promise<void> {
  const text = Buffer.from(JSON.stringify(manifest));
  if (text.length > maxManifestBytes) {
    throw new KedgeError('LIMIT_EXCEEDED', 'The bundle would hold more feeds than its manifest can name');
  }
  const signature = Buffer.from(JSON.stringify(sign(text, key)));
  await add(archive, { name: manifestName, bytes: text.length }, [text]);
  await add(archive, { name: signatureName, bytes: signature.length }, [signature]);
  for (const [index, { member, bytes }] of manifest.feeds.entries()) {
    await add(archive, { name: member, bytes }, blocks(members[index]?.lines() ?? []));
  }
  archive.finalize();
}

async function add(
  archive: Pack,
  { name, bytes }: { readonly name: string; readonly bytes: number },
  content: Iterable<Buffer>,
): Promise<void> {
  // The same advisories make the same file, but for its date in the manifest.
  const entry = archive.entry({ name, size: bytes, mtime: new Date(0) });
  const ended = once(entry, 'finish');
  for (const block of content) if (!entry.write(block)) await once(entry, 'drain');
  entry.end(null);
  await ended;
}

function unwritable(file: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new KedgeError(full ? 'DISK_FULL' : 'WRITE_FAILED', `Cannot write ${file}: ${reason(error)}`, {
    remedy: full ? 'Make room, or write elsewhere.' : 'Check that it may be written, or write elsewhere.',
    cause: error,
  });
}

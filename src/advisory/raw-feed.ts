import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digester, digestOf, isDigest } from '../core/digest.ts';
import { isJsonObject } from '../core/json.ts';
import type { FeedFile } from './feed.ts';
import type { Validators } from './feed-base.ts';

/** A file as it was fetched. It lies under its digest, so that another state of it takes nothing away. */
export interface RawFile extends Validators {
  /** Below the feed's base. */
  readonly name: string;
  readonly digest: Digest;
}

/** What was fetched of one feed: the content of its `state.json`, which alone says which files count. */
export interface RawState {
  /** Of the feed. */
  readonly id: string;
  readonly source: string;
  /** When the source last said that this is how things are, RFC 3339. */
  readonly fetched: string;
  readonly files: readonly RawFile[];
  /** Records fetched one by one since, by id; they take the place of those in `files`. */
  readonly changed: { readonly [id: string]: RawFile };
  /** Ids of records in `files` that the publisher has taken away since. */
  readonly removed: readonly string[];
  /** The list of records with their times that all this is in accord with. */
  readonly index?: RawFile;
}

/** One feed's directory under `raw`. */
export interface RawFeed {
  readonly directory: string;
  /** Undefined when there is nothing that can be used. */
  read(): Promise<RawState | undefined>;
  /** From here on this is the state; files it does not name are removed. */
  write(state: RawState): Promise<void>;
  /** Where to fetch a file to before `keep` is called. */
  part(name: string): string;
  /** Brings it to disk. Not worth the time for single records: one that a power failure takes is fetched again. */
  flush(name: string): Promise<void>;
  keep(name: string, validators: Validators): Promise<RawFile>;
  /** A file made here. */
  keepText(name: string, text: string): Promise<RawFile>;
  file(raw: RawFile): FeedFile;
  /** Gives up what has arrived of files and is not kept yet. */
  removeParts(): Promise<void>;
}

export function rawFeed(feeds: string, id: string): RawFeed {
  const directory = join(feeds, 'raw', encodeURIComponent(id));
  const placeOf = ({ digest }: RawFile): string => join(directory, digest.slice('sha256:'.length));
  const part = (name: string): string => join(directory, `${digestOf(name).slice(7, 39)}.part`);
  const keep = async (name: string, validators: Validators): Promise<RawFile> => {
    const raw = { name, digest: await digestOfFile(part(name)), ...validators };
    await rename(part(name), placeOf(raw));
    await rm(`${part(name)}.json`, { force: true });
    return raw;
  };
  return {
    directory,
    part,
    keep,
    async flush(name) {
      await using handle = await open(part(name), 'r');
      await handle.sync();
    },
    async read() {
      const state = parseState(await readFile(join(directory, 'state.json'), 'utf8').catch(() => 'null'));
      if (state?.id !== id) return undefined;
      const there = new Set(await readdir(directory));
      const all = everyFile(state);
      return all.every((raw) => there.has(raw.digest.slice('sha256:'.length))) ? state : undefined;
    },
    async write(state) {
      await replaceText(join(directory, 'state.json'), JSON.stringify(state));
      const kept = new Set([
        'state.json',
        ...everyFile(state).map(({ digest }) => digest.slice('sha256:'.length)),
      ]);
      for (const name of await readdir(directory)) {
        if (!kept.has(name)) await rm(join(directory, name), { force: true });
      }
    },
    async keepText(name, text) {
      await mkdir(directory, { recursive: true });
      await replaceText(part(name), text);
      return await keep(name, {});
    },
    file: (raw) => ({ name: raw.name, path: placeOf(raw) }),
    async removeParts() {
      for (const name of await readdir(directory)) {
        if (name.includes('.part')) await rm(join(directory, name), { force: true });
      }
    },
  };
}

/** Every feed that was fetched and can be used. */
export async function rawFeeds(
  feeds: string,
): Promise<readonly { readonly raw: RawFeed; readonly state: RawState }[]> {
  const names = await readdir(join(feeds, 'raw')).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const id = decoded(name);
      const raw = rawFeed(feeds, id);
      const state = await raw.read();
      return state === undefined ? [] : [{ raw, state }];
    }),
  );
  return found.flat();
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Of what was fetched, and of how it is converted: the same digest means the same records. */
export function rawDigest(
  state: RawState,
  format: { readonly id: string; readonly version: number },
): Digest {
  const lines = [
    ...state.files.map(({ name, digest }) => ['file', name, digest]),
    ...Object.entries(state.changed).map(([id, { digest }]) => ['changed', id, digest]),
    ...state.removed.map((id) => ['removed', id]),
  ].map((line) => JSON.stringify(line));
  return digestOf([`kedge feed 1 ${format.id} ${format.version}`, ...lines.sort()].join('\n'));
}

export function everyFile({ files, changed, index }: RawState): readonly RawFile[] {
  return [...files, ...Object.values(changed), ...(index === undefined ? [] : [index])];
}

export async function digestOfFile(path: string): Promise<Digest> {
  const hash = digester();
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(Buffer.from(chunk));
  return hash.digest();
}

/** Puts a text in place of a file, whole. The caller alone writes in that directory. */
export async function replaceText(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  {
    await using handle = await open(beside, 'w');
    await handle.writeFile(text);
    await handle.sync();
  }
  await rename(beside, path);
}

/** Undefined for anything but a state, be it of another version of kedge: the feed is fetched anew then. */
function parseState(text: string): RawState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const { id, source, fetched, files, changed, removed, index } = value;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof fetched !== 'string') return undefined;
  if (!Array.isArray(files) || !files.every(isRawFile)) return undefined;
  if (!isJsonObject(changed) || !Array.isArray(removed)) return undefined;
  const pairs = Object.entries(changed).flatMap(([record, raw]) =>
    isRawFile(raw) ? [[record, raw] as const] : [],
  );
  if (pairs.length !== Object.keys(changed).length) return undefined;
  if (index !== undefined && !isRawFile(index)) return undefined;
  return {
    id,
    source,
    fetched,
    files,
    removed: removed.map(String),
    changed: Object.fromEntries(pairs),
    ...(index === undefined ? {} : { index }),
  };
}

function isRawFile(value: unknown): value is RawFile {
  if (!isJsonObject(value)) return false;
  const { name, digest, etag = '', lastModified = '' } = value;
  const texts = [name, etag, lastModified].every((text) => typeof text === 'string');
  return texts && isDigest(digest) && digest.startsWith('sha256:');
}

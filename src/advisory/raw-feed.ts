import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digester, digestOf, isDigest } from '../core/digest.ts';
import { isJsonObject } from '../core/json.ts';
import type { FeedFile } from './feed.ts';
import type { Validators } from './feed-base.ts';

const stateName = 'state.json';
const partSuffix = '.part';

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
  /** The list of records with their times that all this is in accord with. */
  readonly index?: RawFile;
}

/** One feed's directory under `raw`. */
export class RawFeed {
  readonly directory: string;
  readonly #id: string;

  /** `feeds` is where all feeds lie. */
  constructor(feeds: string, id: string) {
    this.directory = join(feeds, 'raw', encodeURIComponent(id));
    this.#id = id;
  }

  /** Undefined when there is nothing that can be used. */
  async read(): Promise<RawState | undefined> {
    const text = await readFile(join(this.directory, stateName), 'utf8').catch(() => 'null');
    const state = parseState(text);
    if (state?.id !== this.#id) return undefined;
    const there = new Set(await readdir(this.directory));
    return everyFile(state).every((raw) => there.has(hexOf(raw))) ? state : undefined;
  }

  /** From here on this is the state; files it does not name are removed. */
  async write(state: RawState): Promise<void> {
    await replaceText(join(this.directory, stateName), JSON.stringify(state));
    const kept = new Set([stateName, ...everyFile(state).map(hexOf)]);
    await this.#removeNames((name) => !kept.has(name));
  }

  /** Where to fetch a file to before `keep` is called. */
  part(name: string): string {
    return join(this.directory, `${digestOf(name).slice(7, 39)}${partSuffix}`);
  }

  /** Brings it to disk. Not worth the time for single records: one that a power failure takes is fetched again. */
  async flush(name: string): Promise<void> {
    await using handle = await open(this.part(name), 'r');
    await handle.sync();
  }

  async keep(name: string, validators: Validators): Promise<RawFile> {
    const part = this.part(name);
    const raw = { name, digest: await digestOfFile(part), ...validators };
    await rename(part, this.file(raw).path);
    await rm(`${part}.json`, { force: true });
    return raw;
  }

  /** A file made here. */
  async keepText(name: string, text: string): Promise<RawFile> {
    await replaceText(this.part(name), text);
    return await this.keep(name, {});
  }

  file(raw: RawFile): FeedFile {
    return { name: raw.name, path: join(this.directory, hexOf(raw)) };
  }

  /** Gives up what has arrived of files and is not kept yet. */
  async removeParts(): Promise<void> {
    await this.#removeNames((name) => name.includes(partSuffix));
  }

  async #removeNames(unwanted: (name: string) => boolean): Promise<void> {
    for (const name of await readdir(this.directory)) {
      if (unwanted(name)) await rm(join(this.directory, name), { force: true });
    }
  }
}

function hexOf({ digest }: RawFile): string {
  return digest.slice('sha256:'.length);
}

/** Every feed that was fetched and can be used. */
export async function rawFeeds(
  feeds: string,
): Promise<readonly { readonly raw: RawFeed; readonly state: RawState }[]> {
  const names = await readdir(join(feeds, 'raw')).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const id = decoded(name);
      const raw = new RawFeed(feeds, id);
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
  const { id, source, fetched, files, changed, removed = [], index } = value;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof fetched !== 'string') return undefined;
  if (!Array.isArray(files) || !files.every(isRawFile)) return undefined;
  if (!isJsonObject(changed)) return undefined;
  // Earlier versions believed a list that was cut short, and took away what it did not name.
  if (!Array.isArray(removed) || removed.length > 0) return undefined;
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

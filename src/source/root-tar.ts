import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
} from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { reason, systemCode } from '../core/errors.ts';
import { decodeName } from '../core/name-bytes.ts';
import { printable } from '../core/printable.ts';
import type { Problem } from '../model/problem.ts';
import { type TarEntry, tarEnd, tarHeader, tarPadding } from './tar-header.ts';

const chunkBytes = 256 * 1024;
const maxProblems = 1000;

/**
 * The tree below `root` as a tar: sorted, links not followed, owners and modes as they are. What cannot be read is
 * listed without its content and added to `problems`.
 */
export async function* rootTar(
  root: string,
  problems: Problem[],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  // Synchronous calls are several times faster for many small files; every chunk lets the others have a turn.
  for (const part of new Walk(Buffer.from(root), problems).tree()) {
    parts.push(part);
    length += part.length;
    if (length < chunkBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    length = 0;
    await setImmediate();
    signal.throwIfAborted();
  }
  yield Buffer.concat([...parts, tarEnd]);
}

const slash = Buffer.from('/');

class Walk {
  readonly #root: Buffer;
  readonly #problems: Problem[];
  /** Path of the first name of every file that has several. */
  readonly #links = new Map<string, Buffer>();

  constructor(root: Buffer, problems: Problem[]) {
    this.#root = root;
    this.#problems = problems;
  }

  *tree(): Generator<Uint8Array> {
    const waiting = this.#children(undefined);
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      const facts = this.#try(path, 'read', (real) => lstatSync(real));
      if (!facts) continue;
      yield* this.#entry(path, facts);
      if (facts.isDirectory()) for (const child of this.#children(path)) waiting.push(child);
    }
  }

  /** Last name first: they are taken from the end. */
  #children(directory: Buffer | undefined): Buffer[] {
    const names = this.#try(directory ?? Buffer.alloc(0), 'listed', (real) =>
      readdirSync(real, { encoding: 'buffer' }),
    );
    const sorted = (names ?? []).sort((a, b) => Buffer.compare(b, a));
    return directory ? sorted.map((name) => Buffer.concat([directory, slash, name])) : sorted;
  }

  *#entry(path: Buffer, facts: Stats): Generator<Uint8Array> {
    const { mode, uid, gid } = facts;
    const entry = { path, mode: mode & 0o7777, uid, gid, size: 0 };
    if (facts.isFile()) yield* this.#file(entry, facts);
    else if (facts.isDirectory()) {
      yield tarHeader({ ...entry, type: 'directory', path: Buffer.concat([path, slash]) });
    } else if (facts.isSymbolicLink()) {
      const target = this.#try(path, 'read', (real) => readlinkSync(real, { encoding: 'buffer' }));
      yield tarHeader({ ...entry, type: 'symlink', target: target ?? Buffer.alloc(0) });
    } else if (facts.isCharacterDevice() || facts.isBlockDevice()) {
      const type = facts.isBlockDevice() ? 'block-device' : 'character-device';
      yield tarHeader({ ...entry, type, device: deviceNumbers(facts.rdev) });
    } else {
      const records = facts.isSocket() ? { 'KEDGE.kind': 'socket' } : {};
      yield tarHeader({ ...entry, type: 'fifo', records });
    }
  }

  *#file(entry: Omit<TarEntry, 'type'> & { path: Buffer }, facts: Stats): Generator<Uint8Array> {
    const key = `${facts.dev}:${facts.ino}`;
    const first = facts.nlink > 1 ? this.#links.get(key) : undefined;
    if (first) {
      yield tarHeader({ ...entry, type: 'hardlink', target: first });
      return;
    }
    if (facts.nlink > 1) this.#links.set(key, entry.path);
    // The link or pipe that may have come in its place is neither followed nor waited for.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = this.#try(entry.path, 'read', (real) => openSync(real, flags));
    if (file === undefined) {
      yield tarHeader({ ...entry, type: 'file' });
      return;
    }
    try {
      const now = fstatSync(file);
      const size = now.isFile() ? now.size : 0;
      yield tarHeader({ ...entry, type: 'file', size });
      yield* this.#content(file, size, entry.path);
      yield tarPadding(size);
    } finally {
      closeSync(file);
    }
  }

  /** Exactly `size` bytes, whatever becomes of the file meanwhile. */
  *#content(file: number, size: number, path: Buffer): Generator<Uint8Array> {
    let left = size;
    while (left > 0) {
      const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, left));
      const got = this.#try(path, 'read to its end', () => readSync(file, chunk));
      if (!got) break;
      yield chunk.subarray(0, got);
      left -= got;
    }
    if (left > 0) this.#problem(path, 'file-changed', `has become ${left} bytes shorter while it was read`);
    for (; left > 0; left -= Math.min(chunkBytes, left)) yield new Uint8Array(Math.min(chunkBytes, left));
    if (size > 0 && fstatSync(file).size > size) {
      this.#problem(path, 'file-changed', 'has grown while it was read');
    }
  }

  #try<T>(path: Buffer, doing: string, work: (real: Buffer) => T): T | undefined {
    try {
      return work(path.length > 0 ? Buffer.concat([this.#root, slash, path]) : this.#root);
    } catch (cause) {
      // Gone since its folder was listed: it is not part of the tree.
      if (systemCode(cause) !== 'ENOENT') {
        this.#problem(path, 'unreadable-file', `cannot be ${doing}: ${systemCode(cause) ?? reason(cause)}`);
      }
      return undefined;
    }
  }

  #problem(path: Buffer, code: string, what: string): void {
    const name = decodeName(path);
    const shown = this.#problems.length < maxProblems;
    if (shown) {
      this.#problems.push({
        by: 'source',
        code,
        message: `${printable(name)} ${what}`,
        path: name,
        layer: 0,
      });
    } else if (this.#problems.length === maxProblems) {
      const message = `more than ${maxProblems} files cannot be read; the others are not named`;
      this.#problems.push({ by: 'source', code: 'too-many-problems', message, layer: 0 });
    }
  }
}

/** As Linux packs them in a `dev_t`. */
function deviceNumbers(device: number): { major: number; minor: number } {
  return { major: (device >>> 8) & 0xfff, minor: (device & 0xff) | ((device >>> 12) & 0xfff00) };
}

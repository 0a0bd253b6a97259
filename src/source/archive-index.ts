import { type FileHandle, open } from 'node:fs/promises';
import { type Extract, extract, type Header } from 'tar-stream';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { linkedMember, type Member, MemberTable, memberPath } from './member-path.ts';

/** A member of an archive file, where its bytes are. */
export interface IndexedMember extends Member {
  readonly offset: number;
}

/** A plain tar file whose members are known without their bytes having been read. */
export interface ArchiveIndex extends AsyncDisposable {
  readonly members: MemberTable<IndexedMember>;
  /** Every call reads afresh. */
  read(member: IndexedMember, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** An image archive has a few members for each layer: this is room for hundreds of large images. */
export const maxMembers = 200_000;
const block = 512;
/** Read at once while looking for headers: more would be layer bytes, most of the time. */
const windowBytes = 4096;
const chunkBytes = 256 * 1024;

/** `what` names the file in messages. */
export async function indexArchive(path: string, what: string): Promise<ArchiveIndex> {
  const file = await openFile(path, what);
  try {
    const { size } = await file.stat();
    const members = await indexMembers({ file, size, what });
    return {
      members,
      read: (member, signal) => readRange({ file, size, what }, member, signal),
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

export async function openFile(path: string, what: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw unreadable(what, cause);
  }
}

export function unreadable(what: string, cause: unknown): KedgeError {
  const code = systemCode(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new KedgeError('IMAGE_NOT_FOUND', `${what}: there is no such file or directory`, { cause });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new KedgeError('READ_FAILED', `${what}: permission to read it is denied`, { cause });
  }
  return new KedgeError('READ_FAILED', `${what} cannot be read: ${printable(reason(cause))}`, { cause });
}

interface ArchiveFile {
  readonly file: FileHandle;
  /** Bytes. */
  readonly size: number;
  readonly what: string;
}

async function indexMembers(archive: ArchiveFile): Promise<MemberTable<IndexedMember>> {
  const members = new MemberTable<IndexedMember>();
  const read = windowReader(archive);
  let seen = 0;
  for (let at = 0; at < archive.size; ) {
    const found = await nextHeader(read, at, archive.what);
    if (!found) break;
    seen += 1;
    if (seen > maxMembers) throw tooManyMembers(archive.what);
    addMember(members, found.header, found.offset, archive);
    at = found.offset + Math.ceil(dataBytes(found.header) / block) * block;
  }
  return members;
}

export function tooManyMembers(what: string): KedgeError {
  return new KedgeError('LIMIT_EXCEEDED', `${what} has more than ${maxMembers} members`, {
    remedy: 'This is not an image archive; for an unpacked root filesystem use dir:PATH.',
  });
}

/** Bytes that follow the header: a directory's size is not one. */
function dataBytes(header: Header): number {
  return header.type === 'directory' ? 0 : header.size;
}

function addMember(
  members: MemberTable<IndexedMember>,
  header: Header,
  offset: number,
  { size, what }: Pick<ArchiveFile, 'size' | 'what'>,
): void {
  const path = memberPath(header.name);
  if (offset + dataBytes(header) > size) {
    const name = printable(header.name).slice(0, 200);
    throw truncated(what, `${name} should have ${header.size} bytes and the file ends before that`);
  }
  if (path === undefined) return;
  if (header.type === 'file' || header.type === 'contiguous-file') {
    members.add({ path, offset, size: header.size });
  } else if (header.type === 'symlink' || header.type === 'link') {
    const target = linkedMember(path, header.linkname, header.type);
    if (target !== undefined) members.addLink(path, target);
  }
}

export function truncated(what: string, why: string): KedgeError {
  return new KedgeError('ARCHIVE_INVALID', `${what} is cut short: ${why}`, {
    remedy: 'Export the image again, and check that there is room for all of it.',
  });
}

export function notTar(what: string, cause: unknown): KedgeError {
  return new KedgeError('ARCHIVE_INVALID', `${what} is not a valid tar: ${printable(reason(cause))}`, {
    remedy: 'Export the image again.',
    cause,
  });
}

type BlockReader = (at: number) => Promise<Uint8Array | undefined>;

/** Gives one block at a time, from a small window of the file. */
function windowReader({ file, size, what }: ArchiveFile): BlockReader {
  const window = Buffer.alloc(windowBytes);
  let start = 0;
  let filled = 0;
  return async (at) => {
    if (at >= size) return undefined;
    if (at < start || at + block > start + filled) {
      start = at;
      filled = await fill(file, window, at, what);
    }
    const found = window.subarray(at - start, Math.min(at - start + block, filled));
    if (found.length < block) throw truncated(what, `it ends in mid-header, after ${size} bytes`);
    return Buffer.from(found);
  };
}

async function fill(file: FileHandle, window: Buffer, at: number, what: string): Promise<number> {
  let filled = 0;
  try {
    while (filled < window.length) {
      const { bytesRead } = await file.read(window, filled, window.length - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (cause) {
    throw unreadable(what, cause);
  }
  return filled;
}

/** The member that starts at `at`, with its long names and pax records; undefined at the end of the archive. */
async function nextHeader(
  read: BlockReader,
  at: number,
  what: string,
): Promise<{ readonly header: Header; readonly offset: number } | undefined> {
  const options = { highWaterMark: 1, allowUnknownFormat: true };
  const tar = extract(options);
  try {
    for (let end = at, zeros = 0; ; end += block) {
      const bytes = await read(end);
      if (!bytes) return undefined;
      zeros = bytes.every((byte) => byte === 0) ? zeros + 1 : 0;
      if (zeros === 2) return undefined;
      const header = await feed(tar, bytes);
      if (header) return { header, offset: end + block };
    }
  } catch (cause) {
    throw cause instanceof KedgeError ? cause : notTar(what, cause);
  } finally {
    tar.destroy();
  }
}

/** Resolves when the block has been taken: with the header, once that is complete. */
function feed(tar: Extract, bytes: Uint8Array): Promise<Header | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (header?: Header): void => {
      tar.removeAllListeners();
      tar.on('error', () => undefined);
      resolve(header);
    };
    tar.once('entry', (header, stream) => {
      stream.on('error', () => undefined);
      settle(header);
    });
    tar.once('drain', () => settle());
    tar.once('error', reject);
    tar.write(bytes);
  });
}

async function* readRange(
  { file, size, what }: ArchiveFile,
  member: IndexedMember,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  for (let at = 0; at < member.size; ) {
    signal.throwIfAborted();
    const window = Buffer.allocUnsafe(Math.min(chunkBytes, member.size - at));
    const filled = await fill(file, window, member.offset + at, what);
    if (filled === 0) throw truncated(what, `it had ${size} bytes and has fewer now`);
    yield window.subarray(0, filled);
    at += filled;
  }
}

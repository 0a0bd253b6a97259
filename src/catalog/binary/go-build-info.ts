import type { ByteSource } from '../../core/byte-source.ts';
import { type Elf, readAddress, readElf } from '../../core/elf.ts';
import { KedgeError } from '../../core/errors.ts';

/*
 * The build information the Go linker leaves in an executable, found and read as `go version -m` does it:
 * https://pkg.go.dev/debug/buildinfo and https://go.dev/src/debug/buildinfo/buildinfo.go
 */

export interface GoModule {
  readonly path: string;
  readonly version: string;
  readonly sum?: string;
  /** What was built in its place. */
  readonly replacement?: GoModule;
}

export interface GoBuildInfo {
  /** `go1.22.0`, with whatever the toolchain's maker appended. */
  readonly goVersion: string;
  readonly main?: GoModule;
  readonly dependencies: readonly GoModule[];
  readonly settings: ReadonlyMap<string, string>;
}

const magic = Buffer.from('\xff Go buildinf:', 'latin1');
const align = 16;
const headerBytes = 32;
const chunkBytes = 1024 * 1024;
const maxSearchBytes = 512 * 1024 * 1024;
const maxVersionBytes = 256;
const maxModulesBytes = 4 * 1024 * 1024;
const maxModules = 20_000;

/** Undefined when the file is not a Go executable. Throws FILE_MALFORMED when it is one whose build information is cut. */
export function readGoBuildInfo(source: ByteSource): GoBuildInfo | undefined {
  const elf = readElf(source);
  if (elf === undefined || (elf.type !== 2 && elf.type !== 3)) return undefined;
  const at = findHeader(source, elf);
  if (at === undefined) return undefined;
  const { goVersion, modules } = readBlob({ source, elf }, at);
  if (goVersion === '') return undefined;
  return { goVersion, ...parseModules(modules) };
}

/** Where the header lies in the file. Without section headers the data of the program is searched, as Go's own tool does. */
function findHeader(source: ByteSource, elf: Elf): number | undefined {
  const section = elf.sections.find(({ name }) => name === '.go.buildinfo');
  if (section !== undefined) return search(source, section);
  if (elf.sections.length > 0) return undefined;
  for (const segment of elf.segments) {
    const at = segment.writable ? search(source, segment) : undefined;
    if (at !== undefined) return at;
  }
  return undefined;
}

interface Place {
  readonly offset: number;
  readonly size: number;
}

function search(source: ByteSource, { offset, size }: Place): number | undefined {
  const end = offset + Math.min(size, maxSearchBytes);
  for (let start = offset; start < end; start += chunkBytes) {
    // A header that begins at the end of one chunk is found whole: chunks overlap by a header.
    const chunk = Buffer.from(source.slice(start, Math.min(chunkBytes + headerBytes, end - start)));
    for (let at = chunk.indexOf(magic); at >= 0; at = chunk.indexOf(magic, at + 1)) {
      if ((start + at - offset) % align === 0) return start + at;
    }
  }
  return undefined;
}

interface Program {
  readonly source: ByteSource;
  readonly elf: Elf;
}

interface Blob {
  readonly goVersion: string;
  readonly modules: Buffer;
}

function readBlob(program: Program, at: number): Blob {
  const header = program.source.slice(at, headerBytes);
  const flags = header[15] ?? 0;
  if (header.length < headerBytes) throw cut();
  return (flags & 2) !== 0 ? readInline(program.source, at) : readPointers(program, header);
}

/** Since Go 1.18: two strings after the header, each led by its length as a varint. */
function readInline(source: ByteSource, at: number): Blob {
  const version = readVarString(source, { at: at + headerBytes, maxBytes: maxVersionBytes });
  const modules = readVarString(source, { at: version.end, maxBytes: maxModulesBytes });
  return { goVersion: version.bytes.toString('utf8'), modules: modules.bytes };
}

function readVarString(
  source: ByteSource,
  { at, maxBytes }: { readonly at: number; readonly maxBytes: number },
) {
  const lead = source.slice(at, 5);
  let length = 0;
  let used = 0;
  for (const byte of lead) {
    length += (byte & 0x7f) * 2 ** (7 * used++);
    if ((byte & 0x80) === 0) break;
    if (used === lead.length) throw cut();
  }
  if (used === 0 || length > maxBytes) throw cut();
  const bytes = Buffer.from(source.slice(at + used, length));
  if (bytes.length < length) throw cut();
  return { bytes, end: at + used + length };
}

/** Go 1.13 to 1.17: two pointers to strings, in the width and byte order the header names. */
function readPointers(program: Program, header: Uint8Array): Blob {
  const width = header[14] ?? 0;
  if (width !== 4 && width !== 8) throw cut();
  const number = (bytes: Uint8Array, at: number): number => {
    if (bytes.length < at + width) throw cut();
    const buffer = Buffer.from(bytes.subarray(at, at + width));
    if (((header[15] ?? 0) & 1) === 0) buffer.reverse();
    return Number(`0x${buffer.toString('hex')}`);
  };
  const text = (address: number, maxBytes: number): Buffer => {
    const pointer = readAddress(program.source, program.elf, { address, length: 2 * width });
    const length = number(pointer, width);
    if (length > maxBytes) throw cut();
    return Buffer.from(readAddress(program.source, program.elf, { address: number(pointer, 0), length }));
  };
  return {
    goVersion: text(number(header, 16), maxVersionBytes).toString('utf8'),
    modules: text(number(header, 16 + width), maxModulesBytes),
  };
}

/** The text stands between two marks of 16 bytes; without them (a toolchain, a test) there are no modules. */
function parseModules(marked: Buffer): Pick<GoBuildInfo, 'main' | 'dependencies' | 'settings'> {
  const framed = marked.length >= 33 && marked[marked.length - 17] === 0x0a;
  const text = framed ? marked.subarray(16, -16).toString('utf8') : '';
  let main: GoModule | undefined;
  const dependencies: GoModule[] = [];
  const settings = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [word = '', ...fields] = line.split('\t');
    if (word === 'mod') main = toModule(fields);
    else if (word === 'dep') {
      if (dependencies.length >= maxModules) throw tooMany();
      dependencies.push(toModule(fields));
    } else if (word === '=>') {
      const replaced = dependencies.pop() ?? main;
      const whole = replaced && { ...replaced, replacement: toModule(fields) };
      if (whole && replaced === main) main = whole;
      else if (whole) dependencies.push(whole);
    } else if (word === 'build') {
      const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(fields.join('\t')) ?? [];
      settings.set(key, value);
    }
  }
  return { ...(main && { main }), dependencies, settings };
}

function toModule([path = '', version = '', sum = '']: readonly string[]): GoModule {
  return { path, version, ...(sum !== '' && { sum }) };
}

function tooMany(): KedgeError {
  return new KedgeError(
    'LIMIT_EXCEEDED',
    `the Go build information lists more than ${maxModules} modules (maxModules)`,
  );
}

function cut(): KedgeError {
  return new KedgeError('FILE_MALFORMED', 'the Go build information is cut short or damaged');
}

import { createHash, type Hash, hash } from 'node:crypto';
import { KedgeError, reason } from '../core/errors.ts';
import { maxPathLength, nameOf, normalizePath, parentOf } from '../core/image-path.ts';
import type { Limits } from '../core/limits.ts';
import { printable } from '../core/printable.ts';
import { release } from '../core/release.ts';
import { type TarMember, type TarSink, tarReader } from '../core/tar.ts';
import type { DigestAlgorithm } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import { encodeLayer } from './codec.ts';
import { EntryTableBuilder } from './entry-table.ts';
import { type FileFacts, memoryFile, openSpool, type Spool } from './file.ts';
import type { LayerFinding } from './layer-analysis.ts';
import type { LayerFile, Reader } from './reader.ts';
import { type WantedBy, wantedBy } from './wanted.ts';

/** Files up to this size are digested and read whole; larger ones as they stream by. */
const SMALL = 1024 * 1024;
/** A large file that a reader wants is held in memory up to this size and spooled to disk above it. */
const IN_MEMORY = 4 * 1024 * 1024;
const MAX_PROBLEMS = 1000;
/** An average that no real layer reaches, so that names alone cannot fill the memory. */
const NAME_BYTES_PER_ENTRY = 256;

export interface PassOptions {
  readonly readers: readonly Reader[];
  readonly digests: readonly DigestAlgorithm[];
  readonly limits: Limits;
  /** Private; must exist. */
  readonly temporaryDirectory: string;
}

export interface PassEnd {
  readonly diffId: `sha256:${string}` | `sha512:${string}`;
  readonly unpackedSize: number;
}

/** One streaming pass over one layer's tar. Synchronous: it runs in a worker thread. */
export interface LayerPass {
  push(chunk: Uint8Array): void;
  /** The encoded LayerAnalysis. */
  finish(end: PassEnd): Uint8Array<ArrayBuffer>;
  /** Gives back what an unfinished pass holds. */
  close(): void;
}

export function layerPass(options: PassOptions): LayerPass {
  return new Pass(options);
}

class Pass implements LayerPass {
  readonly #options: PassOptions;
  readonly #wanted: WantedBy;
  readonly #tar = tarReader((member) => this.#member(member));
  readonly #table = new EntryTableBuilder();
  readonly #whiteouts: string[] = [];
  readonly #opaque: string[] = [];
  readonly #findings: Record<string, LayerFinding[]> = {};
  readonly #problems: Problem[] = [];
  readonly #scratch = Buffer.allocUnsafeSlow(SMALL);
  #droppedProblems = 0;
  #nameBytes = 0;
  #large: LargeSink | undefined;

  constructor(options: PassOptions) {
    this.#options = options;
    this.#wanted = wantedBy(options.readers);
  }

  push(chunk: Uint8Array): void {
    this.#tar.push(chunk);
  }

  finish(end: PassEnd): Uint8Array<ArrayBuffer> {
    this.#tar.finish();
    if (this.#droppedProblems > 0) {
      this.#problems.push({
        by: 'layer',
        code: 'problems-dropped',
        message: `${this.#droppedProblems} more problems in this layer are not listed`,
      });
    }
    const head = {
      ...end,
      whiteouts: this.#whiteouts,
      opaque: this.#opaque,
      findings: this.#findings,
      problems: this.#problems,
    };
    return encodeLayer(head, this.#table.columns());
  }

  close(): void {
    this.#large?.close();
    this.#large = undefined;
  }

  #member(member: TarMember): TarSink | undefined {
    const { path, escapes } = normalizePath(member.name);
    const length = Math.max(path.length, member.linkName.length);
    if (length > maxPathLength) {
      const message = `a path or link target of ${length} characters is left out`;
      this.#problem({ by: 'layer', code: 'path-too-long', message });
      return undefined;
    }
    if (escapes) {
      const message = `the path ${printable(member.name)} leaves the image root; it is taken as ${printable(path)}`;
      this.#problem({ by: 'layer', code: 'path-escapes', message, path });
    }
    if (nameOf(path).startsWith('.wh.')) {
      this.#whiteout(path);
      return undefined;
    }
    // The root itself.
    if (path === '') return undefined;
    this.#checkBounds(path);
    const { kind, mode, uid, gid, size } = member;
    const entry = { path, kind, mode, uid, gid, size };
    if (kind === 'symlink') this.#table.add({ ...entry, target: member.linkName });
    else if (kind === 'hardlink') this.#table.add({ ...entry, target: normalizePath(member.linkName).path });
    else {
      const row = this.#table.add(entry);
      if (kind === 'file') return this.#file(member, path, row);
    }
    return undefined;
  }

  /** https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
  #whiteout(path: string): void {
    const directory = parentOf(path);
    const name = nameOf(path).slice('.wh.'.length);
    if (name === '.wh..opq') this.#opaque.push(directory);
    else if (name === '' || name === '.' || name === '..') {
      const message = `${printable(path)} is not a valid whiteout; it is ignored`;
      this.#problem({ by: 'layer', code: 'invalid-whiteout', message, path });
    } else if (!name.startsWith('.wh.'))
      this.#whiteouts.push(directory === '' ? name : `${directory}/${name}`);
  }

  #checkBounds(path: string): void {
    const { maxEntries } = this.#options.limits;
    this.#nameBytes += path.length;
    if (this.#table.count < maxEntries && this.#nameBytes < maxEntries * NAME_BYTES_PER_ENTRY) return;
    throw new KedgeError('LIMIT_EXCEEDED', `the layer has more than ${maxEntries} entries`, {
      remedy: 'If the layer is to be trusted, raise limits.maxEntries.',
    });
  }

  #file(member: TarMember, path: string, row: number): TarSink | undefined {
    if (member.sparse && member.size > this.#options.limits.maxSparseBytes) {
      const message = `${printable(path)} is a sparse file of ${member.size} bytes; it is listed without digests (limits.maxSparseBytes)`;
      this.#problem({ by: 'layer', code: 'file-too-large', message, path });
      return undefined;
    }
    const file: PassFile = {
      facts: { path, size: member.size, mode: member.mode, limits: this.#options.limits },
      row,
      readers: this.#wanted.path(path),
    };
    if (member.size <= SMALL) return this.#smallSink(file);
    this.#large = new LargeSink(file, {
      digests: this.#options.digests,
      wanted: this.#wanted,
      temporaryDirectory: this.#options.temporaryDirectory,
      accept: (reader) => this.#accept(reader, file),
      done: (values, content) => {
        this.#large = undefined;
        this.#table.setDigests(row, values);
        if (content) for (const reader of content.readers) this.#read(reader, row, content.file);
      },
    });
    return this.#large;
  }

  #smallSink(file: PassFile): TarSink {
    const { size } = file.facts;
    if (size === 0) {
      this.#small(file, new Uint8Array());
      return nothing;
    }
    let content: Uint8Array | undefined;
    let have = 0;
    return {
      write: (chunk) => {
        if (chunk.length === size) {
          content = chunk;
          this.#small(file, chunk);
          return;
        }
        this.#scratch.set(chunk, have);
        have += chunk.length;
      },
      end: () => {
        if (!content) this.#small(file, this.#scratch.subarray(0, have));
      },
    };
  }

  #small(file: PassFile, content: Uint8Array): void {
    const values: { [A in DigestAlgorithm]?: Uint8Array } = {};
    for (const algorithm of this.#options.digests) values[algorithm] = hash(algorithm, content, 'buffer');
    this.#table.setDigests(file.row, values);
    const byHead = this.#wanted.head(content.subarray(0, this.#wanted.headLength));
    if (file.readers.length === 0 && byHead.length === 0) return;
    const layerFile = memoryFile(file.facts, content);
    for (const reader of new Set([...file.readers, ...byHead])) {
      if (this.#accept(reader, file)) this.#read(reader, file.row, layerFile);
    }
  }

  #accept(reader: Reader, file: PassFile): boolean {
    const { path, size } = file.facts;
    if (size <= reader.wants.maxBytes) return true;
    const message = `${printable(path)} has ${size} bytes; more than ${reader.wants.maxBytes} are not read`;
    this.#problem({ by: reader.id, code: 'file-too-large', message, path });
    return false;
  }

  #read(reader: Reader, row: number, file: LayerFile): void {
    try {
      for (const data of reader.read(file)) {
        const list = this.#findings[reader.id];
        if (list) list.push({ row, data });
        else this.#findings[reader.id] = [{ row, data }];
      }
    } catch (cause) {
      if (cause instanceof KedgeError && (cause.code === 'DISK_FULL' || cause.code === 'WRITE_FAILED'))
        throw cause;
      const message = `${printable(file.path)} cannot be read: ${printable(reason(cause))}`;
      this.#problem({ by: reader.id, code: 'malformed-file', message, path: file.path });
    }
  }

  #problem(problem: Problem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
    else this.#droppedProblems += 1;
  }
}

interface PassFile {
  readonly facts: FileFacts;
  readonly row: number;
  /** Those that want it by its path. */
  readonly readers: readonly Reader[];
}

const nothing: TarSink = { write: () => {}, end: () => {} };

interface LargeOptions {
  readonly digests: readonly DigestAlgorithm[];
  readonly wanted: WantedBy;
  readonly temporaryDirectory: string;
  accept(reader: Reader): boolean;
  done(
    values: { [A in DigestAlgorithm]?: Uint8Array },
    content: { readonly file: LayerFile; readonly readers: readonly Reader[] } | undefined,
  ): void;
}

/** Digests a large file as it goes by, and keeps its content when a reader wants it. */
class LargeSink implements TarSink {
  readonly #file: PassFile;
  readonly #options: LargeOptions;
  readonly #hashes: readonly { algorithm: DigestAlgorithm; state: Hash }[];
  #head: Buffer | undefined = Buffer.alloc(0);
  #readers: readonly Reader[] = [];
  #memory: Buffer | undefined;
  #spool: Spool | undefined;
  #have = 0;

  constructor(file: PassFile, options: LargeOptions) {
    this.#file = file;
    this.#options = options;
    this.#hashes = options.digests.map((algorithm) => ({ algorithm, state: createHash(algorithm) }));
  }

  write(chunk: Uint8Array): void {
    for (const { state } of this.#hashes) state.update(chunk);
    if (!this.#head) {
      this.#keep(chunk);
      return;
    }
    this.#head = this.#head.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#head, chunk]);
    if (this.#head.length < this.#options.wanted.headLength) return;
    const head = this.#head;
    this.#head = undefined;
    this.#decide(head);
    this.#keep(head);
  }

  end(): void {
    const values: { [A in DigestAlgorithm]?: Uint8Array } = {};
    for (const { algorithm, state } of this.#hashes) values[algorithm] = state.digest();
    const { facts } = this.#file;
    const file = this.#memory ? memoryFile(facts, this.#memory) : this.#spool?.file(facts);
    try {
      this.#options.done(values, file && { file, readers: this.#readers });
    } finally {
      this.close();
    }
  }

  close(): void {
    this.#spool?.close();
    this.#spool = undefined;
    if (this.#memory) release(this.#memory);
    this.#memory = undefined;
  }

  #decide(head: Uint8Array): void {
    const { wanted, temporaryDirectory } = this.#options;
    const candidates = new Set([...this.#file.readers, ...wanted.head(head.subarray(0, wanted.headLength))]);
    this.#readers = [...candidates].filter((reader) => this.#options.accept(reader));
    if (this.#readers.length === 0) return;
    if (this.#file.facts.size <= IN_MEMORY) this.#memory = Buffer.allocUnsafeSlow(this.#file.facts.size);
    else this.#spool = openSpool(temporaryDirectory);
  }

  #keep(chunk: Uint8Array): void {
    if (this.#memory) this.#memory.set(chunk, this.#have);
    else this.#spool?.write(chunk);
    this.#have += chunk.length;
  }
}

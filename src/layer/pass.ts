import { createHash, type Hash, hash } from 'node:crypto';
import { withoutCredentials } from '../core/covered.ts';
import { KedgeError } from '../core/errors.ts';
import { maxPathLength, nameOf, normalizePath, parentOf } from '../core/image-path.ts';
import type { Limits } from '../core/limits.ts';
import { printable } from '../core/printable.ts';
import { release } from '../core/release.ts';
import { type TarMember, type TarSink, tarReader } from '../core/tar.ts';
import type { DigestAlgorithm } from '../model/entry.ts';
import { encodeLayer } from './codec.ts';
import { Collected } from './collected.ts';
import { EntryTableBuilder } from './entry-table.ts';
import { type FileFacts, memoryFile, openSpool, type Spool } from './file.ts';
import type { LayerFile, Reader, StreamReader, Wants } from './reader.ts';
import { type FileSinks, openSinks } from './sinks.ts';
import { type WantedBy, wantedBy } from './wanted.ts';

/** Files up to this size are digested and read whole; larger ones as they stream by. */
const SMALL = 1024 * 1024;
/** A large file that a reader wants is held in memory up to this size and spooled to disk above it. */
const IN_MEMORY = 4 * 1024 * 1024;
/** An average that no real layer reaches, so that names alone cannot fill the memory. */
const NAME_BYTES_PER_ENTRY = 256;

export interface PassOptions {
  readonly readers: readonly Reader[];
  readonly streams: readonly StreamReader[];
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

/** Who is to be given a file whole: a reader, or a stream reader at its end. */
type Taker = { readonly wants: Wants } & (
  | { readonly reader: Reader; readonly stream?: undefined }
  | { readonly stream: StreamReader; readonly reader?: undefined }
);

class Pass implements LayerPass {
  readonly #options: PassOptions;
  readonly #wanted: WantedBy<Taker>;
  readonly #tar = tarReader((member) => this.#member(member));
  readonly #table = new EntryTableBuilder();
  readonly #whiteouts: string[] = [];
  readonly #opaque: string[] = [];
  readonly #collected = new Collected();
  readonly #scratch = Buffer.allocUnsafeSlow(SMALL);
  #nameBytes = 0;
  #large: LargeSink | undefined;

  constructor(options: PassOptions) {
    this.#options = options;
    this.#wanted = wantedBy<Taker>([
      ...options.readers.map((reader) => ({ wants: reader.wants, reader })),
      ...options.streams.flatMap((stream) =>
        (stream.whole?.(options.limits) ?? []).map((wants) => ({ wants, stream })),
      ),
    ]);
  }

  push(chunk: Uint8Array): void {
    this.#tar.push(chunk);
  }

  finish(end: PassEnd): Uint8Array<ArrayBuffer> {
    this.#tar.finish();
    const head = {
      ...end,
      whiteouts: this.#whiteouts,
      opaque: this.#opaque,
      findings: this.#collected.findings,
      skips: this.#collected.skips,
      problems: this.#collected.problems(),
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
      this.#collected.problem({ by: 'layer', code: 'path-too-long', message });
      return undefined;
    }
    if (escapes) {
      const message = `the path ${printable(member.name)} leaves the image root; it is taken as ${printable(path)}`;
      this.#collected.problem({ by: 'layer', code: 'path-escapes', message, path });
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
    if (kind === 'symlink') this.#table.add({ ...entry, target: withoutCredentials(member.linkName) });
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
      this.#collected.problem({ by: 'layer', code: 'invalid-whiteout', message, path });
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
      this.#collected.problem({ by: 'layer', code: 'file-too-large', message, path });
      return undefined;
    }
    const facts = { path, size: member.size, mode: member.mode, limits: this.#options.limits };
    const sinks = openSinks(this.#options.streams, { file: facts, row, collected: this.#collected });
    const file: PassFile = { facts, row, sinks, takers: this.#wanted.path(path) };
    if (member.size <= SMALL) return this.#smallSink(file);
    this.#large = new LargeSink(file, {
      digests: this.#options.digests,
      wanted: this.#wanted,
      temporaryDirectory: this.#options.temporaryDirectory,
      accept: (taker) => this.#accept(taker, file),
      done: (values, content) => {
        this.#large = undefined;
        this.#table.setDigests(row, values);
        this.#give(file, content);
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
    if (content.length > 0) file.sinks.write(content);
    const byHead = this.#wanted.head(content.subarray(0, this.#wanted.headLength));
    const takers = [...new Set([...file.takers, ...byHead])].filter((taker) => this.#accept(taker, file));
    this.#give(file, takers.length === 0 ? undefined : { file: memoryFile(file.facts, content), takers });
  }

  #accept({ reader, wants }: Taker, file: PassFile): boolean {
    const { path, size } = file.facts;
    if (size <= wants.maxBytes) return true;
    if (reader) {
      const message = `${printable(path)} has ${size} bytes; more than ${wants.maxBytes} are not read`;
      this.#collected.problem({ by: reader.id, code: 'file-too-large', message, path });
    }
    return false;
  }

  /** The sinks come first: what they hide is taken out of what readers find. */
  #give({ facts: { path }, row, sinks }: PassFile, content: WholeFile | undefined): void {
    const hidden = sinks.end((stream) =>
      content?.takers.some((taker) => taker.stream === stream) ? content.file : undefined,
    );
    for (const { reader } of content?.takers ?? []) {
      if (reader && content)
        this.#collected.take({ id: reader.id, path, row, hidden }, () => reader.read(content.file));
    }
  }
}

interface WholeFile {
  readonly file: LayerFile;
  /** Those that want it and take one of its size. */
  readonly takers: readonly Taker[];
}

interface PassFile {
  readonly facts: FileFacts;
  readonly row: number;
  readonly sinks: FileSinks;
  /** Those that want it by its path. */
  readonly takers: readonly Taker[];
}

const nothing: TarSink = { write: () => {}, end: () => {} };

interface LargeOptions {
  readonly digests: readonly DigestAlgorithm[];
  readonly wanted: WantedBy<Taker>;
  readonly temporaryDirectory: string;
  accept(taker: Taker): boolean;
  done(values: { [A in DigestAlgorithm]?: Uint8Array }, content: WholeFile | undefined): void;
}

/** Digests a large file as it goes by, and keeps its content when a reader wants it. */
class LargeSink implements TarSink {
  readonly #file: PassFile;
  readonly #options: LargeOptions;
  readonly #hashes: readonly { algorithm: DigestAlgorithm; state: Hash }[];
  #head: Buffer | undefined = Buffer.alloc(0);
  #takers: readonly Taker[] = [];
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
    this.#file.sinks.write(chunk);
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
      this.#options.done(values, file && { file, takers: this.#takers });
    } finally {
      this.#discard();
    }
  }

  close(): void {
    this.#file.sinks.close();
    this.#discard();
  }

  #discard(): void {
    this.#spool?.close();
    this.#spool = undefined;
    if (this.#memory) release(this.#memory);
    this.#memory = undefined;
  }

  #decide(head: Uint8Array): void {
    const { wanted, temporaryDirectory } = this.#options;
    const candidates = new Set([...this.#file.takers, ...wanted.head(head.subarray(0, wanted.headLength))]);
    this.#takers = [...candidates].filter((taker) => this.#options.accept(taker));
    if (this.#takers.length === 0) return;
    if (this.#file.facts.size <= IN_MEMORY) this.#memory = Buffer.allocUnsafeSlow(this.#file.facts.size);
    else this.#spool = openSpool(temporaryDirectory);
  }

  #keep(chunk: Uint8Array): void {
    if (this.#memory) this.#memory.set(chunk, this.#have);
    else this.#spool?.write(chunk);
    this.#have += chunk.length;
  }
}

import type { ByteSource } from '../core/byte-source.ts';
import { KedgeError, reason } from '../core/errors.ts';
import type { Limits } from '../core/limits.ts';
import { releaseUnpacked } from '../core/release.ts';
import type { CountSkip } from '../layer/reader.ts';
import type { ContentSink, Place, WholeFile } from './content.ts';
import type { FileFindings } from './file-findings.ts';
import type { FileProblems, SearchProblem } from './file-problems.ts';
import type { RuleSet } from './rule-set.ts';
import { WorkBudget } from './work-budget.ts';

export interface SearchOptions {
  readonly rules: RuleSet;
  readonly limits: Limits;
  readonly skip: CountSkip;
  readonly findings: FileFindings;
  readonly problems: FileProblems;
  readonly openContent: (context: SearchContext, place: Place) => ContentSink;
}

/** Bytes that something may still have, and the limit that says so. */
export interface Room {
  readonly bytes: number;
  readonly from: string;
}

/** What all parts of one file share: where findings go, and what may still be spent on it. */
export class SearchContext {
  readonly rules: RuleSet;
  readonly limits: Limits;
  readonly skip: CountSkip;
  readonly findings: FileFindings;
  readonly work = new WorkBudget();
  /** Of text in UTF-16, which is searched beside its bytes: in which order depends on the chunks a file comes in. */
  readonly workOnUtf16 = new WorkBudget();
  readonly #problems: FileProblems;
  readonly #openContent: SearchOptions['openContent'];
  #held = 0;
  #unpacked = 0;
  #mended = 0;
  #members = 0;

  constructor({ rules, limits, skip, findings, problems, openContent }: SearchOptions) {
    this.rules = rules;
    this.limits = limits;
    this.skip = skip;
    this.findings = findings;
    this.#problems = problems;
    this.#openContent = openContent;
  }

  open(place: Place): ContentSink {
    return this.#openContent(this, place);
  }

  /** A member that was unpacked: its memory is given back. */
  searchUnpacked(place: Place, bytes: Uint8Array): void {
    this.search(place, bytes);
    releaseUnpacked(bytes);
  }

  /** A member that lies in memory. */
  search(place: Place, bytes: Uint8Array): void {
    this.#unpacked += bytes.length;
    this.hold(bytes.length, () => {
      const sink = this.open(place);
      sink.write(bytes);
      sink.end(inMemory(bytes));
    });
  }

  /** A member that lies in the archive as it is. */
  searchStored(place: Place, file: ByteSource, seen: (slice: Uint8Array) => void): void {
    this.#unpacked += file.size;
    const sink = this.open(place);
    for (let at = 0; at < file.size; at += sliceBytes) {
      const slice = file.slice(at, sliceBytes);
      seen(slice);
      sink.write(slice);
    }
    sink.end({ ...file, bytes: () => file.slice(0, file.size) });
  }

  /** Has so many bytes in memory meanwhile. */
  hold(bytes: number, work: () => void): void {
    this.#held += bytes;
    work();
    this.#held -= bytes;
  }

  get gaveUp(): boolean {
    return this.work.isSpent || this.workOnUtf16.isSpent;
  }

  /** What one member may have that is unpacked in memory. */
  get room(): Room {
    const inMemory = roomInMemory(this.limits, this.#held);
    const inAll = this.roomInAll;
    return inAll.bytes < inMemory.bytes ? inAll : inMemory;
  }

  get roomInAll(): Room {
    const bytes = Math.max(this.limits.maxArchiveBytes - this.#unpacked, 0);
    return { bytes, from: 'limits.maxArchiveBytes' };
  }

  /** Whether damaged data may be tried until as much as possible comes out, which takes long. */
  mayMend(bytes: number): boolean {
    this.#mended += bytes;
    return this.#mended <= this.limits.maxArchiveTextBytes;
  }

  /** Whether another member may be looked at. */
  admit(): boolean {
    this.#members += 1;
    return !this.isFull;
  }

  /** No more members may be looked at. */
  get isFull(): boolean {
    return this.#members > this.limits.maxArchiveEntries || this.gaveUp;
  }

  problem(code: SearchProblem, why: string): void {
    this.#problems.add(code, why);
  }

  /** What reading an archive threw; not told again when it `isKnown`. Answers whether the archive is damaged. */
  failed(error: unknown, isKnown = false): boolean {
    const isDamaged = isDamage(error);
    if (!isDamaged && !(error instanceof KedgeError && error.code === 'LIMIT_EXCEEDED')) throw error;
    if (!isKnown) this.problem(isDamaged ? 'malformed-file' : 'not-searched', reason(error));
    return isDamaged;
  }
}

export function isDamage(error: unknown): boolean {
  return error instanceof KedgeError && (error.code === 'ARCHIVE_INVALID' || error.code === 'LAYER_CORRUPT');
}

const sliceBytes = 1024 * 1024;
/** Of `limits.maxArchiveTextBytes`: what is packed in it may have as much again, and so on. */
const heldPart = 4;

/** What may be unpacked in memory while so many bytes are held there. */
export function roomInMemory({ maxArchiveTextBytes }: Limits, held = 0): Room {
  const all = Math.floor((maxArchiveTextBytes * 2) / heldPart);
  const bytes = Math.max(Math.floor((all - held) / 2), 0);
  return {
    bytes,
    from: held === 0 ? `limits.maxArchiveTextBytes ÷ ${heldPart}` : 'limits.maxArchiveTextBytes',
  };
}

export function inMemory(bytes: Uint8Array): WholeFile {
  return {
    size: bytes.length,
    bytes: () => bytes,
    slice: (offset, length) => bytes.subarray(Math.max(offset, 0), Math.max(offset, 0) + Math.max(length, 0)),
  };
}

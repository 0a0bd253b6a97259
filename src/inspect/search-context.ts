import type { Limits } from '../core/limits.ts';
import type { CountSkip } from '../layer/reader.ts';
import type { ContentSink, Place } from './content.ts';
import type { FileFindings } from './file-findings.ts';
import type { RuleSet } from './rule-set.ts';

const leastMs = 5000;
/** Bytes a millisecond: far less than any text takes that was not made for it. */
const slowest = 10_000;

export interface SearchOptions {
  readonly rules: RuleSet;
  readonly limits: Limits;
  readonly skip: CountSkip;
  readonly findings: FileFindings;
  /** Milliseconds. */
  readonly now: () => number;
  readonly openContent: (context: SearchContext, place: Place) => ContentSink;
}

/** What all parts of one file share: where findings go, and what may still be spent on it. */
export class SearchContext {
  readonly rules: RuleSet;
  readonly limits: Limits;
  readonly skip: CountSkip;
  readonly findings: FileFindings;
  /** Set when the search took too long, and was given up. */
  gaveUp = false;
  readonly #now: () => number;
  readonly #openContent: SearchOptions['openContent'];
  #spentMs = 0;
  #since = 0;
  #seen = 0;
  #unpacked = 0;
  #members = 0;

  constructor({ rules, limits, skip, findings, now, openContent }: SearchOptions) {
    this.rules = rules;
    this.limits = limits;
    this.skip = skip;
    this.findings = findings;
    this.#now = now;
    this.#openContent = openContent;
  }

  open(place: Place): ContentSink {
    return this.#openContent(this, place);
  }

  /** A member that was unpacked. */
  search(place: Place, bytes: Uint8Array): void {
    this.#unpacked += bytes.length;
    this.#seen += bytes.length;
    const sink = this.open(place);
    sink.write(bytes);
    sink.end();
  }

  /** Milliseconds that the search may take. */
  get mostMs(): number {
    return leastMs + Math.floor(this.#seen / slowest);
  }

  /** Takes the time of the search alone: a file may be long on its way. */
  timed(bytes: number, work: () => void): void {
    this.#seen += bytes;
    this.#since = this.#now();
    work();
    this.#spentMs += this.#now() - this.#since;
  }

  readonly goOn = (): boolean => {
    this.gaveUp ||= this.#spentMs + this.#now() - this.#since > this.mostMs;
    return !this.gaveUp;
  };

  /** Unpacked bytes that one member may still have; it is held in memory. */
  get room(): number {
    const { maxArchiveTextBytes } = this.limits;
    return Math.max(Math.min(maxArchiveTextBytes - this.#unpacked, Math.floor(maxArchiveTextBytes / 4)), 0);
  }

  /** Whether another member may be looked at. */
  admit(): boolean {
    this.#members += 1;
    return this.#members <= this.limits.maxArchiveEntries && this.goOn();
  }
}

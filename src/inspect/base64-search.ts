import { Base64Probe } from './base64-probe.ts';
import { type Base64Run, base64Run } from './base64-run.ts';
import type { Block } from './block-feed.ts';
import type { Found, Spot } from './found.ts';
import { type Narrowed, narrowed } from './utf16-text.ts';
import type { WorkBudget } from './work-budget.ts';

export interface Base64SearchOptions {
  /** Bytes before a place that may belong to what stands there. */
  readonly reach: number;
  readonly budget: WorkBudget;
  /** Looks for secrets in what a run stands for. */
  readonly inside: (content: Uint8Array, binary: boolean, found: (found: Found) => void) => void;
}

/** Enough to tell text from what is none. */
const headBytes = 1024;

/** Looks for secrets in what a text has in base64. */
export class Base64Search {
  readonly #options: Base64SearchOptions;
  readonly #probe = new Base64Probe();
  #wraps: Wrap[] = [];
  /** What begins before this place has been found. */
  #from = 0;

  constructor(options: Base64SearchOptions) {
    this.#options = options;
  }

  get isIdle(): boolean {
    return this.#wraps.length === 0;
  }

  /** A keyword in base64, and its position in a group of four characters. */
  hit(at: number, position: number): void {
    this.#wraps.push({ at, position, binary: false });
  }

  /** What begins from `limit` on is left to the next block. */
  probe(block: Block, limit: number): void {
    this.#probe.look(block, limit, (at, isText) =>
      this.#wraps.push({ at, position: isText ? 0 : undefined, binary: undefined }),
    );
  }

  search(block: Block, limit: number): Spot[] {
    const { bytes, base } = block;
    const spots: Spot[] = [];
    const later: Wrap[] = [];
    let known: KnownRun | undefined;
    for (const wrap of this.#wraps.sort(byOrder)) {
      if (wrap.at >= limit) later.push(wrap);
      else if (!this.#options.budget.isSpent) {
        const at = wrap.at - base;
        if (!known || at >= known.run.end || at < known.run.start)
          known = { run: base64Run(bytes, at, this.#options.reach), searched: [] };
        const part = partOf(known, wrap, at);
        if (!part) continue;
        const from = part.isKnown ? this.#from : 0;
        // How much before a keyword is in the block depends on the block; what is strong has a keyword of its own.
        const weakFrom = Math.max(from, wrap.isRest === true ? 0 : wrap.at);
        for (const spot of this.#inside(part, block)) {
          const least = spot.rule.rule.textOnly === true ? weakFrom : from;
          if (spot.start >= least && spot.start < limit) spots.push(spot);
        }
        const rest = restOf(part, Math.max(limit - base, at));
        if (rest !== undefined)
          later.push({ at: base + rest, position: 0, binary: part.binary, isRest: true });
      }
    }
    this.#wraps = later;
    this.#from = limit;
    return spots;
  }

  #inside({ run, skip, narrow, binary }: Part, { bytes, base }: Block): Spot[] {
    const spots: Spot[] = [];
    const { content, first, step } = narrow;
    const place = (byte: number, bits: number): number =>
      base + run.placeOf(skip + Math.floor(((first + byte * step) * 8 + bits) / 6));
    if (!this.#options.budget.spend(content.length)) return spots;
    this.#options.inside(content, binary, ({ rule, value, start, end, before }) => {
      const spot = { rule, value, before, start: place(start, 0), end: place(end, -1) + 1 };
      const wrapped = Buffer.from(bytes.subarray(spot.start - base, spot.end - base)).toString('latin1');
      spots.push({ ...spot, wrapped });
    });
    return spots;
  }
}

/** What goes on from the block before comes first: all else in its run has been found, then. */
function byOrder(a: Wrap, b: Wrap): number {
  return Number(b.isRest === true) - Number(a.isRest === true) || a.at - b.at;
}

/** What is to be searched where a wrap is, unless it has been. */
function partOf({ run, searched }: KnownRun, wrap: Wrap, at: number): Part | undefined {
  // The next line of a run that is known.
  if (wrap.position === undefined && at > run.start) return undefined;
  const characters = run.charactersBefore(at);
  const skip = (characters + 4 - (wrap.position ?? 0)) % 4;
  const before = searched[skip];
  if (before === 'text' || (before === 'bytes' && wrap.binary !== false)) return undefined;
  const narrow = narrowed(run.decode(skip));
  const head = Math.floor(((characters - skip) * 6) / 8 / narrow.step);
  const binary = wrap.binary ?? narrow.content.subarray(head, head + headBytes).includes(0);
  searched[skip] = binary ? 'bytes' : 'text';
  return { run, skip, narrow, binary, isKnown: wrap.isRest === true || before !== undefined };
}

/** Where its first group of characters behind `at` begins, unless it ends before that. */
function restOf({ run, skip }: Part, at: number): number | undefined {
  if (run.end <= at) return undefined;
  const before = run.charactersBefore(at);
  const place = run.placeOf(before + ((skip + 4 - (before % 4)) % 4));
  return place < run.end ? place : undefined;
}

interface Wrap {
  readonly at: number;
  /** In a group of four characters; undefined where a run of several lines begins. */
  readonly position: number | undefined;
  /** Whether it stands for bytes that are no text; undefined: its beginning tells. */
  readonly binary: boolean | undefined;
  /** The block before had what stands before it. */
  readonly isRest?: true;
}

interface KnownRun {
  readonly run: Base64Run;
  /** As what it was searched, by the characters that were skipped. */
  readonly searched: ('text' | 'bytes')[];
}

interface Part {
  readonly run: Base64Run;
  readonly skip: number;
  readonly narrow: Narrowed;
  readonly binary: boolean;
  /** Some of it has been found. */
  readonly isKnown: boolean;
}

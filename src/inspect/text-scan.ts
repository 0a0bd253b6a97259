import { Base64Search } from './base64-search.ts';
import { type Block, BlockFeed } from './block-feed.ts';
import type { Found, Spot } from './found.ts';
import { hasMark, isAllowed } from './inline-mark.ts';
import { LineCounter } from './line-counter.ts';
import { type ByteRange, outside } from './machine-code.ts';
import { quickCheckBytes } from './quick-check.ts';
import type { ReadyRule, RuleKeyword, RuleSet } from './rule-set.ts';
import { withoutOverlaps } from './secret-overlap.ts';
import { entropy } from './secret-value.ts';
import type { WorkBudget } from './work-budget.ts';

export interface TextScanOptions {
  readonly rules: RuleSet;
  /** For the rules' conditions. */
  readonly path: string;
  /** Not text: the weaker rules are left out. */
  readonly binary: boolean;
  /** Of what the search may cost. */
  readonly budget: WorkBudget;
  /** In the order of places, nearly. */
  readonly found: (found: Found) => void;
  /** It was in base64, and is not unwrapped again. */
  readonly isUnwrapped?: boolean;
  /** In it no keyword is looked for. */
  readonly code?: ByteRange | undefined;
  /** Bytes that are searched at a time. */
  readonly blockBytes?: number;
}

/** A file that the pass has whole is one block. */
const defaultBlock = 1024 * 1024;
const lookaround = 64;
/** The start and the end of a line are looked for within so many bytes. */
const lineReach = 512;
/** Bytes of base64, breaks and indentation included, that a byte of a match may take. */
const wrapFactor = 1.75;

/** Looks for secrets in one text, and in what it has in base64. */
export class TextScan {
  readonly #options: TextScanOptions;
  readonly #blockBytes: number;
  #feed: BlockFeed | undefined;
  /** What begins so many bytes before the end of a block may go on behind it, and is left to the next. */
  readonly #reach: number;
  /** Of the rules that have been hit. */
  #states: Map<ReadyRule, RuleState> | undefined;
  #lines: LineCounter | undefined;
  readonly #base64: Base64Search | undefined;
  #held: readonly Found[] = [];

  constructor(options: TextScanOptions) {
    this.#options = options;
    this.#blockBytes = options.blockBytes ?? defaultBlock;
    const reach = Math.ceil(options.rules.longest * wrapFactor) + lookaround;
    this.#reach = reach + lineReach;
    if (options.isUnwrapped !== true && !options.binary)
      this.#base64 = new Base64Search({
        reach,
        budget: options.budget,
        inside: (content, binary, found) =>
          new TextScan({ ...options, isUnwrapped: true, binary, found }).whole(content),
      });
  }

  write(chunk: Uint8Array): void {
    this.#feed ??= this.#newFeed();
    this.#feed.write(chunk);
  }

  end(): void {
    this.#feed?.end();
  }

  /** Instead of `write` and `end`. */
  whole(bytes: Uint8Array): void {
    if (bytes.length < this.#blockBytes) this.#take({ bytes, base: 0, known: 0, final: true });
    else this.#newFeed().whole(bytes);
  }

  #newFeed(): BlockFeed {
    return new BlockFeed({
      blockBytes: this.#blockBytes,
      carry: this.#reach * 2,
      take: (block) => this.#take(block),
      spare: this.#options.rules.spare,
    });
  }

  #take(block: Block): void {
    const { bytes, known, final } = block;
    const { budget, isUnwrapped } = this.#options;
    if (isUnwrapped !== true) budget.grant(bytes.length - known);
    if (budget.isSpent) return;
    const limit = final ? Number.POSITIVE_INFINITY : block.base + bytes.length - this.#reach;
    this.#lookForKeywords(block);
    this.#base64?.probe(block, limit);
    if (this.#states || this.#base64?.isIdle === false || this.#held.length > 0) this.#search(block, limit);
    if (final) return;
    this.#lines ??= new LineCounter();
    this.#lines.pass(bytes.subarray(0, Math.max(bytes.length - this.#reach * 2, 0)));
  }

  /** Where keywords are. */
  #search(block: Block, limit: number): void {
    const { bytes, base } = block;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const search: BlockSearch = { text, base, limit, spots: [] };
    for (const state of this.#states?.values() ?? [])
      if (state.regions.length > 0) this.#searchRegions(state, search);
    if (this.#base64?.isIdle === false) search.spots.push(...this.#base64.search(block, limit));
    if (search.spots.length === 0 && this.#held.length === 0) return;
    const all = withoutOverlaps([...this.#held, ...this.#placed(search)]);
    this.#held = all.filter(({ end }) => end > limit);
    for (const found of all) if (found.end <= limit) this.#options.found(found);
  }

  #lookForKeywords(block: Block): void {
    const { bytes, base, known } = block;
    const { rules, binary } = this.#options;
    const { finder, keywords, ofLines } = binary ? rules.binary : rules.text;
    const first = base === 0 && known === 0 ? ofLines.get((bytes[0] ?? 0) | 0x20) : undefined;
    if (first) {
      const head = Buffer.from(bytes.subarray(0, finder.longest)).toString('latin1').toLowerCase();
      for (const { keyword, rest } of first) if (head.startsWith(rest)) this.#hit(keyword, -1, block);
    }
    for (const { from, to } of outside(this.#options.code, block)) {
      finder.find(bytes.subarray(from, to), Math.max(known - from, 0), (index, start) => {
        const keyword = keywords[index];
        if (keyword) this.#hit(keyword, from + start, block);
      });
    }
  }

  #hit(keyword: RuleKeyword, start: number, { bytes, base, final }: Block): void {
    const to = base + start;
    const end = start + keyword.length;
    const isSeen = start >= 0 && (final || end + quickCheckBytes <= bytes.length);
    if (keyword.base64 !== undefined) this.#base64?.hit(to, keyword.base64);
    for (const rule of keyword.rules) {
      if (isSeen && rule.rule.quickCheck?.(bytes, end) === false) continue;
      const { regions, applies } = this.#stateOf(rule);
      if (!applies) continue;
      const from = Math.max(to + keyword.length - rule.lead, rule.asksForLine ? -1 : 0);
      const last = regions.at(-1);
      if (last && from <= last.to + 1) {
        last.from = Math.min(last.from, from);
        last.to = Math.max(last.to, to);
      } else regions.push({ from, to });
    }
  }

  #stateOf(rule: ReadyRule): RuleState {
    this.#states ??= new Map();
    const known = this.#states.get(rule);
    if (known) return known;
    const applies = rule.appliesTo(this.#options.path);
    const state: RuleState = { rule, applies, regions: [], end: -1 };
    this.#states.set(rule, state);
    return state;
  }

  #searchRegions(state: RuleState, search: BlockSearch): void {
    const { limit } = search;
    for (const region of state.regions) {
      if (region.from >= limit || this.#options.budget.isSpent) break;
      this.#searchRegion(state, region, search);
    }
    state.regions = state.regions.filter(({ to }) => to >= limit);
    for (const region of state.regions) region.from = Math.max(region.from, limit);
  }

  #searchRegion(state: RuleState, region: Region, { text, base, limit, spots }: BlockSearch): void {
    const { rule } = state;
    const least = base === 0 && rule.asksForLine ? -1 : base;
    const from = Math.max(region.from, state.end, least);
    const until = Math.min(region.to + 1, limit);
    if (from >= until) return;
    const windowStart = Math.max(from - lookaround, least);
    const windowEnd = Math.min(until + rule.rule.longest + lookaround, base + text.length);
    if (!this.#options.budget.spend(windowEnd - windowStart)) return;
    const begun = windowStart < 0 ? '\n' : '';
    const window = begun + latin1(text, Math.max(windowStart, 0) - base, windowEnd - base);
    for (const match of rule.matches(window, from - windowStart)) {
      if (windowStart + match.start >= until) return;
      state.end = windowStart + match.end;
      const value = window.slice(match.valueStart, match.valueEnd);
      if (!isSecret(rule, value)) continue;
      const start = windowStart + match.valueStart;
      spots.push({ rule, value, start, end: windowStart + match.valueEnd, before: undefined });
    }
  }

  #placed({ text, base, spots }: BlockSearch): Found[] {
    const position = (this.#lines ?? new LineCounter()).positions(text);
    const isMarked = spots.length > 0 && hasMark(text);
    spots.sort((a, b) => a.start - b.start);
    return spots.map((spot) => {
      const start = spot.start - base;
      const before = spot.before ?? lineBefore(text, start, lookaround);
      const inline = isMarked && isAllowed(lineOf(text, start, spot.end - base), spot.rule.rule.id);
      return { ...spot, ...position(start), before, inline };
    });
  }
}

function lineBefore(bytes: Buffer, at: number, most: number): string {
  const before = latin1(bytes, Math.max(at - most, 0), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** From the start of the line on which a value begins to the end of that on which it ends. */
function lineOf(bytes: Buffer, start: number, end: number): string {
  const after = latin1(bytes, end, end + lineReach);
  const lineEnd = after.indexOf('\n');
  return `${lineBefore(bytes, start, lineReach)}${latin1(bytes, start, end)}${lineEnd < 0 ? after : after.slice(0, lineEnd)}`;
}

/** Places are those of the text. */
interface RuleState {
  readonly rule: ReadyRule;
  readonly applies: boolean;
  regions: Region[];
  /** Of the last match. */
  end: number;
}

/** Where matches may begin. */
interface Region {
  from: number;
  to: number;
}

interface BlockSearch {
  /** Of the block. */
  readonly text: Buffer;
  readonly base: number;
  /** What begins from here on is left to the next block. */
  readonly limit: number;
  readonly spots: Spot[];
}

function isSecret({ rule }: ReadyRule, value: string): boolean {
  if (value === '' || rule.check?.(value) === false) return false;
  return rule.entropy === undefined || entropy(value) >= rule.entropy;
}

function latin1(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('latin1', from, Math.max(to, from));
}

import { type Pattern, pythonPattern } from '../core/pattern.ts';
import type { CountSkip, FileSink, StreamReader } from '../layer/reader.ts';
import { type KeywordFinder, keywordFinder } from './keyword-finder.ts';
import { type LineMatch, lineSearchId } from './line-match.ts';
import { LineSecrets } from './line-secrets.ts';
import { LineValues, lineEnd } from './line-values.ts';
import { Lines } from './lines.ts';
import type { InspectSettings, LineSearch } from './settings.ts';

/** Steps of the expressions in one file: about a second. */
const MAX_COST = 20_000_000;
/** Of one expression in one file. */
const MAX_MATCHES = 10_000;

/** Tells in which lines of which files the expressions of the settings match, as the Engine does. */
export function lineSearches({ searches, secrets }: InspectSettings): StreamReader<LineMatch> | undefined {
  const asked = searches.filter(({ expressions }) => expressions.length > 0);
  if (asked.length === 0) return undefined;
  const compiled = asked.map(compile);
  const byLimits = new Map<string, FileSearch>();
  return {
    id: lineSearchId,
    version: 3,
    skips: {
      'too-large':
        'Raise MAXFILESIZE in the match_params of secret_search and content_search of the analyzer configuration.',
      'long-line': 'Lines of more than 1 MiB are not searched.',
      'too-costly': 'Simplify the expressions: the rest of a file is left out when they need too many steps.',
      'too-many-matches': 'Make the expressions stricter: 10,000 lines of a file are listed for each.',
    },
    open({ size }, skip) {
      const fitting = compiled.filter(({ maxFileBytes }) => size <= maxFileBytes);
      if (fitting.length < compiled.length) skip('too-large');
      if (fitting.length === 0 || size === 0) return undefined;
      const key = fitting.map(({ search }) => search).join();
      const search = byLimits.get(key) ?? new FileSearch(fitting.flatMap(({ expressions }) => expressions));
      byLimits.set(key, search);
      return search.open(size, new Tested(skip, secrets?.key));
    },
  };
}

interface Expression extends Omit<LineMatch, 'lines'> {
  readonly pattern: Pattern;
}

interface Compiled extends Omit<LineSearch, 'expressions'> {
  readonly expressions: readonly Expression[];
}

function compile({ search, maxFileBytes, expressions }: LineSearch): Compiled {
  return {
    search,
    maxFileBytes,
    expressions: expressions.map(({ name, regex }) => ({
      search,
      name,
      regex,
      pattern: pythonPattern(regex, `The expression ${name} of the ${search} search`),
    })),
  };
}

/** The expressions that are in force for files of some size. */
class FileSearch {
  readonly #everywhere: readonly Expression[];
  readonly #finder: KeywordFinder;
  /** By number of the keyword. */
  readonly #byKeyword: readonly Expression[];

  constructor(expressions: readonly Expression[]) {
    this.#everywhere = expressions.filter(({ pattern }) => pattern.literals === undefined);
    const keywords = expressions.flatMap((expression) =>
      (expression.pattern.literals ?? []).map((text) => ({ text, expression })),
    );
    this.#finder = keywordFinder(keywords.map(({ text }) => ({ text, exact: false })));
    this.#byKeyword = keywords.map(({ expression }) => expression);
  }

  open(size: number, tested: Tested): FileSink<LineMatch> {
    const lines = new Lines(size, (bytes, firstLine) => this.#search(bytes, firstLine, tested));
    return {
      write: (chunk) => lines.write(chunk),
      end() {
        lines.end();
        tested.dropped(lines.dropped);
        return tested.matches();
      },
      hidden: () => tested.values.all,
      uncoverable: () => tested.values.incomplete,
    };
  }

  /** `bytes` are whole lines. */
  #search(bytes: Uint8Array, firstLine: number, tested: Tested): void {
    tested.values.continue(bytes);
    tested.goOn(bytes.subarray(0, lineEnd(bytes, 0)));
    let number = firstLine;
    if (this.#everywhere.length > 0) {
      for (let start = 0; start < bytes.length; number += 1) {
        const end = lineEnd(bytes, start);
        for (const expression of this.#everywhere) tested.test(expression, { bytes, start, end, number });
        start = end;
      }
    }
    if (this.#byKeyword.length > 0) this.#searchHits(bytes, firstLine, tested);
  }

  #searchHits(bytes: Uint8Array, firstLine: number, tested: Tested): void {
    const hits: { readonly at: number; readonly expression: Expression }[] = [];
    this.#finder.find(bytes, 0, (keyword, at) => {
      const expression = this.#byKeyword[keyword];
      if (expression) hits.push({ at, expression });
    });
    let number = firstLine - 1;
    let start = 0;
    let end = 0;
    for (const { at, expression } of hits.sort((a, b) => a.at - b.at)) {
      for (; end <= at; number += 1) {
        start = end;
        end = lineEnd(bytes, start);
      }
      tested.test(expression, { bytes, start, end, number });
    }
  }
}

interface Line {
  /** Whole lines, of which it is one. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** What the expressions say to the lines of one file. */
class Tested {
  readonly #skip: CountSkip;
  readonly #lines = new Map<Expression, number[]>();
  /** The line at which each expression was asked last: a line may hold its keyword many times. */
  readonly #last = new Map<Expression, number>();
  #left = MAX_COST;
  /** What must not be kept of the file. */
  readonly values = new LineValues();

  readonly #key: string | undefined;
  readonly #secrets = new Map<Expression, LineSecrets>();

  /** Without a key nothing is told of secrets. */
  constructor(skip: CountSkip, key: string | undefined) {
    this.#skip = skip;
    this.#key = key;
  }

  /** The line behind all that were tested. */
  goOn(next: Uint8Array): void {
    for (const secrets of this.#secrets.values()) secrets.goOn(next);
  }

  dropped(lines: number): void {
    if (lines > 0) this.#skip('long-line', lines);
  }

  test(expression: Expression, line: Line): void {
    const { bytes, start, end, number } = line;
    if (this.#left <= 0 || this.#last.get(expression) === number) return;
    this.#last.set(expression, number);
    const { pattern } = expression;
    const before = pattern.cost;
    if (pattern.matches(bytes.subarray(start, end))) {
      this.#add(expression, line);
      if (expression.search === 'secret') this.values.add(bytes, start, end);
    }
    this.#left -= pattern.cost - before;
    if (this.#left <= 0) this.#skip('too-costly');
  }

  #add(expression: Expression, { bytes, start, end, number }: Line): void {
    const lines = this.#lines.get(expression) ?? [];
    this.#lines.set(expression, lines);
    if (lines.length >= MAX_MATCHES) {
      this.#skip('too-many-matches');
      return;
    }
    lines.push(number);
    if (this.#key === undefined || expression.search !== 'secret') return;
    const secrets = this.#secrets.get(expression) ?? new LineSecrets(expression.name, this.#key);
    this.#secrets.set(expression, secrets);
    const next = bytes.subarray(end, lineEnd(bytes, end));
    secrets.add({ line: number, text: bytes.subarray(start, end), next });
  }

  *matches(): Iterable<LineMatch> {
    this.goOn(new Uint8Array());
    let values = this.#key === undefined ? [] : this.values.marks(this.#key);
    for (const [expression, lines] of this.#lines) {
      const { search, name, regex } = expression;
      const secrets = this.#secrets.get(expression)?.made;
      yield { search, name, regex, lines, ...(secrets && { secrets }), ...(values.length > 0 && { values }) };
      values = [];
    }
  }
}

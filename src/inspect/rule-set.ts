import { compileGlobs } from '../core/glob.ts';
import type { SpareMemory } from './block-feed.ts';
import { type Keyword, type KeywordFinder, keywordFinder } from './keyword-finder.ts';
import type { Expression, ExpressionMatch, SecretRule } from './secret-rule.ts';

/** Rules made ready to be looked for. */
export interface RuleSet {
  /** All rules. */
  readonly text: KeywordIndex;
  /** Those that are looked for in files that are not text; nobody keeps base64 in these. */
  readonly binary: KeywordIndex;
  /** For texts that come in chunks, one after the other. */
  readonly spare: SpareMemory;
  /** Bytes of the longest match of any rule. */
  readonly longest: number;
}

export interface KeywordIndex {
  readonly finder: KeywordFinder;
  /** By the finder's index of a keyword. */
  readonly keywords: readonly RuleKeyword[];
  /** Those that begin with a line break, which a text need not have before its first line; by the byte behind it. */
  readonly ofLines: ReadonlyMap<number, readonly LineKeyword[]>;
}

export interface LineKeyword {
  readonly keyword: RuleKeyword;
  /** Of it, what follows the line break, as lower-case latin1. */
  readonly rest: string;
}

export interface RuleKeyword {
  readonly length: number;
  /** Whose keyword it is. */
  readonly rules: readonly ReadyRule[];
  /** Set for the base64 form of a keyword: the position in a group of four characters at which it begins. */
  readonly base64?: number;
}

export interface ReadyRule {
  readonly rule: SecretRule;
  /** In the order of precedence. */
  readonly index: number;
  /** The rule's own, or else the longest match. */
  readonly lead: number;
  /** Whether it may ask for a line break before a value: a text begins as a line does. */
  readonly asksForLine: boolean;
  appliesTo(path: string): boolean;
  /** From `from` on; what stands before it is seen by lookbehinds alone. */
  matches(text: string, from: number): Iterable<ExpressionMatch>;
}

export function ruleSet(rules: readonly SecretRule[]): RuleSet {
  const ready = rules.map(readyRule);
  const strong = ready.filter(({ rule }) => rule.textOnly !== true);
  // Each is made when it is first needed: a config is text, and so is all of many layers.
  let text: KeywordIndex | undefined;
  let binary: KeywordIndex | undefined;
  return {
    get text() {
      text ??= keywordIndex(ready, wrappedKeywords(strong));
      return text;
    },
    get binary() {
      binary ??= keywordIndex(strong, new Map());
      return binary;
    },
    spare: {},
    longest: Math.max(...rules.map(({ longest }) => longest), 0),
  };
}

/** Keywords in base64, and their positions in a group of four characters. */
function wrappedKeywords(rules: readonly ReadyRule[]): Map<string, number> {
  const wrapped = new Map<string, number>();
  for (const { rule } of rules)
    for (const { text, position } of base64Forms(rule)) wrapped.set(text, position);
  return wrapped;
}

function keywordIndex(rules: readonly ReadyRule[], wrapped: ReadonlyMap<string, number>): KeywordIndex {
  const byKeyword = new Map<string, ReadyRule[]>();
  for (const one of rules) {
    for (const keyword of one.rule.keywords) {
      const sharing = byKeyword.get(keyword);
      if (!sharing) byKeyword.set(keyword, [one]);
      else if (!sharing.includes(one)) sharing.push(one);
    }
  }
  const keywords: (Keyword & RuleKeyword)[] = [];
  for (const [text, rules] of byKeyword) keywords.push({ text, length: text.length, exact: false, rules });
  for (const [text, base64] of wrapped)
    keywords.push({ text, length: text.length, exact: true, rules: [], base64 });
  const ofLines = keywords
    .filter(({ text, rules }) => rules.length > 0 && text.startsWith('\n'))
    .map((keyword) => ({ keyword, rest: keyword.text.slice(1) }));
  return {
    finder: keywordFinder(keywords),
    keywords,
    ofLines: Map.groupBy(ofLines, ({ rest }) => rest.charCodeAt(0)),
  };
}

function readyRule(rule: SecretRule, index: number): ReadyRule {
  const { pattern, paths } = rule;
  let applies: ((path: string) => boolean) | undefined;
  return {
    rule,
    index,
    lead: rule.lead ?? rule.longest,
    asksForLine: rule.keywords.some((keyword) => keyword.startsWith('\n')),
    appliesTo(path) {
      applies ??= paths ? compileGlobs(paths) : () => true;
      return applies(path);
    },
    matches: pattern instanceof RegExp ? regExpMatches(pattern) : expressionMatches(pattern),
  };
}

function regExpMatches(pattern: RegExp): ReadyRule['matches'] {
  // Most rules are never hit.
  let next: RegExp | undefined;
  let places: RegExp | undefined;
  const matchFrom = (text: string, from: number): RegExpExecArray | null => {
    next ??= new RegExp(pattern.source, `${pattern.flags}g`);
    next.lastIndex = from;
    return next.exec(text);
  };
  const all = function* (text: string, first: RegExpExecArray): Generator<ExpressionMatch> {
    // Asking for the places of groups makes an expression slow, so it is done for what matched alone.
    if (pattern.source.includes('(?<secret>')) places ??= new RegExp(pattern.source, `${pattern.flags}dy`);
    for (let match: RegExpExecArray | null = first; match; ) {
      const end = match.index + match[0].length;
      if (places) places.lastIndex = match.index;
      const [valueStart, valueEnd] = places?.exec(text)?.indices?.groups?.['secret'] ?? [match.index, end];
      yield { start: match.index, end, valueStart, valueEnd };
      match = matchFrom(text, Math.max(end, match.index + 1));
    }
  };
  return (text, from) => {
    const first = matchFrom(text, from);
    return first ? all(text, first) : nothing;
  };
}

const nothing: readonly ExpressionMatch[] = [];

function expressionMatches(expression: Expression): ReadyRule['matches'] {
  return function* (text, from) {
    for (const match of expression.matches(text)) if (match.start >= from) yield match;
  };
}

/** A shorter keyword leaves so few characters in base64 that they are found by chance. */
const leastWrapped = 4;

/**
 * What base64 makes of a rule's keywords, as they are and in UTF-16 (little-endian: the arguments of PowerShell), in each
 * of the three ways in which it may cut the bytes into groups.
 */
function base64Forms({
  keywords,
  samples,
  spellings: given = [],
}: SecretRule): { text: string; position: number }[] {
  const spellings = new Set(given.filter((keyword) => keyword.length >= leastWrapped));
  for (const sample of samples.must) {
    const text = sample.replaceAll('¦', '');
    const lower = text.toLowerCase();
    for (const keyword of keywords) {
      const at = keyword.length < leastWrapped ? -1 : lower.indexOf(keyword);
      if (at >= 0) spellings.add(text.slice(at, at + keyword.length));
    }
  }
  const encoded = Array.from(spellings, (spelling) => [spelling, Array.from(spelling).join('\0')]).flat();
  return encoded.flatMap((spelling) =>
    [0, 1, 2].map((shift) => {
      const wrapped = btoa('\0'.repeat(shift) + spelling);
      const position = Math.ceil((8 * shift) / 6);
      return { text: wrapped.slice(position, Math.floor((8 * (shift + spelling.length)) / 6)), position };
    }),
  );
}

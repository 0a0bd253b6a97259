import { beginsWith, isNamed } from './quick-check.ts';
import type { SecretRule } from './secret-rule.ts';

/** Sets of characters, as they stand between the brackets of a class. */
export const hex = '0-9a-f';
export const digits = '0-9';
export const upper = '0-9A-Z';
export const lower = '0-9a-z';
export const alnum = '0-9A-Za-z';
export const base64 = '0-9A-Za-z+/';
export const base64url = '\\w-';

/** The part of a secret that is random. */
export interface Body {
  /** Source of an expression without capturing groups. */
  readonly pattern: string;
  /** Bytes. */
  readonly longest: number;
}

/** As many characters of the set as said, and none more after them. */
export function run(set: string, least: number, most = least): Body {
  const times = least === most ? most : `${least},${most}`;
  return { pattern: `[${set}]{${times}}(?![\\w${set}])`, longest: most };
}

export const uuid: Body = {
  pattern: '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![\\w-])',
  longest: 36,
};

/** Not within a word, unless the character before belongs to an escape (`\n`, `%3D`). */
export const wordStart = '(?<!(?<!\\\\|%\\w)\\w)';

type Shape = Required<Pick<SecretRule, 'pattern' | 'keywords' | 'longest' | 'lead' | 'entropy'>>;
type CheckedShape = Shape & Required<Pick<SecretRule, 'quickCheck'>>;

/** A secret that tells what it is by how it begins: the prefixes, in this very case, then the body. */
export function prefixed(prefixes: string | readonly string[], body: Body): CheckedShape {
  const all = typeof prefixes === 'string' ? [prefixes] : prefixes;
  return {
    pattern: new RegExp(`${wordStart}(?:${all.map(literal).join('|')})${body.pattern}`),
    keywords: all.map((prefix) => prefix.toLowerCase()),
    longest: Math.max(...all.map((prefix) => prefix.length)) + body.longest,
    lead: Math.max(...all.map((prefix) => prefix.length)),
    quickCheck: beginsWith(all, 0),
    entropy: 3,
  };
}

const bounds = [' ', '\n', '"', "'", '=', ':', '>', ','] as const;

/**
 * As `prefixed`, for a prefix too short for a keyword: what stands before it makes it one byte longer. Before the
 * first byte of a file there is a line break.
 */
export function bounded(prefix: string, body: Body): Shape & { textOnly: true } {
  return {
    pattern: new RegExp(`[${bounds.join('')}](?<secret>${literal(prefix)}${body.pattern})`),
    keywords: bounds.map((bound) => bound + prefix.toLowerCase()),
    longest: 1 + prefix.length + body.longest,
    lead: 1 + prefix.length,
    entropy: 3.5,
    textOnly: true,
  };
}

const words = 'abcdefghijklmnopqrstuvwxyz0123456789_-';

/** A keyword of four bytes from one of three, which chance makes too often: with each character that may follow it. */
export function followed(start: string, following: string = words): string[] {
  return Array.from(following, (character) => start + character);
}

/** As `prefixed`, for a prefix too short for a keyword: with each character that may follow, of words, it is one. */
export function shortPrefixed(prefix: string, { pattern, longest }: Body): CheckedShape & { textOnly: true } {
  return {
    pattern: new RegExp(`${wordStart}${literal(prefix)}(?=[\\w-])${pattern}`),
    keywords: followed(prefix.toLowerCase()),
    longest: prefix.length + longest,
    lead: prefix.length + 1,
    quickCheck: beginsWith([prefix], 1),
    entropy: 3.5,
    textOnly: true,
  };
}

const quote = '(?:\\\\{0,2}["\'`])?';
const space = '[ \\t]{0,16}';
const operator = '(?:=>|:=|:-|={1,3}|:{1,2}|[,(>]|\\|\\|=?|value=)';
const typeName = '(?::[ \\t]?[A-Za-z]{3,10}(?=[ \\t]?=))?';
/** Of what goes on a name. */
const longestWords = 24;
/** Of all that may stand between the name and the value. */
const longestLink = longestWords + 3 + 1 + 12 + 16 + 6 + 16 + 3;
const longestGap = 16;

/**
 * A secret that only its name tells, as shells, programs, JSON, YAML, XML and command lines give a value to a name.
 * Names are words with a space between, written as one may write names: `api key` is `apiKey`, `API_KEY` and
 * `x-api-key-2`; a word may be an expression, and `*` is for more words. The first word of each name is a keyword.
 */
export function assigned(names: readonly string[], body: Body): CheckedShape & { textOnly: true } {
  const name = names.map((words) => nameOf(words)).join('|');
  const longestName = Math.max(...names.map((words) => words.length)) + longestGap;
  const link = `[\\w.-]{0,${longestWords}}${quote}\\]?${typeName}(?:${space}${operator}${space}|[ \\t]{1,16})${quote}`;
  return {
    pattern: new RegExp(`(?:${name})${link}(?<secret>${body.pattern})`),
    keywords: [...new Set(names.map((words) => (words.split(' ')[0] ?? words).toLowerCase()))],
    longest: longestName + longestLink + body.longest,
    lead: longestName + longestWords,
    quickCheck: isNamed,
    entropy: 3,
    textOnly: true,
  };
}

/** For `assigned`: what the vendor's name and a word for a secret make together. */
export function credentialsOf(vendor: string): readonly string[] {
  return [`${vendor} * (?:key|token|secret|pass|auth|credential)`];
}

function nameOf(words: string): string {
  const parts = words.split(' * ').map((part) => part.split(' ').map(anyCase).join('[ _.-]?'));
  return parts.join(`[\\w .-]{0,${longestGap}}`);
}

function anyCase(word: string): string {
  return word.replaceAll(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

function literal(prefix: string): string {
  return prefix.replaceAll('.', '\\.');
}

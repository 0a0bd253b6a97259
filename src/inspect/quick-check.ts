import type { QuickCheck } from './secret-rule.ts';

/** So many bytes behind a keyword are looked at, at most. */
export const quickCheckBytes = 96;

/** What may stand between a keyword and the operator: the rest of the name, quotes, a bracket, blanks. */
const beforeOperator = classOf(/[\w.\\"'\] \t-]/);
const mostBeforeOperator = 32;
/** Operators, blanks and opening quotes. */
const beforeValue = classOf(/[=:>, \t\\"'`]/);
const mostBeforeValue = 16;
const ofValue = classOf(/[\w+/=.~-]/);

/**
 * For what is assigned to a name that ends soon behind a keyword, or in it: an operator, or a blank and a quote, and so
 * many characters of a key.
 */
export function assigns(least: number): QuickCheck {
  return (bytes, at) => {
    const operator = operatorAt(bytes, at - 1);
    return operator >= 0 && (least === 0 || hasValue(bytes, operator, least));
  };
}

function operatorAt(bytes: Uint8Array, from: number): number {
  const last = from + mostBeforeOperator;
  let at = from;
  for (; at < last && has(beforeOperator, bytes[at]); at++)
    if (isQuote(bytes[at]) && isBlank(bytes[at - 1])) return at;
  const byte = bytes[at];
  return byte === 0x3d || byte === 0x3a || byte === 0x2c ? at : -1;
}

function hasValue(bytes: Uint8Array, operator: number, least: number): boolean {
  let at = afterLinks(bytes, operator);
  // The prefix of a literal: `r"…"`.
  if (has(beforeValue, bytes[at + 1])) at = afterLinks(bytes, at + 1);
  for (let count = 0; count < least; count++) if (!has(ofValue, bytes[at + count])) return false;
  return true;
}

function afterLinks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < from + mostBeforeValue && has(beforeValue, bytes[at])) at++;
  return at;
}

/** For what begins with one of these, in this very case, that ends so many bytes before the end of the keyword; not in a word. */
export function beginsWith(prefixes: readonly string[], behind: number): QuickCheck {
  const expected = prefixes.map((prefix) => Buffer.from(prefix, 'latin1'));
  return (bytes, at) => {
    for (const prefix of expected) {
      const start = at - behind - prefix.length;
      if (startsWith(bytes, start, prefix) && isWordStart(bytes, start)) return true;
    }
    return false;
  };
}

function startsWith(bytes: Uint8Array, start: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[start + i] !== expected[i]) return false;
  return true;
}

/** As `wordStart` of `secret-shape.ts`. */
function isWordStart(bytes: Uint8Array, start: number): boolean {
  if (!has(ofWord, bytes[start - 1])) return true;
  return bytes[start - 2] === 0x5c || (bytes[start - 3] === 0x25 && has(ofWord, bytes[start - 2]));
}

/** For what is given to a name that has the keyword in it: what may stand behind words of letters, digits, `_`, `-` and `.`. */
export function isNamed(bytes: Uint8Array, at: number): boolean {
  const end = at + quickCheckBytes;
  let place = at;
  while (place < end && has(ofName, bytes[place])) place++;
  return place >= end || has(behindName, bytes[place]);
}

const ofWord = classOf(/\w/);
const ofName = classOf(/[\w.-]/);
/** Blanks, quotes, a bracket, and the first bytes of operators. */
const behindName = classOf(/[ \t\\"'`\]:=,(>|]/);

/** For a name and a password in an address, behind its `//`. */
export function namesUser(bytes: Uint8Array, at: number): boolean {
  const end = at + quickCheckBytes;
  let place = at;
  while (place < end && has(ofUser, bytes[place])) place++;
  if (place < end && bytes[place] !== 0x3a) return false;
  while (place < end && has(ofPassword, bytes[place])) place++;
  return place >= end || bytes[place] === 0x40;
}

const ofUser = classOf(/[^\s:@/"'`<>|\\,;(){}[\]?#&=]/);
const ofPassword = classOf(/[^\s@/"'`<>|\\,;(){}[\]?#]/);

function classOf(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (characters.test(String.fromCharCode(byte)) ? 1 : 0));
}

function has(characters: Uint8Array, byte: number | undefined): boolean {
  return byte !== undefined && characters[byte] === 1;
}

function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

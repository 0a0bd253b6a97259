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

/** For a prefix in this very case that ends so many bytes before the end of the keyword. */
export function beginsWith(prefix: string, behind: number): QuickCheck {
  const expected = Buffer.from(prefix, 'latin1');
  return (bytes, at) => {
    const start = at - behind - expected.length;
    return expected.every((byte, i) => bytes[start + i] === byte);
  };
}

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

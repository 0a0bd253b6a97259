/** Why an expression cannot be one over bytes. */
export class BytePatternFault extends Error {}

/** Quoted; a class; a number; an escape; one character. */
const parts = /\\Q.*?(?:\\E|$)|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\\x\{[0-9A-Fa-f]{1,8}\}|\\.|./gsu;
const beyondAscii = /[^\0-\x7f]/u;

/**
 * The same expression over the bytes of UTF-8 as latin1, in the syntax of RE2: each character beyond ASCII is a group of
 * bytes. `\xff` stays the byte. Throws BytePatternFault where that cannot be told.
 */
export function bytePattern(pattern: string): string {
  if (!beyondAscii.test(pattern) && !pattern.includes('\\x{')) return pattern;
  return pattern.replaceAll(parts, (part) => {
    if (part.startsWith('\\Q')) return Buffer.from(part).toString('latin1');
    if (part.length > 1 && part.startsWith('[')) return classOf(part);
    const character = part.startsWith('\\x{') ? numbered(part) : part;
    if (!beyondAscii.test(character)) return part;
    if (character.startsWith('\\')) throw new BytePatternFault(`has a backslash before ${part.slice(1)}`);
    return `(?:${Buffer.from(character).toString('latin1')})`;
  });
}

function classOf(part: string): string {
  const character = beyondAscii.exec(part.replaceAll(/\\x\{[0-9A-Fa-f]{1,8}\}/g, numbered))?.[0];
  if (character === undefined) return part;
  throw new BytePatternFault(`has ${character} in brackets: write (?:…|…) instead of […]`);
}

/** The character that a number stands for, unless it is a byte. */
function numbered(part: string): string {
  const code = Number.parseInt(part.slice(3, -1), 16);
  return code > 0xff && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

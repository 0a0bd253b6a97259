import { lineSearchId, type ValueMark } from './line-match.ts';
import { fingerprint, preview } from './secret-value.ts';

/** That are hidden in one file. */
const MAX_VALUES = 10_000;
/** That can be known again of one file. */
const MAX_MARKS = 20;
/** What is shorter is hidden with what stands around it: it may be a word of the file. */
const LEAST_ALONE = 8;

/** Such as `true`: as a value it tells nothing. */
const commonWord = /^(?:[a-z]{0,7}|\d{0,7})$/i;

/** The heading of a block in PEM, of whatever kind of key. */
const heading = /-BEGIN.{0,200}PRIVATE KEY[^-]{0,200}-+/i;
/** Base64 or nothing, however indented, quoted and joined. */
const ofBlock = /^[\s"'`,#*>|;]*[0-9A-Za-z+/=]*(?:\\+[nrt])*[\s"'`,#*>|;\\]*$/;
/** They stand between heading and base64. */
const field = /^[\s"'`,#*>|;]{0,80}[\w-]{1,40}: /;
const ending = /-END/i;

const longWord = /[!#-&(-+\--~]{16,}/;
const longWords = new RegExp(longWord, 'g');

/** What must not be kept of a file: all that may be the secret in lines that a secret search matches. */
export class LineValues {
  readonly #texts = new Set<string>();
  /** As latin1. */
  readonly #values = new Set<string>();
  /** Whether there were too many. */
  incomplete = false;
  /** Whether the bytes ended within a key. */
  #isOpen = false;

  get all(): readonly string[] {
    return [...this.#texts];
  }

  marks(key: string): ValueMark[] {
    return Array.from(this.#values, (value) => ({
      length: value.length,
      preview: preview(value),
      fingerprint: fingerprint({ rule: lineSearchId, value, key }),
    }));
  }

  /** Of the bytes that follow those that were given before. */
  continue(bytes: Uint8Array): void {
    if (this.#isOpen) this.#isOpen = this.#hideBlock(bytes, 0, false);
  }

  /** `bytes` from `start` to `end` are a line that matched. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const line = textOf(bytes, start, end);
    const begun = heading.exec(line);
    if (!begun) {
      this.#hideLine(line);
      return;
    }
    const inLine = line.slice(begun.index + begun[0].length);
    if (inLine.trim() === '') {
      if (this.#hideBlock(bytes, end, true)) this.#isOpen = true;
      return;
    }
    // A key that is written in one line.
    this.#hide(inLine.trim());
    for (const part of inLine.split(/\\+[nrt]/)) this.#hideWords(part);
  }

  /** Whether it goes on beyond the bytes. */
  #hideBlock(bytes: Uint8Array, start: number, hasFields: boolean): boolean {
    let at = start;
    let goesOn = true;
    let inFields = hasFields;
    while (at < bytes.length) {
      const end = lineEnd(bytes, at);
      const line = textOf(bytes, at, end);
      const isField = inFields && field.test(line);
      goesOn = !ending.test(line) && !heading.test(line) && (isField || ofBlock.test(line));
      if (!goesOn) break;
      inFields &&= isField || !longWord.test(line);
      if (!isField) this.#hideWords(line);
      at = end;
    }
    this.#hide(textOf(bytes, start, at).trim());
    return goesOn;
  }

  /** What stands behind the first `=` or `:`; all of the line where there is none. */
  #hideLine(line: string): void {
    const operator = line.search(/[=:]/);
    const assigned = operator < 0 ? '' : line.slice(operator);
    const value = stripped(assigned);
    if (value === '') this.#hideAlone(stripped(line), line);
    else {
      this.#hideAlone(value, assigned);
      this.#hideWords(value);
      // A key may stand before what it is said to be.
      for (const word of line.slice(0, operator).match(longWords) ?? [])
        if (/\d/.test(word)) this.#hide(word);
    }
  }

  #hideAlone(value: string, around: string): void {
    this.#mark(value);
    this.#hide(value.length < LEAST_ALONE ? around : value);
  }

  #hideWords(text: string): void {
    for (const word of text.match(longWords) ?? []) {
      this.#mark(word);
      this.#hide(word);
    }
  }

  #mark(value: string): void {
    if (this.#values.size < MAX_MARKS && !commonWord.test(value)) this.#values.add(value);
  }

  #hide(text: string): void {
    if (text === '') return;
    if (this.#texts.size >= MAX_VALUES) {
      this.incomplete = true;
      return;
    }
    this.#texts.add(text).add(Buffer.from(text, 'latin1').toString('utf8'));
  }
}

/** As Python's readline: the line feed belongs to its line. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  const feed = bytes.indexOf(10, start);
  return feed < 0 ? bytes.length : feed + 1;
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

const around = new Set(' \t\r\n\f\v"\'`=:,;');

/** Without blanks, quotes and operators around it. In time linear in the text, as no expression. */
function stripped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && around.has(text.charAt(start))) start += 1;
  while (start < end && around.has(text.charAt(end - 1))) end -= 1;
  // Padding of base64 belongs to it.
  while (text.charAt(end) === '=') end += 1;
  return text.slice(start, end);
}

import { KedgeError } from './errors.ts';

const maxDepth = 100;
/** Characters of a tag, comment or text that comes in parts. */
const maxHeld = 16 * 1024 * 1024;

/** The start of an element or an empty one, its attributes not yet read, or an end with the text since the last tag. */
export type XmlTag =
  | {
      readonly kind: 'start' | 'empty';
      readonly name: string;
      readonly attributes: () => ReadonlyMap<string, string>;
    }
  | { readonly kind: 'end'; readonly name: string; readonly text: string };

/** The tags of a whole document, as `XmlTagReader` reads them. */
export function xmlTags(xml: string, what: string): Generator<XmlTag> {
  return new XmlTagReader(what).finish(xml);
}

/**
 * Reads the tags of an XML document in order. Linear in time, no entities but the five of XML and numeric ones, no DTD.
 * Throws FILE_MALFORMED when elements do not nest and LIMIT_EXCEEDED when they nest too deep.
 * https://www.w3.org/TR/xml/
 */
export class XmlTagReader {
  readonly #what: string;
  readonly #open: string[] = [];
  /** Since the last tag. */
  #text = '';
  /** The start of a text or tag that the next part goes on with. */
  #rest = '';

  constructor(what: string) {
    this.#what = what;
  }

  /** The tags that this part of the document completes. Throws LIMIT_EXCEEDED when a text or tag is too long, too. */
  *push(part: string): Generator<XmlTag> {
    yield* this.#read(this.#rest + part, false);
    if (this.#rest.length + this.#text.length > maxHeld)
      throw this.#beyond('has a text or tag that is too long');
  }

  /** The tags that the last part completes. */
  *finish(part = ''): Generator<XmlTag> {
    yield* this.#read(this.#rest + part, true);
    if (this.#open.length > 0) throw this.#malformed('an element is not closed');
  }

  *#read(xml: string, isLast: boolean): Generator<XmlTag> {
    let at = 0;
    for (;;) {
      const start = xml.indexOf('<', at);
      if (start < 0 && !isLast) break;
      this.#text += decode(xml.slice(at, start < 0 ? xml.length : start));
      if (start < 0) return;
      at = start;
      const skipped = skip(xml, start, isLast);
      const end = skipped === undefined ? tagEnd(xml, start) + 1 : skipped.end;
      if (end === 0 && !isLast) break;
      if (end === 0) throw this.#malformed('a tag is not closed');
      at = end;
      if (skipped === undefined) yield this.#tag(xml.slice(start + 1, end - 1));
      this.#text = skipped === undefined ? '' : this.#text + skipped.text;
    }
    this.#rest = xml.slice(at);
  }

  /** `inner` is what stands between the brackets. */
  #tag(inner: string): XmlTag {
    if (inner.startsWith('/')) {
      const name = inner.slice(1).trim();
      if (this.#open.pop() !== name) throw this.#malformed('its elements do not nest');
      return { kind: 'end', name, text: this.#text.trim() };
    }
    const name = /^[^\s/>]{1,200}/.exec(inner)?.[0] ?? '';
    const empty = inner.endsWith('/');
    if (!empty && this.#open.push(name) > maxDepth)
      throw this.#beyond(`is nested more than ${maxDepth} levels deep`);
    const attributes = () => attributesOf(inner.slice(name.length));
    return { kind: empty ? 'empty' : 'start', name, attributes };
  }

  #malformed(why: string): KedgeError {
    return new KedgeError('FILE_MALFORMED', `${this.#what} is not valid XML: ${why}`);
  }

  #beyond(what: string): KedgeError {
    return new KedgeError('LIMIT_EXCEEDED', `${this.#what} ${what}`);
  }
}

function attributesOf(text: string): Map<string, string> {
  const found = text.matchAll(/\s([^\s=/"']{1,200})\s{0,100}=\s{0,100}(?:"([^"]*)"|'([^']*)')/g);
  return new Map(found.map(([, name = '', double, single]) => [name, decode(double ?? single ?? '')]));
}

const skippedKinds = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
const longestStart = '<![CDATA['.length;

/**
 * Comments, CDATA, processing instructions and declarations: where they end, and the text they stand for. The end is 0
 * where it may come with the next part.
 */
function skip(
  xml: string,
  at: number,
  isLast: boolean,
): { readonly end: number; readonly text: string } | undefined {
  const kind = skippedKinds.find(([start]) => xml.startsWith(start, at));
  if (kind === undefined) return undefined;
  const [start, stop] = kind;
  const found = xml.indexOf(stop, at + start.length);
  if (!isLast && (found < 0 || xml.length - at < longestStart)) return { end: 0, text: '' };
  const close = found < 0 ? xml.length : found;
  return { end: close + stop.length, text: start === '<![CDATA[' ? xml.slice(at + start.length, close) : '' };
}

/** The `>` of a tag; one in a quoted attribute does not count. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at++) {
    const character = xml.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
      const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return point > 0x10ffff ? all : String.fromCodePoint(point);
    },
  );
}

import { KedgeError } from './errors.ts';

const maxDepth = 100;
/** Deeper elements are not told: their paths would cost more than the document. */
const maxToldDepth = 4;

/** The start of an element or an empty one, its attributes not yet read, or an end with the text since the last tag. */
export type XmlTag =
  | {
      readonly kind: 'start' | 'empty';
      readonly name: string;
      readonly attributes: () => ReadonlyMap<string, string>;
    }
  | { readonly kind: 'end'; readonly name: string; readonly text: string };

/**
 * The texts of an XML document, each with the path of element names that leads to it (`project/parent/version`), in
 * document order, down to the fourth level. Throws as `xmlTags` does.
 */
export function* elementTexts(xml: string, what: string): Generator<readonly [path: string, text: string]> {
  const open: string[] = [];
  for (const tag of xmlTags(xml, what)) {
    if (tag.kind !== 'end') {
      if (tag.kind === 'start') open.push(tag.name);
      continue;
    }
    if (open.length <= maxToldDepth) yield [open.join('/'), tag.text];
    open.pop();
  }
}

/**
 * The tags of an XML document in order. Linear in time, no entities but the five of XML and numeric ones, no DTD.
 * Throws FILE_MALFORMED when elements do not nest and LIMIT_EXCEEDED when they nest too deep.
 * https://www.w3.org/TR/xml/
 */
export function* xmlTags(xml: string, what: string): Generator<XmlTag> {
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at);
    text += decode(xml.slice(at, tag < 0 ? xml.length : tag));
    if (tag < 0) break;
    const skipped = skip(xml, tag);
    if (skipped !== undefined) {
      text += skipped.text;
      at = skipped.end;
      continue;
    }
    const end = tagEnd(xml, tag);
    if (end < 0) throw malformed(what, 'a tag is not closed');
    at = end + 1;
    const inner = xml.slice(tag + 1, end);
    if (inner.startsWith('/')) {
      const name = inner.slice(1).trim();
      if (open.at(-1) !== name) throw malformed(what, 'its elements do not nest');
      yield { kind: 'end', name, text: text.trim() };
      open.pop();
    } else {
      const name = /^[^\s/>]{1,200}/.exec(inner)?.[0] ?? '';
      const empty = inner.endsWith('/');
      const attributes = () => attributesOf(inner.slice(name.length));
      yield { kind: empty ? 'empty' : 'start', name, attributes };
      if (!empty && open.push(name) > maxDepth) {
        throw new KedgeError('LIMIT_EXCEEDED', `${what} is nested more than ${maxDepth} levels deep`);
      }
    }
    text = '';
  }
  if (open.length > 0) throw malformed(what, 'an element is not closed');
}

function attributesOf(text: string): Map<string, string> {
  const found = text.matchAll(/\s([^\s=/"']{1,200})\s{0,100}=\s{0,100}(?:"([^"]*)"|'([^']*)')/g);
  return new Map(found.map(([, name = '', double, single]) => [name, decode(double ?? single ?? '')]));
}

/** Comments, CDATA, processing instructions and declarations: where they end, and the text they stand for. */
function skip(xml: string, at: number): { readonly end: number; readonly text: string } | undefined {
  const kinds = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
  ] as const;
  const kind = kinds.find(([start]) => xml.startsWith(start, at));
  if (kind === undefined) return undefined;
  const [start, stop] = kind;
  const found = xml.indexOf(stop, at + start.length);
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

function malformed(what: string, why: string): KedgeError {
  return new KedgeError('FILE_MALFORMED', `${what} is not valid XML: ${why}`);
}

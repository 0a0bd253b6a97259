import { encodeName, wellFormed } from '../core/name-bytes.ts';

const unsafe = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const chunkLength = 65_536;

/**
 * One line of JSON that any parser accepts and any terminal survives: control characters and bidirectional overrides
 * stand as `\uHHHH`, and what is no Unicode (lone surrogates) as `wellFormed` writes it.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  const clean = text.includes('\\ud') ? JSON.stringify(value, replaceIllFormed) : text;
  return clean.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `path` as documents show it: from the root, with a leading slash. */
export function absolute(path: string): string {
  return wellFormed(`/${path}`);
}

/** The exact bytes of a name that is not UTF-8, in base64; undefined for all others. */
export function exactBytes(name: string): string | undefined {
  return name.isWellFormed() ? undefined : Buffer.from(encodeName(name)).toString('base64');
}

/** The items of a JSON array, one a line; `[]` when there are none. */
export function* jsonLines(items: Iterable<unknown>): Generator<string> {
  let separator = '[\n';
  for (const item of items) {
    yield separator + jsonText(item);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : '\n]';
}

/** The same text in pieces of some size, so that writing it costs few calls. */
export function* inChunks(parts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function replaceIllFormed(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [wellFormed(key), item]));
}

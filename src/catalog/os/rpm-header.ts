import { decodeName } from '../../core/name-bytes.ts';
import { malformed } from './malformed.ts';

/**
 * The values of one package, as an rpm database keeps them: an index of (tag, type, offset, count), then the data.
 * https://rpm-software-management.github.io/rpm/manual/format_header.html
 */
export interface RpmHeader {
  /** The first string of a tag, whether it holds one or several. */
  text(tag: number): string | undefined;
  texts(tag: number): string[];
  /** Integers of any width. 64-bit ones lose precision beyond 2^53. */
  numbers(tag: number): number[];
  bytes(tag: number): Uint8Array | undefined;
}

interface IndexEntry {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

const what = 'rpm header';
/** rpm's own limit on the number of tags. */
const mostTags = 0xffff;
const entrySize = 16;
const widths: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };
const isString = (type: number) => type === 6 || type === 8 || type === 9;

/** Throws when the index does not fit the blob; a single value that does not is thrown when it is asked for. */
export function parseRpmHeader(blob: Uint8Array): RpmHeader {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  if (blob.length < 8) throw malformed(what, 'it is shorter than its preamble');
  const tags = view.getUint32(0);
  const dataStart = 8 + tags * entrySize;
  if (tags === 0 || tags > mostTags || dataStart + view.getUint32(4) > blob.length) {
    throw malformed(what, `${tags} tags and their data do not fit ${blob.length} bytes`);
  }
  const data = blob.subarray(dataStart, dataStart + view.getUint32(4));
  return readerOf(readIndex(view, tags), data);
}

/** A tag that stands there twice was replaced at installation: the later one counts. */
function readIndex(view: DataView, tags: number): Map<number, IndexEntry> {
  const index = new Map<number, IndexEntry>();
  for (let at = 8; at < 8 + tags * entrySize; at += entrySize) {
    index.set(view.getUint32(at), {
      type: view.getUint32(at + 4),
      offset: view.getInt32(at + 8),
      count: view.getUint32(at + 12),
    });
  }
  return index;
}

function readerOf(index: ReadonlyMap<number, IndexEntry>, data: Uint8Array): RpmHeader {
  const strings = (tag: number, most: number) => {
    const entry = index.get(tag);
    return entry && isString(entry.type) ? readStrings(data, entry, most) : [];
  };
  return {
    text: (tag) => strings(tag, 1)[0],
    texts: (tag) => strings(tag, Number.POSITIVE_INFINITY),
    numbers: (tag) => {
      const entry = index.get(tag);
      return entry ? readNumbers(data, entry) : [];
    },
    bytes: (tag) => {
      const entry = index.get(tag);
      return entry?.type === 7 ? checkedRange(data, entry, entry.count) : undefined;
    },
  };
}

function readStrings(data: Uint8Array, entry: IndexEntry, most: number): string[] {
  checkedRange(data, entry, entry.type === 6 ? 1 : entry.count);
  const wanted = Math.min(most, entry.type === 6 ? 1 : entry.count);
  const strings: string[] = [];
  for (let at = entry.offset; strings.length < wanted; ) {
    const end = data.indexOf(0, at);
    if (end < 0) throw malformed(what, 'a string has no end');
    strings.push(decodeName(data.subarray(at, end)));
    at = end + 1;
  }
  return strings;
}

function readNumbers(data: Uint8Array, entry: IndexEntry): number[] {
  const width = widths[entry.type];
  if (width === undefined) return [];
  const range = checkedRange(data, entry, entry.count * width);
  const view = new DataView(range.buffer, range.byteOffset, range.byteLength);
  const read = {
    1: (at: number) => view.getUint8(at),
    2: (at: number) => view.getUint16(at),
    4: (at: number) => view.getUint32(at),
    8: (at: number) => Number(view.getBigUint64(at)),
  }[width];
  return read === undefined ? [] : Array.from({ length: entry.count }, (_, i) => read(i * width));
}

function checkedRange(data: Uint8Array, { offset, count }: IndexEntry, length: number): Uint8Array {
  if (offset < 0 || offset + length > data.length) {
    throw malformed(what, `a value of ${count} elements lies outside its data`);
  }
  return data.subarray(offset, offset + length);
}

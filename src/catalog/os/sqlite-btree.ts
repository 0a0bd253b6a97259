import { malformed } from './malformed.ts';

/**
 * Pages of SQLite's table b-trees, read without SQLite so that pages of a database and of its write-ahead log can be
 * understood apart from each other. https://www.sqlite.org/fileformat2.html#b_tree_pages
 */
export type TablePage =
  | { readonly kind: 'interior'; readonly children: readonly number[] }
  | { readonly kind: 'leaf'; readonly cells: readonly Cell[] };

/** A row: its first bytes, and where the rest is. */
export interface Cell {
  readonly rowid: number;
  /** Bytes of the whole record. */
  readonly size: number;
  readonly local: Uint8Array;
  /** First page of the rest; 0 when `local` is all. */
  readonly overflow: number;
}

export interface PageShape {
  /** Page 1 begins with the database header. */
  readonly number: number;
  /** Page size less the reserved bytes. */
  readonly usable: number;
}

export type Column =
  | { readonly kind: 'null' }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'real' }
  | { readonly kind: 'text' | 'blob'; readonly start: number; readonly end: number };

const what = 'SQLite database';
/** Rows are read as a whole; the largest rpm headers have some 20 MB. */
const mostPayload = 64 * 1024 * 1024;
const pageTypes = { tableInterior: 0x05, tableLeaf: 0x0d } as const;

/** Undefined for a page that is no part of a table: an index, an overflow page, a free page. */
export function parseTablePage(bytes: Uint8Array, shape: PageShape): TablePage | undefined {
  const start = shape.number === 1 ? 100 : 0;
  const type = bytes[start];
  if (type !== pageTypes.tableInterior && type !== pageTypes.tableLeaf) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pointers = start + (type === pageTypes.tableInterior ? 12 : 8);
  const count = view.getUint16(start + 3);
  if (pointers + count * 2 > shape.usable || shape.usable > bytes.length) {
    throw malformed(what, `page ${shape.number} holds ${count} cells`);
  }
  const offsets = Array.from({ length: count }, (_, i) => view.getUint16(pointers + i * 2));
  if (type === pageTypes.tableLeaf) return { kind: 'leaf', cells: leafCells(bytes, offsets, shape) };
  const children = offsets.map((offset) => {
    if (offset + 4 > shape.usable) throw malformed(what, `a cell lies outside page ${shape.number}`);
    return view.getUint32(offset);
  });
  return { kind: 'interior', children: [...children, view.getUint32(start + 8)] };
}

/** Cells that overlap would let a page hold far more than its size: together they must fit it. */
function leafCells(bytes: Uint8Array, offsets: readonly number[], shape: PageShape): Cell[] {
  let left = shape.usable;
  return offsets.map((offset) => {
    const cell = leafCell(bytes, offset, shape);
    left -= cell.local.length;
    if (left < 0) throw malformed(what, `the cells of page ${shape.number} overlap`);
    return cell;
  });
}

function leafCell(bytes: Uint8Array, offset: number, { number, usable }: PageShape): Cell {
  const [size, afterSize] = readVarint(bytes, offset);
  const [rowid, start] = readVarint(bytes, afterSize);
  const length = localLength(size, usable);
  const end = start + length;
  if (end + (length < size ? 4 : 0) > usable) throw malformed(what, `a cell lies outside page ${number}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    rowid,
    size,
    local: bytes.subarray(start, end),
    overflow: length < size ? view.getUint32(end) : 0,
  };
}

/** https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages */
function localLength(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

export interface OverflowSource {
  readonly usable: number;
  /** The bytes of a page, or undefined when it is not there or was handed out before. */
  take(page: number): Uint8Array | undefined;
}

/** The whole record of a cell, or undefined when its chain of overflow pages breaks off. */
export function readPayload(cell: Cell, pages: OverflowSource): Uint8Array | undefined {
  if (cell.overflow === 0) return cell.local;
  if (cell.size > mostPayload) throw malformed(what, `a row of ${cell.size} bytes is too large`);
  const parts = [cell.local];
  let left = cell.size - cell.local.length;
  for (let page = cell.overflow; left > 0; ) {
    const bytes = page === 0 ? undefined : pages.take(page);
    if (bytes === undefined || bytes.length < pages.usable) return undefined;
    parts.push(bytes.subarray(4, 4 + Math.min(left, pages.usable - 4)));
    left -= Math.min(left, pages.usable - 4);
    page = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  }
  return Buffer.concat(parts);
}

/** The columns of a record, of which `bytes` may be only the beginning. Throws when its header is damaged. */
export function columnsOf(bytes: Uint8Array): Column[] {
  const [headerLength, first] = readVarint(bytes, 0);
  if (headerLength > bytes.length) throw malformed(what, 'a record is shorter than its header');
  const columns: Column[] = [];
  let start = headerLength;
  for (let at = first; at < headerLength; ) {
    const [type, next] = readVarint(bytes, at);
    const length = type >= 12 ? Math.floor((type - 12) / 2) : (fixedLengths[type] ?? 0);
    columns.push(columnOf(type, start, bytes.subarray(start, start + length)));
    start += length;
    at = next;
  }
  return columns;
}

const fixedLengths: readonly number[] = [0, 1, 2, 3, 4, 6, 8, 8];

function columnOf(type: number, start: number, bytes: Uint8Array): Column {
  if (type === 0) return { kind: 'null' };
  if (type === 7) return { kind: 'real' };
  if (type === 8 || type === 9) return { kind: 'integer', value: type - 8 };
  const end = start + Math.floor((type - 12) / 2);
  if (type >= 12) return { kind: type % 2 === 0 ? 'blob' : 'text', start, end };
  return { kind: 'integer', value: bytes.reduce((value, byte) => value * 256 + byte, 0) };
}

/** Value and the offset after it. Values beyond 2^53 are of no use here and throw. */
function readVarint(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? [value, at + 1] : tooLarge(start);
  }
  return tooLarge(start);
}

function tooLarge(at: number): never {
  throw malformed(what, `the number at ${at} has no end or is too large`);
}

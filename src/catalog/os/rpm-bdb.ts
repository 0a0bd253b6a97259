import type { LayerFile } from '../../layer/reader.ts';
import { malformed } from './malformed.ts';

/**
 * The values of a Berkeley DB hash database, in page order: rpm keeps its package headers so.
 * https://github.com/berkeleydb/libdb/blob/master/src/dbinc/db_page.h
 */
const what = 'Berkeley DB hash database';
const hashMagic = 0x061561;
const pageHeader = 26;
/** Values are read as a whole; the largest rpm headers have some 20 MB. */
const mostValue = 64 * 1024 * 1024;
const typeOffset = 25;
const pageTypes = { hashUnsorted: 2, overflow: 7, hash: 13 } as const;
const itemTypes = { data: 1, offPage: 3 } as const;

interface Database {
  readonly file: LayerFile;
  readonly pageSize: number;
  /** Those that are there, the first included. */
  readonly pages: number;
  readonly lastPage: number;
  readonly littleEndian: boolean;
  /** Overflow pages already read: each belongs to one value. */
  readonly used: Set<number>;
}

/** Yields what could be read before it throws. */
export function* bdbValues(file: LayerFile): Generator<Uint8Array> {
  const db = open(file);
  for (let page = 1; page < db.pages; page++) {
    const [type] = file.slice(page * db.pageSize + typeOffset, 1);
    if (type !== pageTypes.hash && type !== pageTypes.hashUnsorted) continue;
    yield* pageValues(db, file.slice(page * db.pageSize, db.pageSize));
  }
  if (db.pages <= db.lastPage) throw malformed(what, `it ends before its last page, ${db.lastPage}`);
}

function open(file: LayerFile): Database {
  const head = viewOf(file.slice(0, 512));
  if (head.byteLength < 512) throw malformed(what, 'it is shorter than its first page');
  const littleEndian = head.getUint32(12, true) === hashMagic;
  if (!littleEndian && head.getUint32(12) !== hashMagic) throw malformed(what, 'it lacks the magic number');
  const pageSize = head.getUint32(20, littleEndian);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) {
    throw malformed(what, `${pageSize} is not a page size`);
  }
  if (head.getUint8(24) !== 0) throw malformed(what, 'it is encrypted');
  const lastPage = head.getUint32(32, littleEndian);
  const pages = Math.min(lastPage + 1, Math.floor(file.size / pageSize));
  return { file, pageSize, pages, lastPage, littleEndian, used: new Set() };
}

/** Items alternate between key and value and fill the page from its end. One that overlaps others would give much of little. */
function* pageValues(db: Database, bytes: Uint8Array): Generator<Uint8Array> {
  const view = viewOf(bytes);
  const items = view.getUint16(20, db.littleEndian);
  if (pageHeader + items * 2 > db.pageSize) throw malformed(what, `a page holds ${items} items`);
  const offsetOf = (item: number) => view.getUint16(pageHeader + item * 2, db.littleEndian);
  let left = db.pageSize;
  for (let item = 1; item < items; item += 2) {
    const start = offsetOf(item);
    const end = offsetOf(item - 1);
    if (start < pageHeader || start >= end || end > db.pageSize)
      throw malformed(what, 'an item lies outside its page');
    left -= end - start;
    if (left < 0) throw malformed(what, 'the items of a page overlap');
    if (bytes[start] === itemTypes.data) yield bytes.subarray(start + 1, end);
    else if (bytes[start] === itemTypes.offPage && end - start >= 12) {
      const [page, length] = [
        view.getUint32(start + 4, db.littleEndian),
        view.getUint32(start + 8, db.littleEndian),
      ];
      yield readOverflow(db, page, length);
    }
  }
}

function readOverflow(db: Database, firstPage: number, length: number): Uint8Array {
  if (length > mostValue) throw malformed(what, `a value of ${length} bytes is too large`);
  const parts: Uint8Array[] = [];
  let left = length;
  for (let page = firstPage; left > 0; ) {
    if (page === 0 || page >= db.pages || db.used.has(page)) throw malformed(what, 'a value breaks off');
    db.used.add(page);
    const bytes = db.file.slice(page * db.pageSize, db.pageSize);
    const view = viewOf(bytes);
    const size = view.getUint16(22, db.littleEndian);
    if (bytes[typeOffset] !== pageTypes.overflow || size === 0 || pageHeader + size > db.pageSize) {
      throw malformed(what, `page ${page} is not a value's continuation`);
    }
    parts.push(bytes.subarray(pageHeader, pageHeader + Math.min(size, left)));
    left -= Math.min(size, left);
    page = view.getUint32(16, db.littleEndian);
  }
  return Buffer.concat(parts);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import type { LayerFile } from '../../layer/reader.ts';
import { malformed } from './malformed.ts';

/**
 * The pages a write-ahead log puts over its database: of every page the version of the last transaction that was
 * committed. A frame that fails its checksum ends the log, as it does for SQLite.
 * https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export interface Wal {
  readonly pageSize: number;
  /** Page numbers, ascending. */
  readonly pages: readonly number[];
  page(number: number): Uint8Array | undefined;
}

const what = 'SQLite write-ahead log';
const magic = 0x377f0682;
const version = 3007000;
const headerSize = 32;
const frameHeaderSize = 24;

/** Undefined for a log that is empty or was never begun: its database stands alone. */
export function readWal(file: LayerFile): Wal | undefined {
  const header = file.slice(0, headerSize);
  if (header.length < headerSize) return undefined;
  const view = viewOf(header);
  if ((view.getUint32(0) & ~1) >>> 0 !== magic || view.getUint32(4) !== version) {
    throw malformed(what, 'it lacks the magic number or is of another version');
  }
  const pageSize = view.getUint32(8);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) {
    throw malformed(what, `${pageSize} is not a page size`);
  }
  const sum = checksum(view.getUint32(0) % 2 === 0);
  sum.add(header, 0, 24);
  if (!sum.equals(view, 24)) return undefined;
  const offsets = committedFrames(file, { pageSize, header: view, sum });
  return {
    pageSize,
    pages: [...offsets.keys()].sort((a, b) => a - b),
    page: (number) => {
      const offset = offsets.get(number);
      return offset === undefined ? undefined : file.slice(offset, pageSize);
    },
  };
}

interface LogStart {
  readonly pageSize: number;
  readonly header: DataView;
  readonly sum: Checksum;
}

/** Offset of the last committed content of each page. */
function committedFrames(file: LayerFile, { pageSize, header, sum }: LogStart): Map<number, number> {
  const committed = new Map<number, number>();
  let pending = new Map<number, number>();
  const frameSize = frameHeaderSize + pageSize;
  for (let at = headerSize; at + frameSize <= file.size; at += frameSize) {
    const frame = file.slice(at, frameSize);
    const view = viewOf(frame);
    sum.add(frame, 0, 8);
    sum.add(frame, frameHeaderSize, pageSize);
    const sameLog = view.getUint32(8) === header.getUint32(16) && view.getUint32(12) === header.getUint32(20);
    if (!sameLog || !sum.equals(view, 16)) break;
    pending.set(view.getUint32(0), at + frameHeaderSize);
    const isCommit = view.getUint32(4) !== 0;
    if (!isCommit) continue;
    for (const [page, offset] of pending) committed.set(page, offset);
    pending = new Map();
  }
  return committed;
}

interface Checksum {
  add(bytes: Uint8Array, start: number, length: number): void;
  equals(view: DataView, at: number): boolean;
}

/** https://www.sqlite.org/fileformat2.html#checksum_algorithm */
function checksum(littleEndian: boolean): Checksum {
  let first = 0;
  let second = 0;
  return {
    add(bytes, start, length) {
      const view = viewOf(bytes);
      for (let at = start; at < start + length; at += 8) {
        first = (first + view.getUint32(at, littleEndian) + second) | 0;
        second = (second + view.getUint32(at + 4, littleEndian) + first) | 0;
      }
    },
    equals: (view, at) => view.getUint32(at) === first >>> 0 && view.getUint32(at + 4) === second >>> 0,
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

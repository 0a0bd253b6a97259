import type { LayerFile } from '../../layer/reader.ts';
import { malformed } from './malformed.ts';

/**
 * The blobs of rpm's own database format, in slot order: a table of slots, then the blobs in units of 16 bytes.
 * https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.c
 */
const what = 'rpm ndb database';
/** Blobs are read as a whole; the largest rpm headers have some 20 MB. */
const mostBlob = 64 * 1024 * 1024;
const unit = 16;
const slotsPerPage = 4096 / unit;
const magics = { header: 0x506d7052, slot: 0x746f6c53, blobStart: 0x53626c42, blobEnd: 0x45626c42 } as const;

interface Slot {
  readonly pkg: number;
  readonly offset: number;
  readonly length: number;
}

/** Yields what could be read before it throws. */
export function* ndbBlobs(file: LayerFile): Generator<Uint8Array> {
  let left = file.size;
  for (const slot of slots(file)) {
    left -= slot.length;
    if (left < 0) throw malformed(what, 'its blobs overlap');
    yield readBlob(file, slot);
  }
}

function* slots(file: LayerFile): Generator<Slot> {
  const head = file.slice(0, 32);
  if (head.length < 32) throw malformed(what, 'it is shorter than its header');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== magics.header) throw malformed(what, 'it lacks the magic number');
  if (view.getUint32(4, true) !== 0) throw malformed(what, `version ${view.getUint32(4, true)} is not known`);
  const pages = view.getUint32(12, true);
  if (pages * slotsPerPage * unit > file.size) throw malformed(what, 'it ends before its slots do');
  for (let page = 0; page < pages; page++) {
    const bytes = file.slice(page * slotsPerPage * unit, slotsPerPage * unit);
    yield* pageSlots(
      new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      page === 0 ? 2 * unit : 0,
    );
  }
}

function* pageSlots(view: DataView, start: number): Generator<Slot> {
  for (let at = start; at < view.byteLength; at += unit) {
    if (view.getUint32(at, true) !== magics.slot) throw malformed(what, 'a slot lacks its magic number');
    const slot = {
      pkg: view.getUint32(at + 4, true),
      offset: view.getUint32(at + 8, true) * unit,
      length: view.getUint32(at + 12, true) * unit,
    };
    if (slot.pkg !== 0 && slot.offset !== 0) yield slot;
  }
}

/** Magic, package number, generation, length; the blob; padding; checksum, length, magic. */
function readBlob(file: LayerFile, slot: Slot): Uint8Array {
  if (slot.length > mostBlob) throw malformed(what, `a blob of ${slot.length} bytes is too large`);
  if (slot.length < 2 * unit || slot.offset + slot.length > file.size) {
    throw malformed(what, `the blob of package ${slot.pkg} lies outside the file`);
  }
  const bytes = file.slice(slot.offset, slot.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(12, true);
  const intact =
    view.getUint32(0, true) === magics.blobStart &&
    view.getUint32(4, true) === slot.pkg &&
    view.getUint32(bytes.length - 4, true) === magics.blobEnd &&
    view.getUint32(bytes.length - 8, true) === length &&
    length <= bytes.length - 28;
  if (!intact) throw malformed(what, `the blob of package ${slot.pkg} is damaged`);
  return bytes.subarray(16, 16 + length);
}

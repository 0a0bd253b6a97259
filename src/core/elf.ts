import type { ByteSource } from './byte-source.ts';

/*
 * As much of an ELF file as finding a section or an address takes. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
 * Real systems carry odd ELF files (debug files without contents, firmware, tests): what does not add up is left out.
 */

export interface ElfSection {
  readonly name: string;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

export interface ElfSegment {
  readonly address: number;
  readonly offset: number;
  /** Bytes of it in the file. */
  readonly size: number;
  readonly writable: boolean;
  readonly executable: boolean;
}

export interface Elf {
  readonly wide: boolean;
  readonly littleEndian: boolean;
  /** 1 relocatable, 2 executable, 3 shared, 4 core. */
  readonly type: number;
  /** Empty when the file has none, or none that can be read. */
  readonly sections: readonly ElfSection[];
  /** Loadable segments. */
  readonly segments: readonly ElfSegment[];
}

const noBits = 8;
const load = 1;
const maxTableBytes = 8 * 1024 * 1024;
const maxNameBytes = 256;

/** Reads headers and tables: four slices at most. Undefined when it is not an ELF file. */
export function readElf(source: ByteSource): Elf | undefined {
  const header = source.slice(0, 64);
  const magic = header[0] === 0x7f && header[1] === 0x45 && header[2] === 0x4c && header[3] === 0x46;
  const [kind, order] = [header[4], header[5]];
  if (!magic || (kind !== 1 && kind !== 2) || (order !== 1 && order !== 2)) return undefined;
  if (header.length < (kind === 2 ? 64 : 52)) return undefined;
  const view = new Fields(header, { wide: kind === 2, littleEndian: order === 1 });
  return {
    ...view.form,
    type: view.half(16),
    sections: sections(source, view),
    segments: segments(source, view),
  };
}

interface Form {
  readonly wide: boolean;
  readonly littleEndian: boolean;
}

/** Numbers of one table or header, in the file's own width and byte order. Out of bounds reads as NaN. */
class Fields {
  readonly form: Form;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, form: Form) {
    this.form = form;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  half(at: number): number {
    return at + 2 > this.#view.byteLength ? Number.NaN : this.#view.getUint16(at, this.form.littleEndian);
  }

  word(at: number): number {
    return at + 4 > this.#view.byteLength ? Number.NaN : this.#view.getUint32(at, this.form.littleEndian);
  }

  /** An address, offset or size: at `wideAt` in 64-bit files, at `at` in 32-bit ones. */
  address(wideAt: number, at: number): number {
    if (!this.form.wide) return this.word(at);
    if (wideAt + 8 > this.#view.byteLength) return Number.NaN;
    return Number(this.#view.getBigUint64(wideAt, this.form.littleEndian));
  }
}

interface TablePlace {
  readonly offset: number;
  readonly count: number;
  readonly entrySize: number;
}

/** The rows of a table; none when it does not lie in the file. */
function rows(source: ByteSource, place: TablePlace, form: Form): Fields[] {
  const { offset, count, entrySize } = place;
  const length = count * entrySize;
  if (!(count > 0 && offset > 0 && length <= maxTableBytes && offset + length <= source.size)) return [];
  const bytes = source.slice(offset, length);
  return Array.from(
    { length: count },
    (_, row) => new Fields(bytes.subarray(row * entrySize, (row + 1) * entrySize), form),
  );
}

function sections(source: ByteSource, header: Fields): ElfSection[] {
  const { wide } = header.form;
  const offset = header.address(40, 32);
  const entrySize = header.half(wide ? 58 : 46);
  if (entrySize !== (wide ? 64 : 40)) return [];
  // A file with 65,280 sections or more keeps their number in the first one.
  const [first] = rows(source, { offset, count: 1, entrySize }, header.form);
  const declared = header.half(wide ? 60 : 48);
  const count = declared === 0 ? (first?.address(32, 20) ?? 0) : declared;
  const table = rows(source, { offset, count, entrySize }, header.form);
  const nameIndex = header.half(wide ? 62 : 50);
  const names = table[nameIndex === 0xffff ? (first?.word(wide ? 40 : 24) ?? 0) : nameIndex];
  if (names === undefined) return [];
  const namesSize = names.address(32, 20);
  if (!(namesSize <= maxTableBytes)) return [];
  const text = Buffer.from(source.slice(names.address(24, 16), namesSize)).toString('latin1');
  return table.flatMap((row) => {
    const section = {
      name: nameAt(text, row.word(0)),
      address: row.address(16, 12),
      offset: row.address(24, 16),
      size: row.address(32, 20),
    };
    return row.word(4) !== noBits && section.offset + section.size <= source.size ? [section] : [];
  });
}

function nameAt(text: string, at: number): string {
  return text.slice(at, at + maxNameBytes).split('\0', 1)[0] ?? '';
}

function segments(source: ByteSource, header: Fields): ElfSegment[] {
  const { wide } = header.form;
  const entrySize = header.half(wide ? 54 : 42);
  if (entrySize !== (wide ? 56 : 32)) return [];
  const place = { offset: header.address(32, 28), count: header.half(wide ? 56 : 44), entrySize };
  return rows(source, place, header.form).flatMap((row) => {
    const flags = row.word(wide ? 4 : 24);
    const segment = {
      offset: row.address(8, 4),
      address: row.address(16, 8),
      size: row.address(32, 16),
      writable: (flags & 2) !== 0,
      executable: (flags & 1) !== 0,
    };
    return row.word(0) === load && segment.offset + segment.size <= source.size ? [segment] : [];
  });
}

/** Up to `length` bytes from a memory address, as far as the file holds them. */
export function readAddress(
  source: ByteSource,
  { segments }: Elf,
  { address, length }: { readonly address: number; readonly length: number },
): Uint8Array {
  const segment = segments.find(
    (candidate) => address >= candidate.address && address < candidate.address + candidate.size,
  );
  if (segment === undefined) return new Uint8Array();
  const into = address - segment.address;
  return source.slice(segment.offset + into, Math.min(length, segment.size - into));
}

// Headers of a POSIX tar, with a pax record for everything that does not fit. Names are bytes, as the file system has
// them, which tar-stream's writer cannot take.
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
const block = 512;

const tarTypes = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
} as const;

export interface TarEntry {
  readonly type: keyof typeof tarTypes;
  readonly path: Uint8Array;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of content that follow. */
  readonly size: number;
  readonly target?: Uint8Array;
  readonly device?: { readonly major: number; readonly minor: number };
  /** Further pax records. */
  readonly records?: Readonly<Record<string, string>>;
}

/** The end of a tar. */
export const tarEnd: Uint8Array = new Uint8Array(2 * block);

/** The zeros that follow content of `size` bytes. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((block - (size % block)) % block);
}

/** Modification times are left out: the same tree gives the same bytes. */
export function tarHeader(entry: TarEntry): Uint8Array {
  const records: Uint8Array[] = [];
  const pax = (key: string, value: Uint8Array | string): void => void records.push(paxRecord(key, value));
  if (entry.path.length > 100) pax('path', entry.path);
  if (entry.target && entry.target.length > 100) pax('linkpath', entry.target);
  if (entry.size > 0o77777777777) pax('size', String(entry.size));
  if (entry.uid > 0o7777777) pax('uid', String(entry.uid));
  if (entry.gid > 0o7777777) pax('gid', String(entry.gid));
  for (const [key, value] of Object.entries(entry.records ?? {})) pax(key, value);
  const header = ustar(entry, tarTypes[entry.type]);
  if (records.length === 0) return header;
  const body = Buffer.concat(records);
  const plain = { ...entry, path: Buffer.from('PaxHeader'), target: Buffer.alloc(0), size: body.length };
  return Buffer.concat([ustar(plain, 'x'), body, tarPadding(body.length), header]);
}

function ustar(entry: TarEntry, type: string): Buffer {
  const header = Buffer.alloc(block);
  header.set(entry.path.subarray(0, 100), 0);
  const number = (value: number, at: number, digits: number): void => {
    const fits = value < 8 ** digits ? value : 0;
    header.write(`${fits.toString(8).padStart(digits, '0')}\0`, at, 'latin1');
  };
  number(entry.mode & 0o7777, 100, 7);
  number(entry.uid, 108, 7);
  number(entry.gid, 116, 7);
  number(entry.size, 124, 11);
  number(0, 136, 11);
  header.write(`        ${type}`, 148, 'latin1');
  header.set(entry.target?.subarray(0, 100) ?? [], 157);
  header.write('ustar\x0000', 257, 'latin1');
  number(entry.device?.major ?? 0, 329, 7);
  number(entry.device?.minor ?? 0, 337, 7);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** `LENGTH KEY=VALUE\n`, where LENGTH counts itself. */
function paxRecord(key: string, value: Uint8Array | string): Uint8Array {
  const rest = Buffer.concat([
    Buffer.from(` ${key}=`),
    typeof value === 'string' ? Buffer.from(value) : value,
    Buffer.from('\n'),
  ]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

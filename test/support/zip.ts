import { crc32, deflateRawSync } from 'node:zlib';

export type ZipMembers = Readonly<Record<string, string | Uint8Array>>;

export interface ZipOptions {
  readonly stored?: boolean;
  /** Sizes after the data instead of before it. */
  readonly descriptors?: boolean;
  /** Sizes and offsets in their 64-bit fields. */
  readonly zip64?: boolean;
  /** In front of the archive; the offsets do not count it. */
  readonly prefix?: string;
  readonly comment?: string;
  /** What the directory says of every size. */
  readonly lie?: number;
}

/** A zip file, as bytes. */
export function zipOf(members: ZipMembers, options: ZipOptions = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const content = Buffer.from(text);
    const data = options.stored === true ? content : deflateRawSync(content);
    const member = { name: Buffer.from(name), content, data, offset };
    const local = localPart(member, options);
    locals.push(local);
    directory.push(directoryPart(member, options));
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = { count: directory.length, size: listed.length, offset };
  return Buffer.concat([Buffer.from(options.prefix ?? ''), ...locals, listed, endPart(end, options)]);
}

interface Member {
  readonly name: Buffer;
  readonly content: Buffer;
  readonly data: Buffer;
  readonly offset: number;
}

function localPart({ name, content, data }: Member, options: ZipOptions): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(options.descriptors === true ? 8 : 0, 6);
  header.writeUInt16LE(options.stored === true ? 0 : 8, 8);
  header.writeUInt16LE(0x21, 12);
  header.writeUInt16LE(name.length, 26);
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(crc32(content), 0);
  sums.writeUInt32LE(data.length, 4);
  sums.writeUInt32LE(content.length, 8);
  if (options.descriptors !== true) {
    sums.copy(header, 14);
    return Buffer.concat([header, name, data]);
  }
  return Buffer.concat([header, name, data, Buffer.from('PK\x07\x08', 'latin1'), sums]);
}

function directoryPart({ name, content, data, offset }: Member, options: ZipOptions): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(options.descriptors === true ? 8 : 0, 8);
  header.writeUInt16LE(options.stored === true ? 0 : 8, 10);
  header.writeUInt16LE(0x21, 14);
  header.writeUInt32LE(crc32(content), 16);
  header.writeUInt16LE(name.length, 28);
  const size = options.lie ?? content.length;
  if (options.zip64 !== true) {
    header.writeUInt32LE(data.length, 20);
    header.writeUInt32LE(size, 24);
    header.writeUInt32LE(offset, 42);
    return Buffer.concat([header, name]);
  }
  for (const at of [20, 24, 42]) header.writeUInt32LE(0xffffffff, at);
  header.writeUInt16LE(28, 30);
  const wide = Buffer.alloc(28);
  wide.writeUInt16LE(1, 0);
  wide.writeUInt16LE(24, 2);
  for (const [index, value] of [size, data.length, offset].entries()) {
    wide.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  }
  return Buffer.concat([header, name, wide]);
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function endPart({ count, size, offset }: End, options: ZipOptions): Buffer {
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(comment.length, 20);
  if (options.zip64 !== true) {
    for (const at of [8, 10]) end.writeUInt16LE(count, at);
    end.writeUInt32LE(size, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([end, comment]);
  }
  end.fill(0xff, 8, 20);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const at of [24, 32]) record.writeBigUInt64LE(BigInt(count), at);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end, comment]);
}

/** An ndb database of one header a slot. */
export function ndb(...headers: readonly Buffer[]): Buffer {
  const slots = Buffer.alloc(4096);
  for (let at = 32; at < 4096; at += 16) slots.write('Slot', at, 'latin1');
  slots.write('RpmP', 0, 'latin1');
  slots.writeUInt32LE(1, 12);
  const blobs: Buffer[] = [];
  let offset = 4096;
  headers.forEach((header, i) => {
    const size = Math.ceil((16 + header.length + 12) / 16) * 16;
    const blob = Buffer.alloc(size);
    blob.write('BlbS', 0, 'latin1');
    blob.writeUInt32LE(i + 1, 4);
    blob.writeUInt32LE(header.length, 12);
    header.copy(blob, 16);
    blob.writeUInt32LE(header.length, size - 8);
    blob.write('BlbE', size - 4, 'latin1');
    slots.writeUInt32LE(i + 1, 32 + i * 16 + 4);
    slots.writeUInt32LE(offset / 16, 32 + i * 16 + 8);
    slots.writeUInt32LE(size / 16, 32 + i * 16 + 12);
    offset += size;
    blobs.push(blob);
  });
  return Buffer.concat([slots, ...blobs]);
}

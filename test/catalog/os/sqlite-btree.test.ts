import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, parseTablePage, readPayload } from '../../../src/catalog/os/sqlite-btree.ts';

const size = 512;
const shape = { number: 2, usable: size };

/** A leaf page whose cells, given as bytes, are all found at the offsets given. */
function leaf(cells: readonly { at: number; bytes: readonly number[] }[]): Buffer {
  const page = Buffer.alloc(size);
  page[0] = 0x0d;
  page.writeUInt16BE(cells.length, 3);
  cells.forEach(({ at, bytes }, i) => {
    page.writeUInt16BE(at, 8 + i * 2);
    Buffer.from(bytes).copy(page, at);
  });
  return page;
}

test('an interior page names its children, the rightmost last', () => {
  const page = Buffer.alloc(size);
  page[0] = 0x05;
  page.writeUInt16BE(1, 3);
  page.writeUInt32BE(9, 8);
  page.writeUInt16BE(100, 12);
  page.writeUInt32BE(7, 100);
  assert.deepEqual(parseTablePage(page, shape), { kind: 'interior', children: [7, 9] });
});

test('the header of page 1 stands behind that of the database', () => {
  const page = Buffer.alloc(size);
  page[100] = 0x0d;
  assert.deepEqual(parseTablePage(page, { number: 1, usable: size }), { kind: 'leaf', cells: [] });
});

test('a page that is no table is passed over', () => {
  assert.equal(parseTablePage(Buffer.alloc(size, 2), shape), undefined);
});

const page = (change: (page: Buffer) => void): Buffer => {
  const bytes = leaf([{ at: 500, bytes: [3, 1, 2, 0, 0] }]);
  change(bytes);
  return bytes;
};
const damages: readonly [name: string, bytes: Buffer, why: RegExp][] = [
  ['with more cells than room', page((bytes) => bytes.writeUInt16BE(0xffff, 3)), /65535 cells/],
  ['with a cell beyond its end', page((bytes) => bytes.writeUInt16BE(511, 8)), /no end|outside/],
  ['with a cell longer than the rest of it', page((bytes) => bytes.writeUInt8(100, 500)), /outside page 2/],
  [
    'whose cells overlap',
    leaf(Array.from({ length: 50 }, () => ({ at: 200, bytes: [60, 1] }))),
    /cells of page 2 overlap/,
  ],
  ['whose row id has no end', page((bytes) => bytes.fill(0xff, 500)), /no end/],
];
for (const [name, bytes, why] of damages) {
  test(`a page ${name} is malformed`, () =>
    assert.throws(() => parseTablePage(bytes, shape), { code: 'FILE_MALFORMED', message: why }));
}

const cell = { rowid: 1, size: 1000, local: Buffer.alloc(100), overflow: 5 };

test('a chain of overflow pages that ends early gives nothing', () => {
  const pages = new Map([[5, Buffer.alloc(size)]]);
  assert.equal(readPayload(cell, { usable: size, take: (number) => pages.get(number) }), undefined);
});

test('a chain that leads back to itself ends with the size of its row', () => {
  const looped = Buffer.alloc(size);
  looped.writeUInt32BE(5, 0);
  const payload = readPayload(cell, { usable: size, take: () => looped });
  assert.equal(payload?.length, 1000);
});

test('a row larger than any header is refused before it is read', () => {
  const take = () => assert.fail('a page was read');
  assert.throws(() => readPayload({ ...cell, size: 2 ** 40 }, { usable: size, take }), {
    code: 'FILE_MALFORMED',
    message: /too large/,
  });
});

test('columns of every kind are told with their places', () => {
  const header = [7, 0, 2, 7, 9, 15, 14];
  assert.deepEqual(columnsOf(Buffer.from([...header, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0x61])), [
    { kind: 'null' },
    { kind: 'integer', value: 258 },
    { kind: 'real' },
    { kind: 'integer', value: 1 },
    { kind: 'text', start: 17, end: 18 },
    { kind: 'blob', start: 18, end: 19 },
  ]);
  assert.throws(() => columnsOf(Buffer.from([9, 0])), { code: 'FILE_MALFORMED' });
});

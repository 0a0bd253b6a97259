import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { layerPass } from '../../src/layer/pass.ts';
import type { LayerFile, Reader } from '../../src/layer/reader.ts';
import { layerOf } from '../support/layer.ts';
import { tarOf } from '../support/layers.ts';

const code = (wanted: string) => (error: unknown) => error instanceof KedgeError && error.code === wanted;

function reading(wants: Partial<Reader['wants']>, read: (file: LayerFile) => string): Reader<string> {
  return {
    id: 'test/reader',
    version: 1,
    wants: { maxBytes: 1 << 30, ...wants },
    *read(file) {
      yield read(file);
    },
  };
}

const sizes = [0, 1, 511, 512, 513, 1024 * 1024, 1024 * 1024 + 1, 5_000_000, 17 * 1024 * 1024];

for (const chunkSize of [1000, 65536, 1 << 25]) {
  test(`files of any size have the digests of their bytes, in chunks of ${chunkSize}`, async (t) => {
    const files = sizes.map((size) => [`f${size}`, Buffer.alloc(size, `${size} `)] as const);
    const { entries } = await layerOf(Object.fromEntries(files), { chunkSize });

    for (const [row, [path, content]] of files.entries()) {
      const wanted = (algorithm: string) => createHash(algorithm).update(content).digest('hex');
      t.assert.deepEqual(entries.at(row), {
        path,
        kind: 'file',
        mode: 0o644,
        uid: 0,
        gid: 0,
        size: content.length,
        digests: { sha1: wanted('sha1'), sha256: wanted('sha256'), md5: wanted('md5') },
      });
    }
  });
}

for (const size of [100, 2_000_000, 20_000_000]) {
  test(`a reader sees the whole of a file of ${size} bytes, and any part of it`, async (t) => {
    const content = Buffer.alloc(size, 'abcdefghij');
    const reader = reading({ magic: ['abc'] }, (file) => {
      const whole = Buffer.from(file.bytes()).equals(content);
      const parts = [
        file.slice(1, 3),
        file.slice(file.size - 2, 10),
        file.slice(file.size, 5),
        file.slice(0, 0),
      ];
      return [whole, file.text().length, ...parts.map((part) => Buffer.from(part).toString())].join(' ');
    });
    const { findings } = await layerOf({ 'some/file': content }, { readers: [reader], chunkSize: 70_001 });

    t.assert.deepEqual(findings, { 'test/reader': [{ row: 0, data: `true ${size} bcd ij  ` }] });
  });
}

for (const size of [3, 2_000_000, 6_000_000]) {
  test(`a reader is told the limits with a file of ${size} bytes`, async (t) => {
    const reader = reading({ globs: ['big'] }, ({ limits }) => String(limits.maxArchiveDepth));
    const { findings } = await layerOf(
      { big: Buffer.alloc(size) },
      { readers: [reader], limits: { maxArchiveDepth: 7 } },
    );
    t.assert.deepEqual(findings['test/reader']?.[0]?.data, '7');
  });
}

test('a file spooled to disk leaves nothing behind, even while it is read', async (t) => {
  const temporaryDirectory = mkdtempSync(join(tmpdir(), 'kedge-pass-'));
  t.after(() => rmSync(temporaryDirectory, { recursive: true }));
  let left: string[] = ['not read'];
  const reader = reading({ globs: ['big'] }, (file) => {
    left = readdirSync(temporaryDirectory);
    return String(file.size);
  });
  const pass = layerPass({
    readers: [reader],
    streams: [],
    digests: [],
    limits: defaultLimits,
    temporaryDirectory,
  });
  pass.push(await tarOf({ big: Buffer.alloc(20_000_000) }));
  pass.finish({ diffId: `sha256:${'0'.repeat(64)}`, unpackedSize: 0 });

  t.assert.deepEqual(left, []);
});

test('a reader is asked once when path and first bytes both match, and not otherwise', async (t) => {
  const seen: string[] = [];
  const reader = reading({ globs: ['**/*.jar'], magic: ['PK'] }, (file) => {
    seen.push(file.path);
    return '';
  });
  await layerOf(
    { 'a.jar': 'PKxx', 'b.jar': 'no', 'c.zip': 'PKyy', 'd.txt': 'P', 'jar/x': 'no' },
    { readers: [reader] },
  );

  t.assert.deepEqual(seen, ['a.jar', 'b.jar', 'c.zip']);
});

test('a file that a reader cannot read is a problem, with what was found before', async (t) => {
  const reader: Reader<string> = {
    id: 'test/reader',
    version: 1,
    wants: { globs: ['**'], maxBytes: 1000 },
    *read(file) {
      yield 'first';
      if (file.path === 'bad') throw new RangeError('line 3 is \u001b[31mnot\n a line');
    },
  };
  const { findings, problems } = await layerOf({ bad: 'x', good: 'y' }, { readers: [reader] });

  t.assert.deepEqual(findings['test/reader'], [
    { row: 0, data: 'first' },
    { row: 1, data: 'first' },
  ]);
  t.assert.deepEqual(problems, [
    {
      by: 'test/reader',
      code: 'malformed-file',
      message: 'bad cannot be read: line 3 is \\x1b[31mnot\\x0a a line',
      path: 'bad',
    },
  ]);
});

test('a file larger than its reader takes is a problem and not read', async (t) => {
  const reader = reading({ globs: ['big', 'small'], maxBytes: 10 }, (file) => file.path);
  const { findings, problems } = await layerOf(
    { big: 'x'.repeat(11), small: 'x'.repeat(10) },
    { readers: [reader] },
  );

  t.assert.deepEqual(findings['test/reader'], [{ row: 1, data: 'small' }]);
  t.assert.deepEqual(
    problems.map(({ code, path }) => ({ code, path })),
    [{ code: 'file-too-large', path: 'big' }],
  );
});

test('a thousand problems are listed and the rest counted', async (t) => {
  const reader = reading({ globs: ['**'], maxBytes: 0 }, () => '');
  const files = Object.fromEntries(Array.from({ length: 1005 }, (_, i) => [`f${i}`, 'x']));
  const { problems } = await layerOf(files, { readers: [reader] });

  t.assert.equal(problems.length, 1001);
  t.assert.match(problems.at(-1)?.message ?? '', /^5 more/);
});

test('whiteouts and opaque markers are no entries; malformed ones are problems', async (t) => {
  const { entries, whiteouts, opaque, problems } = await layerOf({
    'a/.wh.b': '',
    '.wh.c': '',
    'd/.wh..wh..opq': '',
    '.wh..wh.plnk/1': 'aufs',
    'e/.wh.': '',
    'e/.wh...': '',
  });

  t.assert.deepEqual({ whiteouts, opaque }, { whiteouts: ['a/b', 'c'], opaque: ['d'] });
  t.assert.deepEqual(
    problems.map(({ code, path }) => [code, path]),
    [
      ['invalid-whiteout', 'e/.wh.'],
      ['invalid-whiteout', 'e/.wh...'],
    ],
  );
  t.assert.equal(entries.count, 1);
});

test('paths that leave the root are kept inside it, and said', async (t) => {
  const { entries, problems } = await layerOf({
    x: { name: '../../etc/passwd', body: 'evil' },
    y: { name: '/abs', body: '' },
  });

  t.assert.deepEqual([entries.path(0), entries.path(1)], ['etc/passwd', 'abs']);
  t.assert.deepEqual(
    problems.map(({ code, path }) => [code, path]),
    [['path-escapes', 'etc/passwd']],
  );
});

test('paths and link targets longer than any system allows are left out, and said', async (t) => {
  const long = 'a/'.repeat(100_000);
  const { entries, problems } = await layerOf({
    [`${long}x`]: 'x',
    hard: { type: 'link', linkname: long },
    soft: { type: 'symlink', linkname: long },
    kept: 'x',
  });

  t.assert.deepEqual([entries.count, entries.path(0)], [1, 'kept']);
  t.assert.deepEqual(
    problems.map(({ code }) => code),
    ['path-too-long', 'path-too-long', 'path-too-long'],
  );
});

test('devices, fifos and sockets are listed and not read', async (t) => {
  const { entries } = await layerOf({
    c: { type: 'character-device', devmajor: 1, devminor: 3 },
    b: { type: 'block-device', devmajor: 1, devminor: 3 },
    f: { type: 'fifo' },
    s: { type: 'fifo', pax: { 'KEDGE.kind': 'socket' } },
  });

  t.assert.deepEqual(
    [0, 1, 2, 3].map((row) => [entries.kind(row), entries.digests(row)]),
    [
      ['character-device', undefined],
      ['block-device', undefined],
      ['fifo', undefined],
      ['socket', undefined],
    ],
  );
});

test('owners, modes with their special bits, link targets and strange names survive', async (t) => {
  const { entries } = await layerOf({
    'sticky/': { mode: 0o1777 },
    suid: { mode: 0o4755, pax: { uid: '4000000000', gid: '65534' }, body: 'x' },
    'na\nme\u001b': 'x',
    'ünï 🙂': 'x',
    link: { type: 'symlink', linkname: '../t\target' },
  });

  t.assert.equal(entries.at(0).mode, 0o1777);
  t.assert.deepEqual(
    [entries.at(1).mode, entries.at(1).uid, entries.at(1).gid],
    [0o4755, 4_000_000_000, 65534],
  );
  t.assert.deepEqual([entries.path(2), entries.path(3)], ['na\nme\u001b', 'ünï 🙂']);
  t.assert.equal(entries.target(4), '../t\target');
});

test('the password in a link target that is a URL is not kept', async (t) => {
  const { entries } = await layerOf({ link: { type: 'symlink', linkname: 'https://u:hunter2@host.io/x' } });

  t.assert.equal(entries.target(0), 'https://****@host.io/x');
});

test('more entries than the limit end the layer, and the limit is named', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`f${i}`, '']));

  await t.assert.rejects(layerOf(files, { limits: { maxEntries: 10 } }), (error) => {
    return code('LIMIT_EXCEEDED')(error) && /limits\.maxEntries/.test((error as KedgeError).remedy ?? '');
  });
});

test('a sparse file beyond the limit is listed with its size, and a problem', async (t) => {
  const pax = { 'GNU.sparse.map': '0,3', 'GNU.sparse.size': '1000000', 'GNU.sparse.name': 'holes' };
  const { entries, problems } = await layerOf(
    { x: { pax, body: 'abc' } },
    { limits: { maxSparseBytes: 999_999 } },
  );

  t.assert.deepEqual(entries.at(0), {
    path: 'holes',
    kind: 'file',
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: 1_000_000,
  });
  t.assert.deepEqual(
    problems.map(({ code, path }) => [code, path]),
    [['file-too-large', 'holes']],
  );
});

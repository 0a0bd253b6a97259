import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { fold } from '../../src/analysis/fold.ts';
import { retrieval } from '../../src/analysis/retrieved.ts';
import { retrievedFiles } from '../../src/inspect/retrieved-files.ts';
import type { RetrieveSettings } from '../../src/inspect/settings.ts';
import type { StreamReader } from '../../src/layer/reader.ts';
import { noInspection } from '../support/inspect.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';

const passwd = 'root:x:0:0:root:/root:/bin/sh\n';

async function retrieve(layers: readonly Members[], settings: Partial<RetrieveSettings> = {}) {
  const inspect = {
    ...noInspection,
    retrieve: { globs: ['/etc/passwd'], maxBytes: 1_024_000, ...settings },
  };
  const reader = retrievedFiles(inspect);
  const streams = reader ? [reader, secretHider] : [];
  const analyses = [];
  for (const layer of layers) analyses.push(await layerOf(layer, { streams }));
  const { files, skips } = retrieval(fold(analyses), inspect.retrieve);
  return {
    files: files.map(({ content, ...file }) => ({
      ...file,
      text: gunzipSync(Buffer.from(content, 'base64')).toString('latin1'),
    })),
    content: files[0]?.content,
    skips,
    counted: analyses.map((analysis) => analysis.skips['retrieved-files']),
  };
}

/** Hides one value in any file, after all others looked at it. */
const secretHider: StreamReader = {
  id: 'test/hider',
  version: 1,
  skips: {},
  open: () => ({ write() {}, end: () => [], hidden: () => ['hunter2'] }),
};

test('the file that is visible is kept, by paths with or without a leading slash', async (t) => {
  const layers = [{ 'etc/passwd': 'old' }, { 'etc/passwd': passwd, 'etc/group': 'g' }];
  const expected = [{ path: 'etc/passwd', layer: 1, size: passwd.length, redactions: 0, text: passwd }];

  t.assert.deepEqual((await retrieve(layers)).files, expected);
  t.assert.deepEqual((await retrieve(layers, { globs: ['etc/passwd'] })).files, expected);
});

test('a file that a later layer deleted is not kept', async (t) => {
  t.assert.deepEqual((await retrieve([{ 'etc/passwd': passwd }, { 'etc/.wh.passwd': '' }])).files, []);
});

test('globs are over the whole path, and any bytes come back as they were', async (t) => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const { files } = await retrieve([{ 'opt/a/x.conf': bytes, 'opt/y.conf': '', 'x.conf': '1' }], {
    globs: ['/opt/**/*.conf'],
  });

  t.assert.deepEqual(
    files.map(({ path, size, text }) => [path, size, text]),
    [
      ['opt/a/x.conf', 256, bytes.toString('latin1')],
      ['opt/y.conf', 0, ''],
    ],
  );
});

test('a larger file is counted with the way to have it', async (t) => {
  const { files, counted } = await retrieve([{ 'etc/passwd': 'x'.repeat(11) }], { maxBytes: 10 });

  t.assert.deepEqual([files, counted], [[], [{ 'too-large': 1 }]]);
  t.assert.equal((await retrieve([{ 'etc/passwd': 'x'.repeat(10) }], { maxBytes: 10 })).files.length, 1);
});

test('one layer gives no more than can be held; the rest is counted', async (t) => {
  const large = Buffer.alloc(16 * 1024 * 1024, 'x');
  const { files, counted } = await retrieve([{ a: large, b: large, c: large, d: large, e: large }], {
    globs: ['*'],
    maxBytes: large.length,
  });

  t.assert.deepEqual([files.length, counted], [3, [{ 'too-many': 2 }]]);
});

test('secrets that another inspector found in the file are not in what is kept', async (t) => {
  const { files } = await retrieve([{ 'etc/passwd': 'a:hunter2:****:\nb:hunter2:\n' }]);

  t.assert.deepEqual(
    files.map(({ text, redactions }) => [text, redactions]),
    [['a:****:****:\nb:****:\n', 2]],
  );
});

test('a link that is asked for has the content of the file it leads to, when that is kept too', async (t) => {
  const layers: Members[] = [
    {
      'usr/lib/passwd': passwd,
      'etc/passwd': { type: 'symlink', linkname: '../usr/lib/passwd' },
      'etc/same': { type: 'link', linkname: 'usr/lib/passwd' },
    },
  ];
  const globs = ['/etc/passwd', '/etc/same', '/usr/lib/passwd'];
  const { files, skips } = await retrieve(layers, { globs });

  t.assert.deepEqual(
    files.map(({ path, text }) => [path, text]),
    [
      ['etc/passwd', passwd],
      ['etc/same', passwd],
      ['usr/lib/passwd', passwd],
    ],
  );
  t.assert.deepEqual(skips, []);
});

test('a link to a file that is not kept is counted', async (t) => {
  const { files, skips } = await retrieve([
    { 'data/passwd': passwd, etc: { type: 'symlink', linkname: 'data' } },
  ]);

  t.assert.deepEqual(files, []);
  t.assert.deepEqual(
    skips.map(({ by, reason, count }) => [by, reason, count]),
    [['retrieved-files', 'link', 1]],
  );
});

test('a file written through a linked directory is kept under its place in the image', async (t) => {
  const { files } = await retrieve([
    { 'data/': '', etc: { type: 'symlink', linkname: 'data' } },
    { 'etc/passwd': passwd },
  ]);

  t.assert.deepEqual(
    files.map(({ path, text }) => [path, text]),
    [
      ['data/passwd', passwd],
      ['etc/passwd', passwd],
    ],
  );
});

test('the compressed bytes are the same in every run, on every system', async (t) => {
  const { content } = await retrieve([{ 'etc/passwd': passwd }]);

  // RFC 1952, section 2.3: no flags, time 0, system unknown.
  t.assert.equal(Buffer.from(content ?? '', 'base64').toString('hex', 0, 8), '1f8b080000000000');
  t.assert.equal(Buffer.from(content ?? '', 'base64')[9], 255);
});

test('without globs no file is looked at', (t) => {
  t.assert.equal(retrievedFiles(noInspection), undefined);
});

test('what is no glob is refused by name, all of it at once', (t) => {
  const retrieve = { globs: ['/ok/*', '/etc/[z-a]', '/etc/[', 'fine'], maxBytes: 1 };

  t.assert.throws(() => retrievedFiles({ ...noInspection, retrieve }), {
    code: 'CONFIG_INVALID',
    message: 'retrieve.files holds what is no glob: /etc/[z-a], /etc/[',
  });
});

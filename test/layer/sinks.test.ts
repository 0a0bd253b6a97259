import { test } from 'node:test';
import type { StreamReader } from '../../src/layer/reader.ts';
import { layerOf } from '../support/layer.ts';

const kinds: readonly (readonly [string, number])[] = [
  ['a small file', 100],
  ['a large file', 1_500_000],
  ['a file that is spooled', 5_000_000],
];

for (const [name, size] of kinds) {
  test(`a stream reader sees every byte of ${name}, and it whole where it asks for it`, async (t) => {
    const seen: string[] = [];
    const stream = streamReader((path) => {
      let bytes = 0;
      return {
        write: (chunk) => {
          bytes += chunk.length;
        },
        end(file) {
          seen.push(`${path} ${bytes} ${file?.slice(size - 1, 10).length ?? 'none'}`);
          return [];
        },
      };
    });
    await layerOf({ 'a.zip': Buffer.alloc(size), 'a.txt': Buffer.alloc(size) }, { streams: [stream] });

    t.assert.deepEqual(seen, [`a.zip ${size} 1`, `a.txt ${size} none`]);
  });

  test(`what a stream reader hides is in nothing that is kept of ${name}`, async (t) => {
    const stream = streamReader(() => ({
      write() {},
      *end() {
        yield 'found';
      },
      hidden: () => ['s3cret', 's3cret-and-more'],
    }));
    const reader = {
      id: 'test/reader',
      version: 1,
      wants: { globs: ['**'], maxBytes: 1e9 },
      *read() {
        yield { 'key s3cret': ['s3cret-and-more', 7] };
        throw new SyntaxError('at s3cret-and-more');
      },
    };
    const layer = await layerOf({ f: Buffer.alloc(size) }, { streams: [stream], readers: [reader] });

    t.assert.deepEqual(layer.findings, {
      'test/stream': [{ row: 0, data: 'found' }],
      'test/reader': [{ row: 0, data: { 'key ****': ['****', 7] } }],
    });
    t.assert.deepEqual(
      layer.problems.map(({ message }) => message),
      ['f cannot be read: at ****'],
    );
  });
}

test('what a stream reader hides is in nothing that other stream readers find, whichever ends first', async (t) => {
  const hides = {
    ...streamReader(() => ({ write() {}, end: () => ['own s3cret'], hidden: () => ['s3cret'] })),
    id: 'test/hides',
  };
  const finds = streamReader(() => ({
    write() {},
    *end() {
      yield { s3cret: ['a s3cret'] };
      throw new SyntaxError('at s3cret');
    },
  }));
  for (const streams of [
    [hides, finds],
    [finds, hides],
  ]) {
    const layer = await layerOf({ f: 'x' }, { streams });

    t.assert.deepEqual(layer.findings, {
      'test/hides': [{ row: 0, data: 'own s3cret' }],
      'test/stream': [{ row: 0, data: { '****': ['a ****'] } }],
    });
    t.assert.deepEqual(
      layer.problems.map(({ message }) => message),
      ['f cannot be read: at ****'],
    );
  }
});

test('findings beyond what a stream reader may keep of a layer are counted', async (t) => {
  const stream = { ...streamReader(() => ({ write() {}, end: () => ['12345678'] })), maxKept: 25 };
  const layer = await layerOf({ a: '1', b: '2', c: '3', d: '4' }, { streams: [stream] });

  t.assert.equal(layer.findings['test/stream']?.length, 2);
  t.assert.deepEqual(layer.skips, { 'test/stream': { 'too-many': 2 } });
});

test('a stream reader that throws makes a problem, and the others go on', async (t) => {
  const bad = streamReader(() => ({
    write() {
      throw new RangeError('no');
    },
    *end() {
      yield 'never';
    },
  }));
  const good = streamReader(() => ({
    write() {},
    *end() {
      yield 'found';
    },
  }));
  const layer = await layerOf({ f: 'x' }, { streams: [{ ...bad, id: 'test/bad' }, good] });

  t.assert.deepEqual(layer.findings, { 'test/stream': [{ row: 0, data: 'found' }] });
  t.assert.deepEqual(
    layer.problems.map(({ by, message }) => [by, message]),
    [['test/bad', 'f cannot be read: no']],
  );
});

test('what is left out is counted by reason', async (t) => {
  const stream: StreamReader = {
    ...streamReader(() => undefined),
    open(_file, skip) {
      skip('too-large');
      skip('inner', 3);
      return undefined;
    },
  };
  const layer = await layerOf({ a: '1', b: '2' }, { streams: [stream] });

  t.assert.deepEqual(layer.skips, { 'test/stream': { 'too-large': 2, inner: 6 } });
});

function streamReader(open: (path: string) => ReturnType<StreamReader['open']>): StreamReader {
  return {
    id: 'test/stream',
    version: 1,
    whole: () => [{ globs: ['**/*.zip'], maxBytes: 1e9 }],
    skips: { 'too-large': 'Raise the limit.', inner: 'Raise it.' },
    open: ({ path }) => open(path),
  };
}

test('of a file whose secret cannot be taken out no content is kept, but what others find in it', async (t) => {
  const finds = (id: string): StreamReader => ({
    ...streamReader(() => ({ write() {}, end: () => ['found'] })),
    id,
  });
  const keeps: StreamReader = { ...finds('test/keeps'), keepsContent: true };
  const scan = async (packed: boolean) => {
    const hides = streamReader(() => ({ write() {}, end: () => [], uncoverable: () => packed }));
    const { findings, skips } = await layerOf({ f: 'x' }, { streams: [keeps, hides, finds('test/finds')] });
    return { kept: Object.keys(findings), skips };
  };

  t.assert.deepEqual(await scan(false), { kept: ['test/keeps', 'test/finds'], skips: {} });
  t.assert.deepEqual(await scan(true), {
    kept: ['test/finds'],
    skips: { 'test/keeps': { 'packed-secret': 1 } },
  });
});

import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { openStdin } from '../../src/source/stdin.ts';
import { streamArchive } from '../../src/source/stream-archive.ts';
import { buildImage, dockerArchive, ociLayout } from '../support/image.ts';
import { type Members, tarOf } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { testOpenOptions } from '../support/registry-options.ts';

const { signal } = new AbortController();

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const built = await buildImage([{ 'etc/motd': 'one' }, { big: 'x'.repeat(300_000) }], {
  compression: 'none',
});

for (const [form, members] of [
  ['docker', dockerArchive({ image: built, tags: ['app:1'] })],
  ['oci', ociLayout({ image: built, tags: ['app:1'] })],
] as const) {
  for (const size of [1, 777, 65_536]) {
    test(`an ${form} archive on standard input is read in chunks of ${size} bytes`, async () => {
      const bytes = await tarOf(members);
      const small =
        size === 1
          ? await tarOf(form === 'oci' ? ociLayout({ image: tiny }) : dockerArchive({ image: tiny }))
          : bytes;
      const { image, diffIds } = await readImage(openStdin(inChunks(small, size), testOpenOptions()));
      const wanted = size === 1 ? tiny : built;
      assert.deepEqual(
        diffIds,
        wanted.layers.map((layer) => layer.diffId),
      );
      assert.equal(image.origin.location, '-');
    });
  }
}

const tiny = await buildImage([{ a: 'b' }]);

test('a member that is read half or not at all does not stop the next', async () => {
  const tar = await tarOf({ a: 'a'.repeat(200_000), b: 'b'.repeat(200_000), c: 'c' });
  const seen: string[] = [];
  for await (const { name, body } of streamArchive(inChunks(tar, 4096), 'x').members(signal)) {
    seen.push(name);
    if (name === 'a') await body[Symbol.asyncIterator]().next();
    if (name === 'c') assert.equal((await buffer(body)).toString(), 'c');
  }
  assert.deepEqual(seen, ['a', 'b', 'c']);
});

test('links between members are followed', async () => {
  const members: Members = {
    'b/layer.tar': { type: 'symlink', linkname: '../a.tar' },
    'a.tar': 'layer',
    'c/layer.tar': { type: 'link', linkname: 'a.tar' },
  };
  const archive = streamArchive(inChunks(await tarOf(members), 512), 'x');
  await Array.fromAsync(archive.members(signal), ({ name }) => name);
  const documents = archive.documents(new Map());
  assert.equal((await documents.locate('b/layer.tar'))?.path, 'a.tar');
  assert.equal((await documents.locate('c/layer.tar'))?.path, 'a.tar');
});

const whole = await tarOf(dockerArchive({ image: built }));
function damagedAt(header: number): Buffer {
  return Buffer.from(whole).fill(7, header + 10, header + 40);
}

const refused: readonly (readonly [name: string, bytes: Uint8Array, code: string])[] = [
  ['nothing', Buffer.alloc(0), 'NOT_AN_IMAGE'],
  ['a text', Buffer.from('no archive '.repeat(100)), 'NOT_AN_IMAGE'],
  ['an archive of other files', await tarOf({ 'etc/passwd': 'x' }), 'NOT_AN_IMAGE'],
  ['an archive cut in a member', whole.subarray(0, 100_000), 'ARCHIVE_INVALID'],
  [
    'an archive with a damaged header',
    damagedAt(512 + Math.ceil(built.config.length / 512) * 512),
    'ARCHIVE_INVALID',
  ],
];

for (const [name, bytes, code] of refused) {
  test(`${name} on standard input is refused with ${code}`, async () => {
    const reading = readImage(openStdin(inChunks(bytes, 4096), testOpenOptions()));
    await assert.rejects(reading, { name: 'KedgeError', code });
  });
}

test('endless zeros after the last member are left unread', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield whole;
    for (;;) {
      given += 65_536;
      yield Buffer.alloc(65_536);
    }
  }
  const { diffIds } = await readImage(openStdin(endless(), testOpenOptions()));
  assert.equal(diffIds.length, 2);
  assert.ok(given < 64 * 1024 * 1024);
});

test('a source that gives nothing ends when the signal fires', async () => {
  async function* stuck(): AsyncGenerator<Uint8Array> {
    yield whole.subarray(0, 1024);
    await new Promise(() => undefined);
  }
  const controller = new AbortController();
  const reading = readImage(openStdin(stuck(), testOpenOptions()), controller.signal);
  setImmediate(() => controller.abort(new RangeError('interrupted')));
  await assert.rejects(reading, RangeError);
});

import { test } from 'node:test';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { digestOf } from '../../src/core/digest.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { decodeBlob } from '../../src/layer/decode.ts';
import type { LayerRef } from '../../src/model/layer.ts';

async function* inChunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
}

async function decode(
  blob: Uint8Array,
  ref: Partial<LayerRef> = {},
  limits = defaultLimits,
  chunkSize = 1000,
) {
  let seen = 0;
  const layer = { name: 'layer-7', ...ref };
  const { tar, facts } = decodeBlob(inChunks(blob, chunkSize), layer, {
    limits,
    onBytes: (bytes) => (seen += bytes),
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(Buffer.from(chunk));
  return { content: Buffer.concat(chunks), facts: facts(), seen };
}

function manyFrames(bytes: Buffer): Buffer {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 1024) {
    frames.push(skippable, zstdCompressSync(bytes.subarray(at, at + 1024), at % 2048 ? checked : {}));
  }
  return Buffer.concat([...frames, skippable]);
}

/** Bytes that do not compress, the same in every run. */
function randomBytesOf(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

const fails = (code: string) => (error: unknown) =>
  error instanceof KedgeError && error.code === code && error.message.includes('layer-7');

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));

const checked = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
const skippable = Buffer.from('502a4d180300000061626300', 'hex').subarray(0, 11);
const large = Buffer.alloc(9_000_000, content);

for (const [form, blob] of [
  ['gzip', gzipSync(content)],
  [
    'gzip in two members',
    Buffer.concat([gzipSync(content.subarray(0, 999)), gzipSync(content.subarray(999))]),
  ],
  ['zstd', zstdCompressSync(content)],
  [
    'zstd in two frames',
    Buffer.concat([zstdCompressSync(content.subarray(0, 999)), zstdCompressSync(content.subarray(999))]),
  ],
  ['zstd with a frame for each kilobyte and skippable ones between', manyFrames(content)],
  ['plain', content],
] as const) {
  test(`a ${form} blob is unpacked, with both digests and sizes`, async (t) => {
    const read = await decode(blob, { digest: digestOf(blob), size: blob.length });

    t.assert.equal(read.content.equals(content), true);
    t.assert.equal(read.seen, blob.length);
    t.assert.deepEqual(read.facts, {
      digest: digestOf(blob),
      size: blob.length,
      diffId: digestOf(content),
      unpackedSize: content.length,
    });
  });
}

test('a sha512 digest is computed where the manifest has one', async (t) => {
  const { facts } = await decode(content, { digest: `sha512:${'0'.repeat(128)}` });

  t.assert.match(facts.digest, /^sha512:[0-9a-f]{128}$/);
});

for (const [form, blob] of [
  ['gzip', gzipSync(content)],
  ['zstd', zstdCompressSync(content, checked)],
] as const) {
  test(`a ${form} blob that is cut off or damaged is LAYER_CORRUPT`, async (t) => {
    const damaged = Buffer.from(blob);
    damaged.fill(0xff, 100, 140);

    await t.assert.rejects(decode(blob.subarray(0, blob.length - 20)), fails('LAYER_CORRUPT'));
    await t.assert.rejects(decode(damaged), fails('LAYER_CORRUPT'));
  });

  test(`a damaged ${form} blob with a known digest is DIGEST_MISMATCH`, async (t) => {
    const damaged = Buffer.from(blob);
    damaged.fill(0xff, 100, 140);

    await t.assert.rejects(decode(damaged, { digest: digestOf(blob) }), fails('DIGEST_MISMATCH'));
  });
}

test('a zstd frame of little that unpacks to much is unpacked as a stream', async (t) => {
  const { content: unpacked } = await decode(
    Buffer.concat([zstdCompressSync(large), zstdCompressSync(content)]),
  );

  t.assert.equal(unpacked.equals(Buffer.concat([large, content])), true);
});

test('zstd frames that lie across large chunks come out whole', async (t) => {
  const noise = Buffer.from(randomBytesOf(3_000_000));
  const frames = [0, 1, 2, 3, 4].map((n) => zstdCompressSync(noise.subarray(n * 600_000, (n + 1) * 600_000)));

  for (const chunkSize of [100_000, 256 * 1024, 1_000_000]) {
    const { content: unpacked } = await decode(Buffer.concat(frames), {}, defaultLimits, chunkSize);
    t.assert.equal(unpacked.equals(noise), true, `chunks of ${chunkSize}`);
  }
});

for (const [what, tail] of [
  ['zeros', Buffer.alloc(300_000)],
  ['other bytes', Buffer.alloc(300_000, 'x')],
] as const) {
  test(`a gzip blob with ${what} behind its end is read to its end or refused, and counted whole`, async (t) => {
    const blob = Buffer.concat([gzipSync(content), tail]);
    const outcome = await decode(blob, { size: blob.length, digest: digestOf(blob) }).catch(
      (error: unknown) => error,
    );

    if (fails('LAYER_CORRUPT')(outcome)) return;
    const { facts } = outcome as Awaited<ReturnType<typeof decode>>;
    t.assert.deepEqual(
      [facts.size, facts.digest, facts.diffId],
      [blob.length, digestOf(blob), digestOf(content)],
    );
  });
}

test('a zstd blob that is cut off between two frames of its content is what it is, one cut inside is LAYER_CORRUPT', async (t) => {
  const blob = manyFrames(content);

  await t.assert.rejects(decode(blob.subarray(0, blob.length - 5)), fails('LAYER_CORRUPT'));
  await t.assert.rejects(decode(Buffer.concat([blob, Buffer.from('garbage')])), fails('LAYER_CORRUPT'));
});

test('a blob longer than its size is not read on', async (t) => {
  await t.assert.rejects(decode(content, { size: content.length - 5000 }), fails('SIZE_MISMATCH'));
});

const zeros = gzipSync(Buffer.alloc(200 * 1024 * 1024));

test('a bomb ends at the ratio, and the limit is named', async (t) => {
  await t.assert.rejects(decode(zeros), (error) => {
    return fails('LIMIT_EXCEEDED')(error) && /limits\.maxRatio/.test((error as KedgeError).remedy ?? '');
  });
});

test('a bomb ends at the size, and the limit is named', async (t) => {
  const limits = { ...defaultLimits, maxLayerBytes: 10_000_000 };

  await t.assert.rejects(decode(zeros, {}, limits), (error) => {
    return fails('LIMIT_EXCEEDED')(error) && /limits\.maxLayerBytes/.test((error as KedgeError).remedy ?? '');
  });
});

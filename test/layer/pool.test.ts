import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { digestOf } from '../../src/core/digest.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { decodeLayer } from '../../src/layer/codec.ts';
import { type LayerPool, layerPool } from '../../src/layer/pool.ts';
import { noInspection } from '../support/inspect.ts';
import { tarOf } from '../support/layers.ts';

const program = new URL('../../src/analysis/worker.ts', import.meta.url);
const settings = {
  digests: ['sha256'] as const,
  limits: defaultLimits,
  temporaryDirectory: tmpdir(),
  inspect: noInspection,
};

const fails = (code: string) => (error: unknown) => error instanceof KedgeError && error.code === code;

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function pathsThrough(pool: LayerPool, tar: Buffer, size = 1_000_003): Promise<string[]> {
  const encoded = await pool.run(chunks(tar, size), () => ({
    diffId: digestOf(tar),
    unpackedSize: tar.length,
  }));
  const entries = decodeLayer(encoded)?.entries;
  return Array.from({ length: entries?.count ?? 0 }, (_, row) => entries?.path(row) ?? '');
}

test('more layers than workers come through, each with its own entries', async (t) => {
  await using pool = layerPool({ workers: 2, program, settings });
  const tars = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => tarOf({ [`file${n}`]: Buffer.alloc(n * 3_000_000, n) })),
  );

  t.assert.deepEqual(await Promise.all(tars.map((tar) => pathsThrough(pool, tar))), [
    ['file1'],
    ['file2'],
    ['file3'],
    ['file4'],
    ['file5'],
  ]);
});

test('a worker goes on with the next layer after one that was damaged or given up', async (t) => {
  await using pool = layerPool({ workers: 1, program, settings });
  const tar = await tarOf({ good: 'x' });
  const givenUp = async function* (): AsyncGenerator<Uint8Array> {
    yield tar.subarray(0, 512);
    throw new KedgeError('TIMED_OUT', 'the registry stopped');
  };

  await t.assert.rejects(pathsThrough(pool, Buffer.alloc(2_000_000, 'not a tar')), fails('LAYER_CORRUPT'));
  await t.assert.rejects(
    pool.run(givenUp(), () => ({ diffId: digestOf(tar), unpackedSize: 0 })),
    fails('TIMED_OUT'),
  );
  t.assert.deepEqual(await pathsThrough(pool, tar), ['good']);
});

test('the stream is taken no faster than the worker works it off', async (t) => {
  await using pool = layerPool({ workers: 1, program, settings });
  const tar = await tarOf({ big: Buffer.alloc(60_000_000) });
  let most = 0;
  let given = 0;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks(tar, 100_000)) {
      given += chunk.length;
      yield chunk;
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
  };
  const before = process.memoryUsage().arrayBuffers;
  await pool.run(watched(), () => ({ diffId: digestOf(tar), unpackedSize: tar.length }));

  t.assert.equal(given, tar.length);
  t.assert.equal(most - before < 20_000_000, true, `${most - before} bytes in buffers`);
});

test('a pool that is closed ends what is under way', async (t) => {
  const pool = layerPool({ workers: 1, program, settings });
  let closed = false;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.alloc(512 * 1024);
    } finally {
      closed = true;
    }
  };
  const running = pool.run(endless(), () => ({ diffId: digestOf(''), unpackedSize: 0 }));
  await pool[Symbol.asyncDispose]();

  await t.assert.rejects(running, fails('INTERNAL'));
  t.assert.equal(closed, true);
});

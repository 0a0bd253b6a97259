import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { digestOf } from '../../src/core/digest.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { type RegistryOptions, registrySource } from '../../src/source/registry.ts';
import type { BlobImage } from '../../src/source/source.ts';
import { cutAfter, type Fault, startFakeRegistry } from '../support/fake-registry.ts';
import type { SeenRequest } from '../support/http-server.ts';
import { buildImage } from '../support/image.ts';
import { testOpenOptions, testRegistryOptions, testRetry } from '../support/registry-options.ts';

const image = await buildImage([randomBytes(300_000)], { compression: 'none' });
const layer = image.layers[0]?.blob ?? Buffer.of();
const isLayer = ({ path }: SeenRequest): boolean => path.endsWith(digestOf(layer));

/** Opens the image in a registry with a fault, and reads its one layer. */
async function readLayer(fault: Fault, options: Partial<RegistryOptions> = {}, signal?: AbortSignal) {
  await using registry = await startFakeRegistry(fault);
  registry.image(image);
  await using opened = await registrySource(testRegistryOptions(options)).open(
    `${registry.host}/app`,
    testOpenOptions(),
  );
  assert.ok(opened.access === 'blobs');
  const bytes = Buffer.concat(await Array.fromAsync(read(opened, signal)));
  const asked = registry.requests.filter((request) => isLayer(request));
  return { bytes, ranges: asked.map(({ headers }) => headers.range) };
}

function read(opened: BlobImage, signal = new AbortController().signal): AsyncIterable<Uint8Array> {
  const [first] = opened.image.layers;
  assert.ok(first);
  return opened.read(first, signal);
}

/** Does something to the layer's first answers, one function each. */
function first(...faults: readonly Fault[]): Fault {
  let at = 0;
  return (request, response) => {
    if (!isLayer(request)) return false;
    const fault = faults[at];
    at += 1;
    return fault?.(request, response) ?? false;
  };
}

function reply(
  response: ServerResponse,
  { status, headers }: { status: number; headers: OutgoingHttpHeaders },
  bytes: Buffer,
): true {
  response.writeHead(status, headers).end(bytes);
  return true;
}

function rest(request: SeenRequest): Buffer {
  return layer.subarray(Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0));
}

describe('a connection that drops', () => {
  test('goes on where it broke off, and no byte comes twice', async () => {
    const { bytes, ranges } = await readLayer(first((_, response) => cutAfter(response, layer, 100_000)));
    assert.ok(bytes.equals(layer));
    assert.deepEqual(ranges, [undefined, 'bytes=100000-']);
  });

  test('several times', async () => {
    const cutPart: Fault = (request, response) => {
      const bytes = rest(request);
      const from = layer.length - bytes.length;
      response.writeHead(206, {
        'content-length': bytes.length,
        'content-range': `bytes ${from}-${layer.length - 1}/${layer.length}`,
      });
      response.write(bytes.subarray(0, 50_000), () => response.destroy());
      return true;
    };
    const waits: number[] = [];
    const { bytes, ranges } = await readLayer(
      first((_, response) => cutAfter(response, layer, 50_000), cutPart, cutPart, cutPart, cutPart),
      { retry: testRetry(waits) },
    );
    assert.ok(bytes.equals(layer));
    assert.deepEqual(
      ranges,
      [0, 1, 2, 3, 4, 5].map((at) => (at === 0 ? undefined : `bytes=${at * 50_000}-`)),
    );
    assert.deepEqual(waits, [250, 250, 250, 250, 250]);
  });

  test('a server that knows no ranges sends it all again: what was delivered is skipped', async () => {
    const whole: Fault = (_, response) =>
      reply(response, { status: 200, headers: { 'content-length': layer.length } }, layer);
    const { bytes, ranges } = await readLayer(
      first((_, response) => cutAfter(response, layer, 123_457), whole),
    );
    assert.ok(bytes.equals(layer));
    assert.equal(ranges.length, 2);
  });

  test('a server that begins earlier than asked is cut to what is missing', async () => {
    const earlier: Fault = (_, response) => {
      const headers = { 'content-range': `bytes 65536-${layer.length - 1}/${layer.length}` };
      return reply(response, { status: 206, headers: headers }, layer.subarray(65_536));
    };
    const { bytes } = await readLayer(first((_, response) => cutAfter(response, layer, 100_000), earlier));
    assert.ok(bytes.equals(layer));
  });

  for (const [name, range] of [
    ['a later part', `bytes 200000-${layer.length - 1}/${layer.length}`],
    ['a part it does not name', undefined],
  ] as const) {
    test(`a server that answers with ${name} is refused`, async () => {
      const later: Fault = (_, response) =>
        reply(
          response,
          { status: 206, headers: range ? { 'content-range': range } : {} },
          layer.subarray(200_000),
        );
      await assert.rejects(
        readLayer(first((_, response) => cutAfter(response, layer, 100_000), later)),
        (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'REGISTRY_FAILED',
      );
    });
  }

  test('before the first byte, again and again: given up after the tries there are', async () => {
    const waits: number[] = [];
    await assert.rejects(
      readLayer((request, response) => isLayer(request) && cutAfter(response, layer, 0), {
        retry: testRetry(waits),
      }),
      (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'REGISTRY_UNREACHABLE',
    );
    assert.equal(waits.length, 3);
  });

  test('a byte at a time: given up in the end', async () => {
    const miserly: Fault = (request, response) => {
      if (!isLayer(request)) return false;
      const bytes = rest(request);
      const from = layer.length - bytes.length;
      response.writeHead(from === 0 ? 200 : 206, {
        'content-length': bytes.length,
        ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${layer.length - 1}/${layer.length}` }),
      });
      response.write(bytes.subarray(0, 1), () => response.destroy());
      return true;
    };
    await assert.rejects(
      readLayer(miserly),
      (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'REGISTRY_UNREACHABLE',
    );
  });

  test('at an end that looks like one: without a length, the rest is asked for too', async () => {
    const cutOff: Fault = (_, response) => {
      response.useChunkedEncodingByDefault = false;
      response.removeHeader('content-length');
      response.shouldKeepAlive = false;
      response.writeHead(200);
      response.end(layer.subarray(0, 77_777));
      return true;
    };
    const { bytes, ranges } = await readLayer(first(cutOff));
    assert.ok(bytes.equals(layer));
    assert.deepEqual(ranges, [undefined, 'bytes=77777-']);
  });
});

test('silence in mid-blob is ended, and the rest asked for over another connection', async () => {
  const silent: Fault = (_, response) => {
    response.writeHead(200, { 'content-length': layer.length });
    response.write(layer.subarray(0, 40_000));
    return true;
  };
  const timeouts = { connectMs: 1_000, idleMs: 400 };
  const { bytes, ranges } = await readLayer(first(silent), { timeouts });
  assert.ok(bytes.equals(layer));
  assert.deepEqual(ranges, [undefined, 'bytes=40000-']);
});

for (const [name, answers] of [
  ['before the headers', false],
  ['after the headers', true],
] as const) {
  test(`silence in mid-blob that goes on ${name} is TIMED_OUT, after one more try`, async () => {
    let asked = 0;
    const silent: Fault = (request, response) => {
      if (!isLayer(request)) return false;
      asked += 1;
      const bytes = rest(request);
      const from = layer.length - bytes.length;
      if (from > 0 && !answers) return true;
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': bytes.length,
        ...(from > 0 ? { 'content-range': `bytes ${from}-${layer.length - 1}/${layer.length}` } : {}),
      });
      if (from > 0) response.flushHeaders();
      else response.write(bytes.subarray(0, 40_000));
      return true;
    };
    const timeouts = { connectMs: 1_000, idleMs: 400 };
    await assert.rejects(readLayer(silent, { timeouts }), (thrown: unknown) => {
      assert.ok(thrown instanceof KedgeError && thrown.code === 'TIMED_OUT');
      assert.match(thrown.message, /0\.4 s, also when it was tried again for the rest of layer sha256:/);
      return true;
    });
    assert.equal(asked, 2);
  });
}

test('silence after ever more bytes is waited out each time', async () => {
  const step: Fault = (request, response) => {
    const bytes = rest(request);
    const from = layer.length - bytes.length;
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': bytes.length,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${layer.length - 1}/${layer.length}` } : {}),
    });
    response.write(bytes.subarray(0, 40_000));
    return true;
  };
  const timeouts = { connectMs: 1_000, idleMs: 200 };
  const { bytes, ranges } = await readLayer(first(step, step, step), { timeouts });
  assert.ok(bytes.equals(layer));
  assert.equal(ranges.length, 4);
});

test('silence for good is TIMED_OUT', async () => {
  const timeouts = { connectMs: 1_000, idleMs: 400 };
  await assert.rejects(
    readLayer((request) => isLayer(request), { timeouts }),
    (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'TIMED_OUT',
  );
});

test('a blob that is shorter than the manifest says ends where it ends: who checks sizes will say so', async () => {
  const short: Fault = (_, response) =>
    reply(response, { status: 200, headers: { 'content-length': 1_000 } }, layer.subarray(0, 1_000));
  const { bytes, ranges } = await readLayer(first(short));
  assert.equal(bytes.length, 1_000);
  assert.equal(ranges.length, 1);
});

test('a reader who gives up ends the transfer with the reason', async () => {
  const controller = new AbortController();
  const stalled: Fault = (_, response) => {
    response.writeHead(200, { 'content-length': layer.length });
    response.write(layer.subarray(0, 10_000), () => controller.abort(new RangeError('enough')));
    return true;
  };
  await assert.rejects(readLayer(first(stalled), {}, controller.signal), RangeError);
});

test('every call reads afresh, and several at once do not disturb each other', async () => {
  await using registry = await startFakeRegistry();
  registry.image(image);
  await using opened = await registrySource(testRegistryOptions()).open(
    `${registry.host}/app`,
    testOpenOptions(),
  );
  assert.ok(opened.access === 'blobs');
  const all = await Promise.all([1, 2, 3].map(() => Array.fromAsync(read(opened))));
  for (const chunks of all) assert.ok(Buffer.concat(chunks).equals(layer));
});

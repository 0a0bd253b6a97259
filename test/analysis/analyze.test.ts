import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { AnalysisEvent } from '../../src/analysis/events.ts';
import { digestOf } from '../../src/core/digest.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { openCache } from '../../src/layer/cache.ts';
import { privateDirectory } from '../support/daemon.ts';
import {
  type BuiltImage,
  blobPath,
  buildImage,
  dockerArchive,
  type ImageOptions,
  ociLayout,
} from '../support/image.ts';
import { type Members, tarOf, writeMembers } from '../support/layers.ts';
import { needs } from '../support/real-part.ts';
import { registryPrograms, startRegistry } from '../support/registry.ts';
import { type ScanOptions, scanImage } from '../support/scan.ts';

const layers: Members[] = [
  {
    'etc/os-release': 'ID=alpine\nVERSION_ID=3.99\n',
    'lib/apk/db/installed': 'P:musl\nV:1.2-r3\nA:x86_64\nL:MIT\n\n',
  },
  { 'app/node_modules/left-pad/package.json': '{"name":"left-pad","version":"1.3.0"}' },
];

type Edit = (members: Record<string, Uint8Array | string>, image: BuiltImage) => void;

/** A layout on disk, its members edited before they are written. */
async function layoutOf(t: TestContext, edit: Edit = () => {}, options: ImageOptions = {}): Promise<string> {
  const home = await privateDirectory();
  t.after(() => home[Symbol.asyncDispose]());
  const image = await buildImage(layers, options);
  const members = { ...ociLayout({ image }) } as Record<string, Uint8Array | string>;
  edit(members, image);
  await writeMembers(home.path, members);
  return `oci-dir:${home.path}`;
}

const fails =
  (code: string, ...parts: readonly string[]) =>
  (error: unknown) =>
    error instanceof KedgeError && error.code === code && parts.every((part) => error.message.includes(part));

const blobOf = (image: BuiltImage, layer: number): string =>
  blobPath(image.layers[layer]?.digest ?? digestOf(''));

const damages: readonly (readonly [string, string, Edit, ImageOptions?])[] = [
  [
    'a layer with other bytes than its digest says',
    'DIGEST_MISMATCH',
    (members, image) => {
      const blob = Buffer.from(image.layers[1]?.blob ?? []);
      blob[blob.length - 9] = (blob[blob.length - 9] ?? 0) ^ 1;
      members[blobOf(image, 1)] = blob;
    },
  ],
  [
    'a layer longer than its size',
    'SIZE_MISMATCH',
    (members, image) => {
      members[blobOf(image, 1)] = Buffer.concat([image.layers[1]?.blob ?? Buffer.of(), Buffer.alloc(10)]);
    },
  ],
  [
    'a layer shorter than its size',
    'SIZE_MISMATCH',
    (members, image) => {
      members[blobOf(image, 1)] = Buffer.from(image.layers[1]?.blob ?? []).subarray(0, -9);
    },
  ],
  [
    'a diffID that is not the layer’s',
    'DIGEST_MISMATCH',
    () => {},
    {
      config: { rootfs: { type: 'layers', diff_ids: [digestOf('a'), digestOf('b')] } },
    },
  ],
  [
    'a config with other bytes than its digest says',
    'DIGEST_MISMATCH',
    (members, image) => {
      members[blobPath(digestOf(image.config))] = Buffer.from(
        image.config.toString().replace('amd64', 'arm64'),
      );
    },
  ],
  [
    'a missing layer',
    'ARCHIVE_INVALID',
    (members, image) => {
      delete members[blobOf(image, 1)];
    },
  ],
];

for (const [what, code, edit, options] of damages) {
  test(`${what} is ${code}`, async (t) => {
    const location = await layoutOf(t, edit, options);
    await t.assert.rejects(scanImage(location), fails(code));
  });
}

test('with allowMismatch a wrong diffID is a problem that names the layer', async (t) => {
  const location = await layoutOf(t, () => {}, {
    config: { rootfs: { type: 'layers', diff_ids: [digestOf('a'), digestOf('b')] } },
  });
  const { problems, packages } = await scanImage(location, { allowMismatch: true });

  t.assert.deepEqual(
    problems.map(({ code, layer }) => [code, layer]),
    [
      ['digest-mismatch', 0],
      ['digest-mismatch', 1],
    ],
  );
  t.assert.deepEqual(
    packages.map((pkg) => pkg.name),
    ['musl', 'left-pad'],
  );
});

test('a config that lists more layers than there are is worked through, with a warning', async (t) => {
  const built = await buildImage(layers);
  const diffIds = [digestOf('gone'), ...built.layers.map((layer) => layer.diffId)];
  const location = await layoutOf(t, () => {}, { config: { rootfs: { type: 'layers', diff_ids: diffIds } } });
  const { problems, packages } = await scanImage(location);

  t.assert.deepEqual(
    problems.map((problem) => problem.code),
    ['layer-count'],
  );
  t.assert.equal(packages.length, 2);
});

test('a layer that is no tar names itself and what is wrong', async (t) => {
  const home = await privateDirectory();
  t.after(() => home[Symbol.asyncDispose]());
  const image = await buildImage([Buffer.alloc(5000, 'not a tar')]);
  await writeMembers(home.path, ociLayout({ image }));

  await t.assert.rejects(
    scanImage(`oci-dir:${home.path}`),
    fails('LAYER_CORRUPT', image.layers[0]?.digest.slice(7) ?? '?', 'tar header at byte 0'),
  );
});

test('a bomb among the layers ends the scan with the limit', async (t) => {
  const location = await layoutOf(t);

  await t.assert.rejects(
    scanImage(location, { limits: { ...defaultLimits, maxLayerBytes: 600 } }),
    (error) =>
      fails('LIMIT_EXCEEDED')(error) && /limits\.maxLayerBytes/.test((error as KedgeError).remedy ?? ''),
  );
});

const kinds = (events: readonly AnalysisEvent[]): string[] =>
  events.filter((event) => event.kind === 'layer-done').map((event) => (event.cached ? 'cached' : 'read'));

async function privateCache(t: TestContext, { blobs }: { readonly blobs: boolean }) {
  const home = await privateDirectory();
  t.after(() => home[Symbol.asyncDispose]());
  const options = { directory: home.path, maxBytes: 1 << 30, blobs, now: Date.now, warn: t.assert.fail };
  return { cache: openCache(options), directory: home.path };
}

test('a layer is read once, and again when it may give another answer', async (t) => {
  const location = await layoutOf(t);
  const { cache } = await privateCache(t, { blobs: false });
  const scan = async (options: ScanOptions) => {
    const events: AnalysisEvent[] = [];
    return { analysis: await scanImage(location, { cache, events, ...options }), layers: kinds(events) };
  };
  const first = await scan({});
  const second = await scan({});

  t.assert.deepEqual(first.layers, ['read', 'read']);
  t.assert.deepEqual(second.layers, ['cached', 'cached']);
  t.assert.deepEqual([...second.analysis.files], [...first.analysis.files]);
  t.assert.deepEqual({ ...second.analysis, files: 0 }, { ...first.analysis, files: 0 });
  t.assert.deepEqual((await scan({ digests: ['sha256'] })).layers, ['read', 'read']);
});

test('cached layers that were cut or altered are read again', async (t) => {
  const location = await layoutOf(t);
  const { cache, directory } = await privateCache(t, { blobs: false });
  const wanted = await scanImage(location, { cache });
  for (const file of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) writeFileSync(join(file.parentPath, file.name), 'kedge-cache-1 nonsense');
  }
  const events: AnalysisEvent[] = [];
  const again = await scanImage(location, { cache, events });

  t.assert.deepEqual(kinds(events), ['read', 'read']);
  t.assert.deepEqual(again.packages, wanted.packages);
});

test('a scan that is interrupted stops with the reason', async (t) => {
  const location = await layoutOf(t);
  const controller = new AbortController();
  const events: AnalysisEvent[] = [];
  const scanning = scanImage(location, { signal: controller.signal, events });
  controller.abort(new KedgeError('INTERRUPTED', 'interrupted'));

  await t.assert.rejects(scanning, fails('INTERRUPTED'));
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

test('an image in a stream whose layer is missing, or that holds none, is refused', async (t) => {
  const image = await buildImage(layers, { docker: true });
  const members = { ...dockerArchive({ image, tags: ['a:1'] }) } as Record<string, Uint8Array | string>;
  const layer = Object.keys(members).find((name) => name.endsWith('layer.tar')) ?? '';
  delete members[layer];

  await t.assert.rejects(
    scanImage('-', { stdin: once(await tarOf(members)) }),
    fails('ARCHIVE_INVALID', layer),
  );
  await t.assert.rejects(
    scanImage('-', { stdin: once(await tarOf({ readme: 'no image' })) }),
    (error) => error instanceof KedgeError && error.message.includes('standard input'),
  );
});

test('a stream of more layers than any image has is refused', async (t) => {
  const empty = gzipSync(Buffer.alloc(1024));
  const members = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`${i}/layer.tar`, empty]));

  await t.assert.rejects(
    scanImage('-', { stdin: once(await tarOf(members)) }),
    fails('ARCHIVE_INVALID', '1024'),
  );
});

test('a registry is not asked again for a layer whose blob was kept', {
  skip: needs('skopeo', ...registryPrograms),
}, async (t) => {
  await using registry = await startRegistry();
  const archive = join(import.meta.dirname, '../images/alpine-3.14.tar');
  const push = [
    'copy',
    '--dest-tls-verify=false',
    `docker-archive:${archive}`,
    `docker://${registry.host}/a:1`,
  ];
  execFileSync('skopeo', push);
  const { cache } = await privateCache(t, { blobs: true });
  const first = await scanImage(`registry:${registry.host}/a:1`, { cache });
  const layer = first.image.layers[0]?.digest ?? '?';
  const asked = (): number =>
    registry
      .log()
      .split('\n')
      .filter((line) => line.includes(`/blobs/${layer}`)).length;
  const before = asked();
  // Other digests are another question: the layer has to be read again, from the kept blob.
  const second = await scanImage(`registry:${registry.host}/a:1`, { cache, digests: ['sha1'] });

  t.assert.notEqual(before, 0);
  t.assert.equal(asked(), before);
  t.assert.deepEqual(second.packages, first.packages);
});

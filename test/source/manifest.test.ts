import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import {
  dockerIndex,
  dockerManifest,
  maxManifestBytes,
  ociIndex,
  ociManifest,
  parseManifest,
} from '../../src/source/manifest.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const ociConfig = 'application/vnd.oci.image.config.v1+json';
const ociLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';

function image(changes: object = {}): Record<string, unknown> {
  return {
    schemaVersion: 2,
    mediaType: ociManifest,
    config: { mediaType: ociConfig, digest, size: 10 },
    layers: [{ mediaType: ociLayer, digest, size: 20 }],
    ...changes,
  };
}

function withLayer(mediaType: string, changes: object = {}): Record<string, unknown> {
  return image({ layers: [{ mediaType, digest, size: 20, ...changes }] });
}

function withConfig(mediaType: string): Record<string, unknown> {
  return image({ config: { mediaType, digest, size: 2 } });
}

function parse(document: unknown, mediaType?: string) {
  return parseManifest(Buffer.from(JSON.stringify(document)), 'image test', mediaType);
}

const kinds: readonly (readonly [name: string, document: object, given: string | undefined, type: string])[] =
  [
    ['an OCI manifest', image(), undefined, ociManifest],
    [
      'an OCI manifest without a media type of its own',
      image({ mediaType: undefined }),
      ociManifest,
      ociManifest,
    ],
    ['a Docker manifest', image({ mediaType: dockerManifest }), undefined, dockerManifest],
    ['a manifest that nobody names a type for', image({ mediaType: undefined }), undefined, ociManifest],
    ['a manifest served as plain JSON', image({ mediaType: undefined }), 'application/json', ociManifest],
    [
      'a media type with parameters',
      image({ mediaType: undefined }),
      `${dockerManifest}; charset=utf-8`,
      dockerManifest,
    ],
    ['an OCI index', { schemaVersion: 2, mediaType: ociIndex, manifests: [] }, undefined, ociIndex],
    [
      'a Docker manifest list',
      { schemaVersion: 2, mediaType: dockerIndex, manifests: [] },
      undefined,
      dockerIndex,
    ],
    ['an index that nobody names a type for', { schemaVersion: 2, manifests: [] }, undefined, ociIndex],
  ];

for (const [name, document, given, type] of kinds) {
  test(`${name} is read as ${type}`, () => assert.equal(parse(document, given).mediaType, type));
}

for (const mediaType of [
  'application/vnd.oci.image.layer.v1.tar',
  'application/vnd.oci.image.layer.v1.tar+zstd',
  'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  'application/vnd.docker.image.rootfs.diff.tar.gzip',
  'application/vnd.docker.image.rootfs.diff.tar.zstd',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  'application/vnd.docker.container.image.rootfs.diff+x-gtar',
  'application/x-tar',
]) {
  test(`layers of type ${mediaType} are taken`, () =>
    assert.equal(parse(withLayer(mediaType)).kind, 'manifest'));
}

test('a descriptor keeps what it says, and drops what has no form', () => {
  const parsed = parse(
    withLayer(ociLayer, {
      urls: ['https://a/b', 7],
      annotations: { x: 'y', z: 1 },
      platform: { os: 'linux' },
    }),
  );
  assert.ok(parsed.kind === 'manifest');
  assert.deepEqual(parsed.layers, [
    { mediaType: ociLayer, digest, size: 20, urls: ['https://a/b'], annotations: { x: 'y' } },
  ]);
});

test('an index keeps the platforms of its manifests', () => {
  const platform = { os: 'linux', architecture: 'arm', variant: 'v7', 'os.version': 'x' };
  const parsed = parse({
    schemaVersion: 2,
    manifests: [{ mediaType: ociManifest, digest, size: 1, platform }],
  });
  assert.ok(parsed.kind === 'index');
  assert.deepEqual(parsed.manifests[0]?.platform, { os: 'linux', architecture: 'arm', variant: 'v7' });
});

const artifacts: readonly (readonly [name: RegExp, document: object])[] = [
  [/a Helm chart/, withConfig('application/vnd.cncf.helm.config.v1+json')],
  [/a WebAssembly module/, withConfig('application/vnd.wasm.config.v0+json')],
  [/an artifact without a config/, withConfig('application/vnd.oci.empty.v1+json')],
  [/an artifact \(no media type\)/, withConfig('')],
  [/an SBOM \(SPDX\)/, image({ artifactType: 'application/spdx+json' })],
  [/a cosign signature/, withLayer('application/vnd.dev.cosign.simplesigning.v1+json')],
  [/an in-toto attestation/, withLayer('application/vnd.in-toto+json')],
  [/an SBOM \(CycloneDX\)/, withLayer('application/vnd.cyclonedx+json')],
  [/an artifact \(application\/x\\x1b\)/, withConfig('application/x\u001b')],
  [/a document of unknown type/, { schemaVersion: 2 }],
  [
    /application\/vnd\.oci\.artifact\.manifest/,
    { mediaType: 'application/vnd.oci.artifact.manifest.v1+json' },
  ],
];

for (const [name, document] of artifacts) {
  test(`what is not an image is refused by name: ${name}`, () => {
    assert.throws(
      () => parse(document),
      (thrown: unknown) =>
        thrown instanceof KedgeError && thrown.code === 'MANIFEST_UNSUPPORTED' && name.test(thrown.message),
    );
  });
}

for (const [name, document, given] of [
  ['by its version', { schemaVersion: 1, fsLayers: [], history: [] }, undefined],
  ['by its media type', {}, 'application/vnd.docker.distribution.manifest.v1+prettyjws'],
  ['by its own word', { mediaType: 'application/vnd.docker.distribution.manifest.v1+json' }, dockerManifest],
] as const) {
  test(`schema 1 is known ${name} and refused`, () => {
    assert.throws(
      () => parse(document, given),
      (thrown: unknown) =>
        thrown instanceof KedgeError &&
        thrown.code === 'MANIFEST_UNSUPPORTED' &&
        thrown.message.includes('schema 1'),
    );
  });
}

const malformed: readonly (readonly [name: string, document: unknown, code?: ErrorCode])[] = [
  ['both a manifest and an index', { ...image(), manifests: [] }],
  ['an array', []],
  ['null', null],
  ['without layers', image({ layers: undefined })],
  ['with layers that are no list', image({ layers: {} })],
  ['without a config', image({ config: undefined })],
  ['with a layer that is a text', image({ layers: ['x'] })],
  ['with a negative size', withLayer(ociLayer, { size: -1 })],
  ['with a size beyond what can be counted', withLayer(ociLayer, { size: 2 ** 53 })],
  ['with a fraction of a byte', withLayer(ociLayer, { size: 1.5 })],
  ['with a digest that is a path', withLayer(ociLayer, { digest: 'sha256:../../etc/passwd' })],
  ['with an upper-case digest', withLayer(ociLayer, { digest: digest.toUpperCase() })],
  ['with a media type that is a number', image({ layers: [{ mediaType: 1, digest, size: 1 }] })],
  ['an index whose manifests are no list', { mediaType: ociIndex, manifests: {} }],
  ['an index without manifests', { mediaType: ociIndex }],
  ['with encrypted layers', withLayer(`${ociLayer}+encrypted`)],
];

for (const [name, document] of malformed) {
  test(`refused: ${name}`, () => {
    assert.throws(
      () => parse(document),
      (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'MANIFEST_UNSUPPORTED',
    );
  });
}

for (const [text, message, remedy] of [
  ['{', /^image test is not JSON$/, /again/],
  ['\n <html>', /^image test is not JSON but a web page$/, /address/],
] as const) {
  test(`what is not JSON is refused: ${JSON.stringify(text)}`, () => {
    assert.throws(() => parseManifest(Buffer.from(text), 'image test'), {
      code: 'MANIFEST_UNSUPPORTED',
      message,
      remedy,
    });
  });
}

test('a manifest of more than 4 MiB is not even looked at', () => {
  assert.throws(() => parseManifest(Buffer.alloc(maxManifestBytes + 1, 0x20), 'image test'), {
    code: 'LIMIT_EXCEEDED',
    message: /4194305 bytes/,
    remedy: /NAME@sha256:/,
  });
});

test('deep nesting within the limit is no crash', () => {
  const half = maxManifestBytes / 2 - 10;
  assert.throws(
    () => parseManifest(Buffer.from(`{"a":${'['.repeat(half)}${']'.repeat(half)}}`), 'image test'),
    KedgeError,
  );
});

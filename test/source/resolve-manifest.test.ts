import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestOf } from '../../src/core/digest.ts';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { parsePlatform } from '../../src/model/platform.ts';
import type { Descriptor } from '../../src/source/descriptor.ts';
import { ociIndex, ociManifest } from '../../src/source/manifest.ts';
import { configPlatform, type ResolveOptions, resolveManifest } from '../../src/source/resolve-manifest.ts';

/** Documents by digest, as a registry or a layout holds them. */
class Store {
  readonly documents = new Map<string, Buffer>();
  readonly asked: string[] = [];

  add(document: object, mediaType: string, more: object = {}): Record<string, unknown> {
    const bytes = Buffer.from(JSON.stringify(document));
    this.documents.set(digestOf(bytes), bytes);
    return { mediaType, digest: digestOf(bytes), size: bytes.length, ...more };
  }

  /** An image for a platform; its descriptor names the platform unless `named` is false. */
  image(platform: string, more: object = {}, named = true): Record<string, unknown> {
    const [os, architecture, variant] = platform.split('/');
    const config = this.add(
      { os, architecture, variant, of: platform },
      'application/vnd.oci.image.config.v1+json',
    );
    const manifest = { schemaVersion: 2, mediaType: ociManifest, config, layers: [] };
    return this.add(manifest, ociManifest, {
      ...(named ? { platform: { os, architecture, variant } } : {}),
      ...more,
    });
  }

  artifact(more: object = {}): Record<string, unknown> {
    const config = this.add({}, 'application/vnd.cncf.helm.config.v1+json');
    return this.add({ schemaVersion: 2, mediaType: ociManifest, config, layers: [] }, ociManifest, more);
  }

  index(...manifests: readonly object[]): Record<string, unknown> {
    return this.add({ schemaVersion: 2, mediaType: ociIndex, manifests }, ociIndex);
  }

  fetch = async ({ digest }: Descriptor): Promise<Uint8Array> => {
    this.asked.push(digest);
    const bytes = this.documents.get(digest);
    assert.ok(bytes, `${digest} was asked for and is not there`);
    return bytes;
  };

  resolve(root: Record<string, unknown>, options: Partial<ResolveOptions> = {}) {
    const bytes = this.documents.get(String(root['digest']));
    assert.ok(bytes);
    const machine = parsePlatform('linux/amd64');
    return resolveManifest({ bytes }, this.fetch, {
      platform: undefined,
      what: 'image',
      machine,
      ...options,
    });
  }
}

function fails(code: ErrorCode, pattern = /./) {
  return (thrown: unknown): boolean =>
    thrown instanceof KedgeError && thrown.code === code && pattern.test(thrown.message);
}

const attestation = {
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
};

describe('choosing', () => {
  test('a manifest without an index is taken as it is', async () => {
    const store = new Store();
    const root = store.image('linux/arm64');
    const resolved = await store.resolve(root);
    assert.equal(resolved.manifestDigest, root['digest']);
    assert.equal(resolved.indexDigest, undefined);
    assert.deepEqual(store.asked, []);
  });

  test('without a wish, the machine decides', async () => {
    const store = new Store();
    const images = ['linux/arm64', 'linux/amd64', 'windows/amd64'].map((platform) => store.image(platform));
    const index = store.index(...images);
    const resolved = await store.resolve(index);
    assert.equal(resolved.manifestDigest, images[1]?.['digest']);
    assert.equal(resolved.indexDigest, index['digest']);
  });

  test('a wish goes before the machine, and only the chosen manifest is fetched', async () => {
    const store = new Store();
    const images = ['linux/amd64', 'linux/arm/v6', 'linux/arm/v5'].map((platform) => store.image(platform));
    const resolved = await store.resolve(store.index(...images), { platform: parsePlatform('linux/arm/v7') });
    assert.equal(resolved.manifestDigest, images[1]?.['digest']);
    assert.deepEqual(store.asked, [images[1]?.['digest']]);
  });

  test('the only image there is is taken, whatever the machine', async () => {
    const store = new Store();
    const image = store.image('linux/s390x');
    const resolved = await store.resolve(store.index(image, store.artifact(attestation)));
    assert.equal(resolved.manifestDigest, image['digest']);
  });

  test('the only image there is has to fit a wish', async () => {
    const store = new Store();
    const index = store.index(store.image('linux/s390x'));
    await assert.rejects(
      store.resolve(index, { platform: parsePlatform('linux/amd64') }),
      fails('PLATFORM_NOT_FOUND'),
    );
  });

  test('when none fits, the error lists what there is', async () => {
    const store = new Store();
    const index = store.index(
      store.image('linux/s390x'),
      store.image('linux/arm64'),
      store.artifact(attestation),
    );
    await assert.rejects(
      store.resolve(index),
      fails('PLATFORM_NOT_FOUND', /linux\/amd64; there is linux\/arm64, linux\/s390x$/),
    );
  });

  test('attestations are passed over by annotation, by platform and by artifact type', async () => {
    const store = new Store();
    const image = store.image('linux/amd64');
    for (const more of [
      { ...attestation, platform: { os: 'linux', architecture: 'amd64' } },
      { platform: attestation.platform },
      { artifactType: 'application/spdx+json', platform: { os: 'linux', architecture: 'amd64' } },
    ]) {
      const resolved = await store.resolve(store.index(store.artifact(more), image));
      assert.equal(resolved.manifestDigest, image['digest']);
    }
  });

  test('an index of nothing but attestations is no image', async () => {
    const store = new Store();
    await assert.rejects(
      store.resolve(store.index(store.artifact(attestation))),
      fails('MANIFEST_UNSUPPORTED'),
    );
    await assert.rejects(store.resolve(store.index()), fails('MANIFEST_UNSUPPORTED'));
  });

  test('where an index names no platforms, the configs do', async () => {
    const store = new Store();
    const images = ['linux/arm64', 'linux/amd64'].map((platform) => store.image(platform, {}, false));
    const resolved = await store.resolve(store.index(...images));
    assert.equal(resolved.manifestDigest, images[1]?.['digest']);
  });

  test('a signature beside an image does not stand in its way', async () => {
    const store = new Store();
    const image = store.image('linux/s390x', {}, false);
    const resolved = await store.resolve(store.index(store.artifact(), image));
    assert.equal(resolved.manifestDigest, image['digest']);
  });

  test('several artifacts and no image: the first is named', async () => {
    const store = new Store();
    const index = store.index(store.artifact(), store.artifact({ annotations: { a: 'b' } }), store.index());
    await assert.rejects(store.resolve(index), fails('MANIFEST_UNSUPPORTED', /Helm chart/));
  });
});

describe('nesting', () => {
  test('indexes within indexes are followed, the outermost is the index digest', async () => {
    const store = new Store();
    const image = store.image('linux/amd64');
    const outer = store.index(store.index(store.index(store.image('linux/arm64'), image)));
    const resolved = await store.resolve(outer);
    assert.equal(resolved.manifestDigest, image['digest']);
    assert.equal(resolved.indexDigest, outer['digest']);
  });

  test('too many levels are refused', async () => {
    const store = new Store();
    let index = store.index(store.image('linux/amd64'));
    for (let level = 0; level < 5; level += 1) index = store.index(index);
    await assert.rejects(store.resolve(index), fails('LIMIT_EXCEEDED'));
  });

  test('too many indexes side by side are refused before they are all fetched', async () => {
    const store = new Store();
    const many = Array.from({ length: 200 }, (_, at) => ({ ...store.index(store.image(`linux/cpu${at}`)) }));
    await assert.rejects(store.resolve(store.index(...many)), fails('LIMIT_EXCEEDED'));
    assert.ok(store.asked.length <= 32);
  });

  test('an index that contains itself is refused, even when mismatches are allowed', async () => {
    const store = new Store();
    const digest = digestOf('the loop');
    const loop = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: ociIndex,
        manifests: [{ mediaType: ociIndex, digest, size: 1 }],
      }),
    );
    store.documents.set(digest, loop);
    const allowing = { platform: undefined, what: 'image', allowMismatch: true };
    await assert.rejects(
      resolveManifest({ bytes: loop, digest }, store.fetch, allowing),
      fails('MANIFEST_UNSUPPORTED'),
    );
    const strict = { platform: undefined, what: 'image' };
    await assert.rejects(
      resolveManifest({ bytes: loop, digest }, store.fetch, strict),
      fails('DIGEST_MISMATCH'),
    );
  });

  test('an index that calls itself a manifest is not followed', async () => {
    const store = new Store();
    const index = store.index({ ...store.index(store.image('linux/amd64')), mediaType: ociManifest });
    await assert.rejects(store.resolve(index), fails('MANIFEST_UNSUPPORTED'));
  });
});

describe('checking', () => {
  test('a root that does not match its digest is refused', async () => {
    const store = new Store();
    const bytes = store.documents.get(String(store.image('linux/amd64')['digest'])) ?? Buffer.of();
    const root = { bytes, digest: digestOf('something else') };
    await assert.rejects(
      resolveManifest(root, store.fetch, { platform: undefined, what: 'image' }),
      fails('DIGEST_MISMATCH'),
    );
  });

  for (const [name, change, code, problem] of [
    [
      'other bytes of the same length',
      (text: string) => text.replace('"x":', '"y":'),
      'DIGEST_MISMATCH',
      'digest-mismatch',
    ],
    ['more bytes', (text: string) => `${text} `, 'SIZE_MISMATCH', 'size-mismatch'],
  ] as const) {
    test(`a manifest with ${name} is refused, or a problem where that is allowed`, async () => {
      const store = new Store();
      const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(''), size: 0 };
      const manifest = store.add(
        { schemaVersion: 2, mediaType: ociManifest, config, layers: [], x: {} },
        ociManifest,
      );
      const index = store.index(manifest);
      const digest = String(manifest['digest']);
      store.documents.set(digest, Buffer.from(change(String(store.documents.get(digest)))));
      await assert.rejects(store.resolve(index), fails(code));
      const allowed = await store.resolve(index, { allowMismatch: true });
      assert.deepEqual(
        allowed.problems.map((one) => one.code),
        [problem],
      );
    });
  }

  test('a manifest said to be enormous is not fetched', async () => {
    const store = new Store();
    const index = store.index({ ...store.image('linux/amd64'), size: 5 * 1024 * 1024 });
    await assert.rejects(store.resolve(index), fails('LIMIT_EXCEEDED'));
    assert.deepEqual(store.asked, []);
  });
});

test('a config that says nothing of its platform is of an unknown one', () => {
  assert.deepEqual(configPlatform(Buffer.from('{"os":7}'), 'config'), {
    os: 'unknown',
    architecture: 'unknown',
  });
  assert.throws(() => configPlatform(Buffer.from('nonsense'), 'config'), fails('MANIFEST_UNSUPPORTED'));
  assert.throws(() => configPlatform(Buffer.from('[]'), 'config'), fails('MANIFEST_UNSUPPORTED'));
});

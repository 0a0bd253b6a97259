import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestOf } from '../../src/core/digest.ts';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { ociIndex } from '../../src/source/manifest.ts';
import { type RegistryOptions, registrySource } from '../../src/source/registry.ts';
import type { BlobImage, OpenOptions } from '../../src/source/source.ts';
import { type FakeRegistry, type Fault, refuse, startFakeRegistry } from '../support/fake-registry.ts';
import { startServer } from '../support/http-server.ts';
import { buildImage, descriptor } from '../support/image.ts';
import { testOpenOptions, testRegistryOptions } from '../support/registry-options.ts';

const image = await buildImage([{ a: 'A' }, { b: 'B' }]);

async function open(
  { host }: { readonly host: string },
  options: Partial<RegistryOptions> = {},
  how: Partial<OpenOptions> = {},
  name = 'app',
): Promise<BlobImage> {
  const opened = await registrySource(testRegistryOptions(options)).open(
    `${host}/${name}`,
    testOpenOptions(how),
  );
  assert.ok(opened.access === 'blobs');
  return opened;
}

async function layers(opened: BlobImage): Promise<Buffer[]> {
  const { signal } = new AbortController();
  return Promise.all(
    opened.image.layers.map(async (layer) =>
      Buffer.concat(await Array.fromAsync(opened.read(layer, signal))),
    ),
  );
}

function fails(code: ErrorCode, pattern = /^(manifest of )?image registry:|^registry/, remedy = /./) {
  return (thrown: unknown): boolean => {
    assert.ok(thrown instanceof KedgeError, String(thrown));
    assert.equal(thrown.code, code, thrown.message);
    assert.match(thrown.message, pattern);
    assert.match(thrown.remedy ?? '', remedy);
    return true;
  };
}

/** Serves `bytes` for every path that holds `part`. */
function swap(part: string, bytes: Buffer | string, headers: Record<string, string> = {}): Fault {
  return ({ path }, response) => {
    if (!path.includes(part)) return false;
    response.writeHead(200, headers).end(bytes);
    return true;
  };
}

async function served(fault: Fault = () => false): Promise<FakeRegistry> {
  const registry = await startFakeRegistry(fault);
  registry.image(image);
  return registry;
}

describe('foreign layers', () => {
  /** An image whose second layer names URLs. */
  async function foreign(registry: FakeRegistry, urls: readonly string[]): Promise<Buffer> {
    const list = image.layers.map((layer, at) => ({
      ...descriptor(layer.mediaType, layer.blob),
      ...(at === 1 ? { mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', urls } : {}),
    }));
    const built = await buildImage([{ a: 'A' }, { b: 'B' }], { manifest: { layers: list } });
    registry.image(built);
    return built.layers[1]?.blob ?? Buffer.of();
  }

  test('are taken from the registry when it has them: their URLs are not asked', async () => {
    await using far = await startServer((_, response) => response.end('never'));
    await using registry = await startFakeRegistry();
    const blob = await foreign(registry, [far.url]);
    await using opened = await open(registry);
    assert.ok((await layers(opened))[1]?.equals(blob));
    assert.deepEqual(far.requests, []);
  });

  test('are fetched from their URLs, the first that works, without any credentials', async () => {
    await using registry = await startFakeRegistry(
      ({ headers }, response) =>
        headers.authorization === undefined &&
        refuse(response, 401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="x"' }),
    );
    let blob: Buffer = Buffer.of();
    await using far = await startServer((request, response) => {
      if (request.path === '/gone') response.writeHead(404).end();
      else if (request.path === '/closed')
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
      else response.end(blob);
    });
    blob = await foreign(registry, ['nonsense', `${far.url}/gone`, `${far.url}/closed`, `${far.url}/here`]);
    registry.remove(digestOf(blob));
    await using opened = await open(registry, { username: 'me', password: 'hunter2' });
    assert.ok((await layers(opened))[1]?.equals(blob));
    assert.equal(far.requests.length, 3);
    assert.ok(far.requests.every(({ headers }) => headers.authorization === undefined));
  });

  test('that are nowhere are said to be foreign, with what each URL answered', async () => {
    await using registry = await startFakeRegistry();
    await using far = await startServer((_, response) => response.writeHead(410).end());
    const urls = [
      `${far.url}/layer?signature=hunter2`,
      'http://internal.example/layer',
      'file:///etc/passwd',
      'https://me:hunter2@cdn.example/',
    ];
    const blob = await foreign(registry, urls);
    registry.remove(digestOf(blob));
    await using opened = await open(registry);
    await assert.rejects(layers(opened), (thrown: unknown) => {
      assert.ok(thrown instanceof KedgeError && thrown.code === 'IMAGE_NOT_FOUND');
      assert.match(
        thrown.message,
        /foreign layer.*status 410; internal\.example .*without TLS; a URL that cannot be asked; a URL that cannot be asked$/,
      );
      assert.doesNotMatch(thrown.message, /hunter2/);
      return true;
    });
  });
});

describe('what does not match its digest or size', () => {
  const config = image.config.toString('utf8');
  const cases: readonly (readonly [name: string, fault: Fault, code: ErrorCode, problem: string])[] = [
    [
      'a manifest that is not what the registry says it is',
      swap('manifests/latest', image.manifest, {
        'docker-content-digest': digestOf('other'),
        'content-type': image.mediaType,
      }),
      'DIGEST_MISMATCH',
      'digest-mismatch',
    ],
    [
      'a config of the same length',
      swap(digestOf(image.config), config.replace('layer 0', 'layer 7')),
      'DIGEST_MISMATCH',
      'digest-mismatch',
    ],
    [
      'a config of another length',
      swap(digestOf(image.config), `${config} `),
      'SIZE_MISMATCH',
      'size-mismatch',
    ],
  ];
  for (const [name, fault, code, problem] of cases) {
    test(`${name} is refused, or a problem where that is allowed`, async () => {
      await using registry = await served(fault);
      await assert.rejects(open(registry), fails(code, /image registry:/));
      await using opened = await open(registry, {}, { allowMismatch: true });
      assert.deepEqual(
        opened.image.problems.map((one) => one.code),
        [problem],
      );
    });
  }

  test('a manifest asked for by digest', async () => {
    await using registry = await served(
      swap(digestOf(image.manifest), `${image.manifest.toString('utf8')} `),
    );
    await assert.rejects(open(registry, {}, {}, `app@${digestOf(image.manifest)}`), fails('DIGEST_MISMATCH'));
  });

  test('a manifest within an index', async () => {
    const manifests = [descriptor(image.mediaType, image.manifest)];
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests }));
    await using registry = await served(
      swap(digestOf(image.manifest), `${image.manifest.toString('utf8')} `),
    );
    registry.manifest(index, ociIndex);
    await assert.rejects(open(registry), fails('SIZE_MISMATCH', /^manifest sha256/));
  });
});

describe('documents that are refused', () => {
  test('schema 1', async () => {
    const old = {
      schemaVersion: 1,
      name: 'app',
      tag: 'latest',
      architecture: 'amd64',
      fsLayers: [],
      history: [],
    };
    const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    await using registry = await served();
    registry.manifest(Buffer.from(JSON.stringify(old)), type);
    await assert.rejects(open(registry), fails('MANIFEST_UNSUPPORTED', /schema 1/));
    assert.match(registry.requests.at(-1)?.headers.accept ?? '', /manifest\.v1\+prettyjws/);
  });

  test('a manifest without end', async () => {
    await using registry = await served(({ path }, response) => {
      if (!path.includes('manifests/latest')) return false;
      const more = (): void =>
        void (response.write(Buffer.alloc(65_536, 0x20)) ? setImmediate(more) : response.once('drain', more));
      response.once('error', () => {});
      more();
      return true;
    });
    await assert.rejects(
      open(registry),
      fails('LIMIT_EXCEEDED', /^manifest of image registry:.* 4194304 bytes$/, /NAME@sha256:/),
    );
  });

  test('a config that is too large', async () => {
    await using registry = await served(swap(digestOf(image.config), Buffer.alloc(5_000_000)));
    await assert.rejects(
      open(registry),
      fails('LIMIT_EXCEEDED', /^config sha256:.* of image registry:/, /labels/),
    );
  });

  test('a page that is no manifest', async () => {
    await using registry = await served(swap('manifests/latest', '<html>', { 'content-type': 'text/html' }));
    await assert.rejects(open(registry), fails('MANIFEST_UNSUPPORTED', /not JSON but a web page/, /proxy/));
  });

  test('indexes one in another, all the way down', async () => {
    await using registry = await served();
    let inner: Buffer = image.manifest;
    let type = image.mediaType;
    for (let level = 0; level < 8; level += 1) {
      inner = Buffer.from(
        JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests: [descriptor(type, inner)] }),
      );
      type = ociIndex;
      registry.manifest(inner, type);
    }
    await assert.rejects(open(registry), fails('LIMIT_EXCEEDED', /too deep/, /NAME@sha256:/));
  });
});

describe('what is missing', () => {
  test('a config, a layer: the registry is said to be damaged', async () => {
    await using registry = await served();
    const layer = image.layers[0]?.digest ?? '';
    registry.remove(layer);
    await using opened = await open(registry);
    await assert.rejects(layers(opened), fails('IMAGE_NOT_FOUND', /^layer sha256:.* is missing in registry/));
    registry.remove(digestOf(image.config));
    await assert.rejects(
      open(registry),
      fails('IMAGE_NOT_FOUND', /^config sha256:.* is missing in registry/),
    );
  });

  test('a tag, where the registry does not list tags', async () => {
    for (const status of [401, 405, 500]) {
      await using registry = await served(
        ({ path }, response) => path.includes('/tags/list') && refuse(response, status, 'DENIED'),
      );
      await assert.rejects(
        open(registry, {}, {}, 'app:x'),
        fails('IMAGE_NOT_FOUND', /no such tag or digest/),
      );
    }
  });

  test('a tag, where the list holds what no tag can be', async () => {
    const tags = ['evil\u001b[31m', 7, 'latest-1', 'x'.repeat(500)];
    await using registry = await served(swap('/tags/list', JSON.stringify({ name: 'app', tags })));
    await assert.rejects(
      open(registry, {}, {}, 'app:latest-2'),
      fails('IMAGE_NOT_FOUND', /nearest: latest-1$/),
    );
  });

  test('a tag, where there are a thousand: a few are shown', async () => {
    const tags = Array.from({ length: 1000 }, (_, at) => `build-${String(at).padStart(3, '0')}`);
    await using registry = await served(swap('/tags/list', JSON.stringify({ name: 'app', tags })));
    await assert.rejects(
      open(registry, {}, {}, 'app:something-else-entirely'),
      fails('IMAGE_NOT_FOUND', /build-007 and 992 more$/),
    );
  });
});

describe('statuses', () => {
  for (const [status, code, headers, pattern] of [
    [
      429,
      'TOOMANYREQUESTS',
      { 'retry-after': '3600' },
      /no more requests now \(status 429, TOOMANYREQUESTS\); it asks to wait 3600 s/,
    ],
    [500, 'UNKNOWN', {}, /status 500, UNKNOWN/],
    [418, 'hunter2', {}, /status 418$/],
    [301, 'UNKNOWN', {}, /status 301/],
  ] as const) {
    test(`${status} is reported as what it is, without the text that came with it`, async () => {
      await using registry = await served(
        ({ path }, response) => path.includes('manifests') && refuse(response, status, code, headers),
      );
      await assert.rejects(open(registry), (thrown: unknown) => {
        assert.ok(fails('REGISTRY_FAILED', pattern)(thrown));
        assert.doesNotMatch(String(thrown), /hunter2|as the test wants it/);
        return true;
      });
    });
  }
});

describe('mirrors', () => {
  test('a mirror that has the manifest but not a layer: the layer comes from the registry', async () => {
    await using registry = await served();
    await using mirror = await served();
    mirror.remove(image.layers[1]?.digest ?? '');
    await using opened = await open(registry, { mirrors: { [registry.host]: [mirror.host] } });
    assert.ok(
      (await layers(opened)).every((bytes, at) => bytes.equals(image.layers[at]?.blob ?? Buffer.of())),
    );
    assert.deepEqual(
      registry.requests.filter(({ path }) => path !== '/v2/').map(({ path }) => path),
      [`/v2/app/blobs/${image.layers[1]?.digest}`],
    );
  });

  test('the mirror that had the tag is the one that is asked for the rest', async () => {
    await using registry = await served();
    await using empty = await startFakeRegistry();
    await using mirror = await served();
    await using opened = await open(registry, { mirrors: { [registry.host]: [empty.host, mirror.host] } });
    assert.equal((await layers(opened)).length, 2);
    assert.equal(empty.requests.filter(({ path }) => path.includes('/blobs/')).length, 0);
    assert.deepEqual(registry.requests, []);
  });

  test('a mirror that fails is passed over; when all fail, the registry has the last word', async () => {
    await using registry = await startFakeRegistry();
    await using mirror = await startFakeRegistry((_, response) => refuse(response, 500, 'UNKNOWN'));
    const mirrors = { [registry.host]: [mirror.host] };
    await assert.rejects(open(registry, { mirrors }), fails('IMAGE_NOT_FOUND', /in registry 127/));
    registry.image(image);
    await using opened = await open(registry, { mirrors });
    assert.equal((await layers(opened)).length, 2);
    registry.remove(image.layers[0]?.digest ?? '');
    await assert.rejects(layers(opened), fails('IMAGE_NOT_FOUND', /is missing in registry 127/));
  });
});

test('opening ends with the reason of the signal', async () => {
  const controller = new AbortController();
  await using registry = await served(({ path }) => {
    if (!path.includes('manifests')) return false;
    controller.abort(new RangeError('enough'));
    return true;
  });
  await assert.rejects(open(registry, {}, { signal: controller.signal }), RangeError);
});

test('redirects in a circle, and what to do about them', async () => {
  await using registry = await served(({ path }, response) => {
    if (!path.includes('manifests')) return false;
    response.writeHead(307, { location: path }).end();
    return true;
  });
  await assert.rejects(open(registry), fails('REGISTRY_FAILED', /redirects more than/, /proxy/));
});

test('a layer whose storage fails, and what to do about it', async () => {
  await using storage = await startServer((_, response) => response.writeHead(500).end());
  await using registry = await served(({ path }, response) => {
    if (!path.includes(image.layers[0]?.digest ?? 'none')) return false;
    response.writeHead(307, { location: storage.url }).end();
    return true;
  });
  await using opened = await open(registry);
  await assert.rejects(layers(opened), fails('REGISTRY_FAILED', /^layer .* storage .* status 500$/, /later/));
});

test('a location that is no reference', async () => {
  await assert.rejects(open({ host: 'UPPER' }, {}, {}, 'Case'), fails('REFERENCE_INVALID', /Case/));
});

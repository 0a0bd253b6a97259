import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { digestOf } from '../../src/core/digest.ts';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { parsePlatform } from '../../src/model/platform.ts';
import { type RegistryOptions, registrySource } from '../../src/source/registry.ts';
import type { BlobImage, OpenOptions } from '../../src/source/source.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, indexOf, ociLayout } from '../support/image.ts';
import { writeMembers } from '../support/layers.ts';
import { needs } from '../support/real-part.ts';
import { type Registry, registryPrograms, startRegistry } from '../support/registry.ts';
import { testOpenOptions, testRegistryOptions } from '../support/registry-options.ts';

const run = promisify(execFile);
const skip = needs(...registryPrograms, 'skopeo');
const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');
const user = { user: 'reader', password: 'hunter2:with,odd"signs' };

async function open(
  location: string,
  options: Partial<RegistryOptions> = {},
  how: Partial<OpenOptions> = {},
): Promise<BlobImage> {
  const opened = await registrySource(testRegistryOptions(options)).open(location, testOpenOptions(how));
  assert.ok(opened.access === 'blobs');
  return opened;
}

/** Reads every layer and checks it against its descriptor. */
async function readAll(image: BlobImage): Promise<void> {
  for (const layer of image.image.layers) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of image.read(layer, new AbortController().signal)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    assert.equal(digestOf(bytes), layer.digest);
    assert.equal(bytes.length, layer.size);
  }
}

function fails(code: ErrorCode, pattern: RegExp) {
  return (thrown: unknown): boolean => {
    assert.ok(thrown instanceof KedgeError, String(thrown));
    assert.equal(thrown.code, code, thrown.message);
    assert.match(thrown.message, pattern);
    const shown = JSON.stringify([thrown.message, thrown.remedy, thrown.cause, String(thrown.cause)]);
    assert.ok(
      !shown.includes('hunter2') && !shown.includes(Buffer.from('hunter2').toString('base64').slice(0, 8)),
    );
    return true;
  };
}

async function skopeo(...argv: readonly string[]): Promise<string> {
  return (await run('skopeo', [...argv])).stdout;
}

describe('an open registry', { skip }, () => {
  let registry: Registry;
  before(async () => {
    registry = await startRegistry();
    const target = (name: string): string => `docker://${registry.host}/${name}`;
    const plain = '--dest-tls-verify=false';
    await skopeo('copy', plain, `docker-archive:${alpine}`, target('team/alpine:3.14'));
    await skopeo('copy', plain, '--format', 'oci', `docker-archive:${alpine}`, target('team/alpine:oci'));
  });
  after(() => registry?.close());

  for (const [tag, manifestType, layerType] of [
    [
      '3.14',
      'application/vnd.docker.distribution.manifest.v2+json',
      'application/vnd.docker.image.rootfs.diff.tar.gzip',
    ],
    ['oci', 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.layer.v1.tar+gzip'],
  ] as const) {
    test(`an image pushed by skopeo is read over plain loopback HTTP: ${tag}`, async () => {
      await using image = await open(`${registry.host}/team/alpine:${tag}`);
      const { origin, config, configDigest, layers, problems } = image.image;
      const raw = await skopeo(
        'inspect',
        '--raw',
        '--tls-verify=false',
        `docker://${registry.host}/team/alpine:${tag}`,
      );
      assert.deepEqual(origin, {
        location: `registry:${registry.host}/team/alpine:${tag}`,
        tags: [`${registry.host}/team/alpine:${tag}`],
        mediaType: manifestType,
        manifestDigest: digestOf(raw),
      });
      assert.equal(digestOf(config), configDigest);
      assert.equal(configDigest, JSON.parse(raw).config.digest);
      assert.deepEqual(
        layers.map((layer) => layer.mediaType),
        [layerType],
      );
      assert.deepEqual(problems, []);
      await readAll(image);
    });
  }

  for (const compression of ['zstd', 'none'] as const) {
    test(`layers arrive as they are stored: ${compression}`, async () => {
      await using directory = await privateDirectory();
      const image = await buildImage([{ a: 'A' }, { b: 'B' }], { compression });
      await writeMembers(directory.path, ociLayout({ image, tags: ['x'] }));
      const target = `${registry.host}/${compression}:x`;
      const keep = ['--preserve-digests', '--dest-tls-verify=false'];
      await skopeo('copy', ...keep, `oci:${directory.path}:x`, `docker://${target}`);
      await using opened = await open(target);
      assert.deepEqual(
        opened.image.layers.map((layer) => layer.digest),
        image.layers.map((layer) => layer.digest),
      );
      await readAll(opened);
    });
  }

  test('a connection cut in mid-layer, three times: the real registry goes on where it broke off', async () => {
    await using proxy = await startCuttingProxy(registry.host, [500_000, 700_000, 900_000]);
    await using image = await open(`${proxy.host}/team/alpine:3.14`);
    await readAll(image);
    assert.equal(proxy.cuts(), 3);
  });

  test('a digest names the same image, and has no tag', async () => {
    await using tagged = await open(`${registry.host}/team/alpine:3.14`);
    const digest = tagged.image.origin.manifestDigest;
    await using image = await open(`${registry.host}/team/alpine@${digest}`);
    assert.equal(image.image.configDigest, tagged.image.configDigest);
    assert.deepEqual(image.image.origin.tags, []);
  });

  test('a tag that is not there: the nearest is named', async () => {
    await assert.rejects(
      open(`${registry.host}/team/alpine:3.15`),
      fails('IMAGE_NOT_FOUND', /no such tag in registry .*; nearest: 3\.14$/),
    );
    await assert.rejects(
      open(`${registry.host}/team/alpine:production`),
      fails('IMAGE_NOT_FOUND', /no such tag in registry .*; it has 3\.14, oci$/),
    );
  });

  test('a digest that is not there, and a repository that is not there', async () => {
    const digest = digestOf('nothing has this');
    await assert.rejects(
      open(`${registry.host}/team/alpine@${digest}`),
      fails('IMAGE_NOT_FOUND', /no such digest/),
    );
    await assert.rejects(
      open(`${registry.host}/team/nothing:1`),
      fails('IMAGE_NOT_FOUND', /no such repository/),
    );
  });

  test('an image for another platform than the one asked for', async () => {
    await assert.rejects(
      open(`${registry.host}/team/alpine:3.14`, {}, { platform: parsePlatform('linux/arm64') }),
      fails('PLATFORM_NOT_FOUND', /no image for linux\/arm64; there is linux\/amd64$/),
    );
  });

  test('a mirror is asked first, and the registry itself when the mirror has not got it', async () => {
    await using mirror = await startRegistry();
    await skopeo(
      'copy',
      '--dest-tls-verify=false',
      `docker-archive:${alpine}`,
      `docker://${mirror.host}/hub/team/other:1`,
    );
    const mirrors = { [registry.host]: [`${mirror.host}/hub`] };
    await using mirrored = await open(`${registry.host}/team/other:1`, { mirrors });
    assert.equal(mirrored.image.origin.location, `registry:${registry.host}/team/other:1`);
    await readAll(mirrored);
    await using own = await open(`${registry.host}/team/alpine:3.14`, { mirrors });
    await readAll(own);
    await using unreachable = await open(`${registry.host}/team/alpine:3.14`, {
      mirrors: { [registry.host]: ['127.0.0.1:1'] },
    });
    await readAll(unreachable);
  });
});

test('a multi-platform index pushed by skopeo: attestations are passed over, the platform is chosen', {
  skip,
}, async () => {
  await using registry = await startRegistry();
  await using directory = await privateDirectory();
  const builds = await Promise.all(
    ['amd64', 'arm64'].map(async (architecture) => ({
      image: await buildImage([{ 'etc/arch': architecture }], { config: { architecture } }),
      platform: { os: 'linux', architecture },
    })),
  );
  const attestation = await buildImage([{ 'attestation.json': '{}' }], {
    config: { architecture: 'unknown', os: 'unknown' },
  });
  const attested = {
    image: attestation,
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  };
  const index = indexOf([...builds, attested]);
  const layout = ociLayout(...builds, attested);
  const nested = {
    mediaType: 'application/vnd.oci.image.index.v1+json',
    digest: digestOf(index),
    size: index.length,
  };
  await writeMembers(directory.path, {
    ...layout,
    [`blobs/${digestOf(index).replace(':', '/')}`]: index,
    'index.json': JSON.stringify({ schemaVersion: 2, manifests: [nested] }),
  });
  await skopeo(
    'copy',
    '--all',
    '--dest-tls-verify=false',
    `oci:${directory.path}`,
    `docker://${registry.host}/app:multi`,
  );
  for (const [at, platform] of ['linux/amd64', 'linux/arm64/v8'].entries()) {
    await using image = await open(`${registry.host}/app:multi`, {}, { platform: parsePlatform(platform) });
    assert.equal(image.image.configDigest, digestOf(builds[at]?.image.config ?? ''));
    assert.equal(image.image.origin.indexDigest, digestOf(index));
    assert.equal(image.image.origin.manifestDigest, digestOf(builds[at]?.image.manifest ?? ''));
    await readAll(image);
  }
  await using chosen = await open(`${registry.host}/app:multi`, { machine: parsePlatform('linux/arm64') });
  assert.equal(chosen.image.configDigest, digestOf(builds[1]?.image.config ?? ''));
  await assert.rejects(
    open(`${registry.host}/app:multi`, {}, { platform: parsePlatform('linux/s390x') }),
    fails('PLATFORM_NOT_FOUND', /there is linux\/amd64, linux\/arm64$/),
  );
});

describe('a registry with TLS and a password', { skip }, () => {
  let registry: Registry;
  let caCert: string;
  let location: string;
  let home: string;
  before(async () => {
    registry = await startRegistry({ tls: true, htpasswd: user });
    caCert = await readFile(registry.caFile ?? '', 'utf8');
    location = `${registry.host}/team/alpine:3.14`;
    home = (await privateDirectory()).path;
    const login = ['--dest-tls-verify=false', `--dest-creds=${user.user}:${user.password}`];
    await skopeo('copy', ...login, `docker-archive:${alpine}`, `docker://${location}`);
  });
  after(() => registry?.close());

  test('credentials that were given, and the CA certificate, open it', async () => {
    await using image = await open(location, { caCert, username: user.user, password: user.password });
    await readAll(image);
  });

  test('credentials from the environment', async () => {
    const env = { KEDGE_REGISTRY_USERNAME: user.user, KEDGE_REGISTRY_PASSWORD: user.password };
    await using image = await open(location, { caCert, env });
    await readAll(image);
  });

  test('credentials that podman login wrote', { skip: needs('podman') }, async () => {
    const file = join(home, 'podman-auth.json');
    const login = ['login', '--authfile', file, '--tls-verify=false', '-u', user.user, '-p', user.password];
    await run('podman', [...login, registry.host]);
    await using image = await open(location, { caCert, env: { REGISTRY_AUTH_FILE: file } });
    await readAll(image);
  });

  test('credentials from a helper', async () => {
    const bin = join(home, 'bin');
    await mkdir(join(home, '.docker'), { recursive: true });
    await mkdir(bin);
    const answer = JSON.stringify({ Username: user.user, Secret: user.password });
    await writeFile(join(bin, 'docker-credential-vault'), `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`);
    await chmod(join(bin, 'docker-credential-vault'), 0o755);
    const config = { credHelpers: { [registry.host]: 'vault' } };
    await writeFile(join(home, '.docker/config.json'), JSON.stringify(config));
    await using image = await open(location, {
      caCert,
      home,
      env: { PATH: `${bin}:${process.env['PATH']}` },
    });
    await readAll(image);
  });

  test('no credentials: what was missing is said, with the helper that could not be asked', async () => {
    await assert.rejects(open(location, { caCert }), fails('REGISTRY_DENIED', /asks for credentials/));
    const env = { DOCKER_CONFIG: join(home, 'broken') };
    await mkdir(env.DOCKER_CONFIG);
    await writeFile(join(env.DOCKER_CONFIG, 'config.json'), JSON.stringify({ credsStore: 'nowhere' }));
    await assert.rejects(
      open(location, { caCert, env }),
      fails('REGISTRY_DENIED', /docker-credential-nowhere is not on PATH/),
    );
  });

  test('wrong credentials', async () => {
    await assert.rejects(
      open(location, { caCert, username: user.user, password: 'hunter2' }),
      fails('REGISTRY_DENIED', /does not let these credentials/),
    );
  });

  test('a certificate of an unknown authority is refused, on loopback too', async () => {
    await assert.rejects(
      open(location, { username: user.user, password: user.password }),
      fails('TLS_FAILED', /certificate of an unknown authority/),
    );
  });

  test('a host named insecure is not checked, and still spoken to over TLS', async () => {
    const options = { insecureRegistries: [registry.host], username: user.user, password: user.password };
    await using image = await open(location, options);
    await readAll(image);
  });

  test('a CA certificate that is none', async () => {
    await assert.rejects(open(location, { caCert: 'hunter2' }), fails('CONFIG_INVALID', /CA certificate/));
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type ArchiveForm, openArchiveFile } from '../../src/source/archive-image.ts';
import type { OpenOptions } from '../../src/source/source.ts';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive, indexOf, type NamedImage, ociLayout } from '../support/image.ts';
import { type Members, tarOf } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { needs } from '../support/real-part.ts';
import { testOpenOptions } from '../support/registry-options.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

const run = promisify(execFile);

interface Expected {
  readonly format: 'docker' | 'oci';
  readonly tags: readonly (string | null)[] | null;
  readonly config_digest: string;
  readonly manifest_digest: string | null;
  readonly actual_diff_ids: readonly string[];
}

describe('real archives', { skip: needsSharedData('images') }, () => {
  const table: Record<string, { expected: readonly Expected[] }> = JSON.parse(
    readFileSync(sharedData('images/expected/images.json'), 'utf8'),
  );
  for (const [name, { expected }] of Object.entries(table)) {
    for (const wanted of expected) {
      const choice = expected.length > 1 ? `:${wanted.tags?.[0]}` : '';
      for (const form of [wanted.format, 'any'] as const) {
        test(`${name}${choice} read as ${form} holds what it should`, async () => {
          const path = sharedData('images', name) + choice;
          const { image, diffIds } = await readImage(await openArchiveFile(path, form, testOpenOptions()));
          assert.equal(image.configDigest, wanted.config_digest);
          assert.deepEqual(diffIds, wanted.actual_diff_ids);
          assert.deepEqual(
            image.origin.tags,
            (wanted.tags ?? []).filter((tag) => tag !== null),
          );
          if (form === wanted.format)
            assert.equal(image.origin.manifestDigest ?? null, wanted.manifest_digest);
        });
      }
    }
    if (expected.length > 1) {
      test(`${name} without a choice is ambiguous`, async () => {
        const opening = openArchiveFile(sharedData('images', name), 'any', testOpenOptions());
        await assert.rejects(opening, (error: Error & { code?: string; remedy?: string }) => {
          assert.equal(error.code, 'IMAGE_AMBIGUOUS');
          for (const { tags } of expected) assert.ok(error.remedy?.includes(`:${tags?.[0]}`));
          return true;
        });
      });
    }
  }
});

const built = await buildImage([{ 'etc/motd': 'one' }, { 'etc/motd': 'two' }]);
const other = await buildImage([{ 'etc/motd': 'other' }]);
const arm = await buildImage([{ 'etc/motd': 'arm' }], { config: { architecture: 'arm64' } });

async function open(
  bytes: Uint8Array,
  form: ArchiveForm = 'any',
  { suffix = '', ...changes }: Partial<OpenOptions> & { readonly suffix?: string } = {},
) {
  await using home = await privateDirectory();
  const path = join(home.path, 'app.tar');
  await writeFile(path, bytes);
  return await readImage(await openArchiveFile(path + suffix, form, testOpenOptions(changes)));
}

for (const [name, pack] of [
  ['plain', (tar: Buffer) => tar],
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
] as const) {
  for (const [form, members] of [
    ['docker', dockerArchive({ image: built, tags: ['app:1'] })],
    ['oci', ociLayout({ image: built, tags: ['app:1'] })],
  ] as const) {
    test(`a ${name} ${form} archive gives config, tags and layers`, async () => {
      const { image, diffIds } = await open(pack(await tarOf(members)), form);
      assert.deepEqual(Buffer.from(image.config), built.config);
      assert.deepEqual(image.origin.tags, ['app:1']);
      assert.deepEqual(
        diffIds,
        built.layers.map((layer) => layer.diffId),
      );
      assert.ok(image.origin.location.startsWith(`${form}-archive:`));
    });
  }
}

const multi: readonly NamedImage[] = [
  { image: built, tags: ['app:1'], platform: { os: 'linux', architecture: 'amd64' } },
  { image: arm, tags: ['app:1'], platform: { os: 'linux', architecture: 'arm64' } },
];

for (const [form, members] of [
  ['docker', dockerArchive(...multi)],
  ['oci', ociLayout(...multi)],
] as const) {
  test(`of the platforms in a ${form} archive the one asked for is read`, async () => {
    const tar = await tarOf(members);
    for (const [architecture, wanted] of [
      ['amd64', built],
      ['arm64', arm],
    ] as const) {
      const platform = { os: 'linux', architecture };
      const { image } = await open(tar, form, { platform });
      assert.deepEqual(Buffer.from(image.config), wanted.config);
    }
    const absent = { os: 'linux', architecture: 's390x' };
    await assert.rejects(open(tar, form, { platform: absent }), { name: 'KedgeError' });
  });
}

test('an untagged image is chosen by the digest that the list of images shows', async () => {
  const tar = await tarOf(dockerArchive({ image: built }, { image: other }));
  let listed = '';
  await assert.rejects(open(tar), ({ remedy }: { remedy: string }) => {
    listed = remedy;
    return true;
  });
  const [, digest] = /@(sha256:[0-9a-f]{64})/.exec(listed) ?? [];
  const { image } = await open(tar, 'docker', { suffix: `@${digest}` });
  assert.equal(image.configDigest, digest);
});

const altered = {
  ...dockerArchive({ image: built }),
  [configName(dockerArchive({ image: built }))]: other.config,
};

function configName(members: Members): string {
  return Object.keys(members).find((name) => /^[0-9a-f]{64}\.json$/.test(name)) ?? '';
}

test('a config that is not what its name says is refused, or with allowMismatch a problem', async () => {
  const tar = await tarOf(altered);
  await assert.rejects(open(tar), { code: 'DIGEST_MISMATCH' });
  const { image } = await open(tar, 'any', { allowMismatch: true });
  assert.deepEqual(
    image.problems.map((problem) => problem.code),
    ['digest-mismatch'],
  );
});

test('a manifest that is not what the index says is refused', async () => {
  const members = { ...ociLayout({ image: built }) };
  const name = Object.keys(members).find((one) => members[one] === built.manifest) ?? '';
  const tar = await tarOf({ ...members, [name]: Buffer.from(`${built.manifest.toString()} `) });
  await assert.rejects(open(tar), { name: 'KedgeError' });
});

const list = (value: unknown): Members => ({ 'manifest.json': JSON.stringify(value) });
const index = (...manifests: readonly object[]): Members => ({
  'index.json': JSON.stringify({ schemaVersion: 2, manifests }),
});
const refused: readonly (readonly [name: string, members: Members, code: string, form?: ArchiveForm])[] = [
  ['without any member', {}, 'NOT_AN_IMAGE'],
  ['of a root filesystem', { 'etc/passwd': 'root:x:0:0', 'bin/sh': 'x' }, 'NOT_AN_IMAGE'],
  ['of a Docker before 1.10', { repositories: '{}', 'abc/layer.tar': 'x' }, 'MANIFEST_UNSUPPORTED'],
  ['of the other form (OCI)', ociLayout({ image: built }), 'NOT_AN_IMAGE', 'docker'],
  ['of the other form (Docker)', dockerArchive({ image: built }), 'NOT_AN_IMAGE', 'oci'],
  ['that lists no image', list([]), 'NOT_AN_IMAGE'],
  ['whose list is no list', list({}), 'ARCHIVE_INVALID'],
  ['whose list is not JSON', { 'manifest.json': '[{' }, 'ARCHIVE_INVALID'],
  ['whose image is null', list([null]), 'ARCHIVE_INVALID'],
  ['whose image has no config', list([{ Layers: [] }]), 'ARCHIVE_INVALID'],
  ['whose layers are numbers', list([{ Config: 'c.json', Layers: [1] }]), 'ARCHIVE_INVALID'],
  ['whose config is missing', list([{ Config: 'c.json', Layers: [] }]), 'ARCHIVE_INVALID'],
  ['whose config is outside', list([{ Config: '../../etc/passwd', Layers: [] }]), 'ARCHIVE_INVALID'],
  ['whose layer is missing', { ...list([{ Config: 'c', Layers: ['l'] }]), c: '{}' }, 'ARCHIVE_INVALID'],
  [
    'whose layer links in a circle',
    { ...list([{ Config: 'c', Layers: ['l'] }]), c: '{}', l: { type: 'symlink', linkname: 'l' } },
    'ARCHIVE_INVALID',
  ],
  ['with too many layers', list([{ Config: 'c', Layers: Array(20_000).fill('l') }]), 'LIMIT_EXCEEDED'],
  ['with an enormous list', { 'manifest.json': Buffer.alloc(5_000_000, ' ') }, 'LIMIT_EXCEEDED'],
  ['whose index is empty', index(), 'NOT_AN_IMAGE'],
  [
    'whose index names a missing manifest',
    index({ digest: `sha256:${'0'.repeat(64)}`, size: 1 }),
    'ARCHIVE_INVALID',
  ],
];

for (const [name, members, code, form] of refused) {
  test(`an archive ${name} is refused with ${code}`, async () => {
    await assert.rejects(open(await tarOf(members), form), { name: 'KedgeError', code });
  });
}

test('an image that lies in an index of an index is found', async () => {
  const inner = indexOf([{ image: built, platform: { os: 'linux', architecture: 'amd64' } }]);
  const layout = ociLayout({
    image: { ...built, manifest: inner, mediaType: indexType, layers: [] },
    tags: ['app:1'],
  });
  const { image } = await open(await tarOf({ ...ociLayout({ image: built }), ...layout }));
  assert.equal(image.origin.indexDigest !== undefined, true);
  assert.deepEqual(Buffer.from(image.config), built.config);
});

const indexType = 'application/vnd.oci.image.index.v1+json';

test('names in messages are made printable', async () => {
  const tar = await tarOf({ 'evil\u001b[2J': 'x' });
  await assert.rejects(open(tar), (error: Error) => !error.message.includes('\u001b'));
});

for (const [name, path] of [
  ['a directory', '/tmp'],
  ['a device', '/dev/null'],
] as const) {
  test(`${name} is no archive`, async () => {
    await assert.rejects(openArchiveFile(path, 'any', testOpenOptions()), { code: 'NOT_AN_IMAGE' });
  });
}

test('a file that is not there is no image', async () => {
  await assert.rejects(openArchiveFile('/nonexistent.tar', 'any', testOpenOptions()), {
    code: 'IMAGE_NOT_FOUND',
  });
});

describe('archives made by skopeo', { skip: needs('skopeo') }, () => {
  for (const form of ['docker', 'oci'] as const) {
    test(`a ${form} archive gives what was put in`, async () => {
      await using home = await privateDirectory();
      const source = join(home.path, 'source.tar');
      const made = join(home.path, 'made.tar');
      await writeFile(source, await tarOf(dockerArchive({ image: built, tags: ['app:1'] })));
      await run('skopeo', ['copy', '-q', `docker-archive:${source}`, `${form}-archive:${made}:app:1`]);
      const { image, diffIds } = await readImage(await openArchiveFile(made, form, testOpenOptions()));
      assert.deepEqual(
        diffIds,
        built.layers.map((layer) => layer.diffId),
      );
      assert.deepEqual(image.origin.tags, ['app:1']);
      assert.ok((await readFile(made)).length > 0);
    });
  }
});

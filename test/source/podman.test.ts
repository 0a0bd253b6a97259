import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { podmanSource } from '../../src/source/podman.ts';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive, ociLayout } from '../support/image.ts';
import { tarOf } from '../support/layers.ts';
import { type PodmanService, startPodmanService } from '../support/podman.ts';
import { readImage } from '../support/read-image.ts';
import { needs } from '../support/real-part.ts';
import { testOpenOptions } from '../support/registry-options.ts';

const built = await buildImage([{ 'etc/motd': 'one' }, { 'etc/motd': 'two' }]);
const oci = await buildImage([{ 'etc/motd': 'oci' }]);

describe('a running podman service', { skip: needs('podman') }, () => {
  let home: Awaited<ReturnType<typeof privateDirectory>>;
  let service: PodmanService;

  before(async () => {
    home = await privateDirectory();
    service = await startPodmanService();
    const load = async (name: string, bytes: Buffer): Promise<void> => {
      await writeFile(join(home.path, name), bytes);
      await service.run('load', '-i', join(home.path, name));
    };
    await load('docker.tar', await tarOf(dockerArchive({ image: built, tags: ['team/app:1'] })));
    await load('oci.tar', await tarOf(ociLayout({ image: oci, tags: ['localhost/oci:1'] })));
  });
  after(async () => {
    await service?.close();
    await home?.[Symbol.asyncDispose]();
  });

  for (const [name, wanted] of [
    ['team/app:1', built],
    ['localhost/oci:1', oci],
  ] as const) {
    test(`gives ${name} with its id and layers`, async () => {
      const opened = await podmanSource({ env: service.env, home: '/' }).open(name, testOpenOptions());
      assert.ok(opened.access === 'stream');
      const { known } = opened;
      const { image, diffIds } = await readImage(opened);
      assert.equal(image.configDigest, known?.id);
      assert.deepEqual(
        diffIds,
        wanted.layers.map((layer) => layer.diffId),
      );
      assert.deepEqual(image.origin.tags, [name.startsWith('localhost/') ? name : `localhost/${name}`]);
    });
  }

  test('is not taken at its word for half a name that nobody asked podman for', async () => {
    const source = podmanSource({ env: service.env, home: '/' });
    assert.ok(await source.open('app:1', testOpenOptions()));
    assert.equal(await source.find('app:1', testOpenOptions()), undefined);
    assert.ok(await source.find('team/app:1', testOpenOptions()));
  });

  test('says which image it does not have', async () => {
    const opening = podmanSource({ env: service.env, home: '/' }).open('nothing:1', testOpenOptions());
    await assert.rejects(opening, { code: 'IMAGE_NOT_FOUND' });
  });
});

test('a podman that is not there is said to be so', async () => {
  const source = podmanSource({ env: { CONTAINER_HOST: 'unix:///nonexistent/p.sock' }, home: '/' });
  await assert.rejects(source.open('app', testOpenOptions()), { code: 'DAEMON_UNREACHABLE' });
});

import { test } from 'node:test';
import { fold } from '../../src/analysis/fold.ts';
import { imageMetadata } from '../../src/analysis/image-metadata.ts';
import type { Distro } from '../../src/model/distro.ts';
import { layerOf } from '../support/layer.ts';
import { scanImage } from '../support/scan.ts';

async function metadataWith(distro: Distro | undefined) {
  const { image: facts } = await scanImage('docker-archive:test/images/alpine-3.14.tar');
  return imageMetadata({ image: fold([await layerOf({ 'a/b': 'x'.repeat(513), c: '' })]), facts, distro });
}

test('an image of Alpine has what its config and os-release say', async (t) => {
  const { metadata } = await scanImage('docker-archive:test/images/alpine-3.14.tar');

  t.assert.deepEqual(
    { ...metadata, size: 0 },
    {
      size: 0,
      architecture: 'amd64',
      osType: 'linux',
      distro: 'alpine',
      distroVersion: '3.14.9',
      likeDistro: 'alpine',
      layerCount: 1,
    },
  );
});

test('the size is that of one tar of what is visible, in records of ten KiB', async (t) => {
  // Two headers, two blocks of content, two blocks of end.
  t.assert.equal((await metadataWith(undefined)).size, 10_240);
  const { metadata, image } = await scanImage('docker-archive:test/images/alpine-3.14.tar');
  t.assert.equal(Math.abs(metadata.size - (image.layers[0]?.unpackedSize ?? 0)) <= 3 * 10_240, true);
});

test('distributions that it is like are separated by commas', async (t) => {
  const distro = { id: 'centos', idLike: ['rhel', 'fedora'], versionId: '8', path: 'etc/os-release' };
  const { likeDistro } = await metadataWith(distro);

  t.assert.equal(likeDistro, 'rhel,fedora');
});

test('without a distribution it says Unknown and 0, as the Engine does', async (t) => {
  const { distro, distroVersion, likeDistro } = await metadataWith(undefined);

  t.assert.deepEqual([distro, distroVersion, likeDistro], ['Unknown', '0', 'Unknown']);
});

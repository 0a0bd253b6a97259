import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive } from '../support/image.ts';
import { noInspection } from '../support/inspect.ts';
import { tarOf } from '../support/layers.ts';
import { scanImage } from '../support/scan.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const inspect = { ...noInspection, secrets: { key: '5e'.repeat(32), rules: [], disabled: [] } };

function root(content: string, maintainer: string) {
  const md5 = createHash('md5').update(pem).digest('hex');
  return {
    'var/lib/dpkg/status': `Package: tls\nStatus: install ok installed\nVersion: 1\nArchitecture: all\nMaintainer: ${maintainer}\n`,
    'var/lib/dpkg/info/tls.list': '/.\n/usr\n/usr/lib\n/usr/lib/tls.so\n',
    'var/lib/dpkg/info/tls.md5sums': `${md5}  usr/lib/tls.so\n`,
    'usr/lib/tls.so': content,
  };
}

const debian = 'GnuTLS Maintainers <pkg-gnutls-maint@lists.alioth.debian.org>';

const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['a key that the distribution ships is everybody’s', pem, debian, ['distribution-file']],
  ['a key in a file somebody changed counts', `${pem}# ours\n`, debian, []],
  ['a key in a package of one’s own counts', pem, 'Ops <ops@example.net>', []],
  ['a name that only looks like the distribution’s does not help', pem, 'x <x@debian.org.example.net>', []],
];

for (const [name, content, maintainer, doubts] of cases) {
  test(name, async (t) => {
    await using directory = await privateDirectory();
    const archive = join(directory.path, 'image.tar');
    const image = await buildImage([root(content, maintainer)]);
    await writeFile(archive, await tarOf(dockerArchive({ image })));
    const { secrets } = await scanImage(`docker-archive:${archive}`, { inspect });

    t.assert.deepEqual(
      secrets?.map((secret) => [secret.place.kind === 'file' && secret.place.path, secret.doubts]),
      [['usr/lib/tls.so', doubts]],
    );
  });
}

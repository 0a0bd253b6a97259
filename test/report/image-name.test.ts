import { test } from 'node:test';
import { imageName } from '../../src/report/image-name.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';

const { image } = sampleAnalysis();
const purlOf = (name: string, query: string) =>
  `pkg:oci/${name}@${image.manifestDigest}?arch=amd64&repository_url=${query}`;

const cases: readonly (readonly [
  tag: string | undefined,
  location: string,
  name: string,
  purl: string | undefined,
])[] = [
  ['ghcr.io/o/app:1', 'docker:x', 'ghcr.io/o/app', purlOf('app', 'ghcr.io%2Fo%2Fapp&tag=1')],
  ['localhost:5000/app:2', 'docker:x', 'localhost:5000/app', purlOf('app', 'localhost:5000%2Fapp&tag=2')],
  [
    'alpine:3.20',
    'docker:x',
    'docker.io/library/alpine',
    purlOf('alpine', 'docker.io%2Flibrary%2Falpine&tag=3.20'),
  ],
  [undefined, `registry:ghcr.io/o/app@${image.id}`, 'ghcr.io/o/app', purlOf('app', 'ghcr.io%2Fo%2Fapp')],
  [undefined, 'oci-dir:/images/app:1', 'oci-dir:/images/app:1', undefined],
  ['not a reference', 'docker-archive:x.tar', 'docker-archive:x.tar', undefined],
  ['', 'dir:/', 'dir:/', undefined],
];

for (const [tag, location, name, purl] of cases) {
  test(`${tag ?? 'an image without tag'} from ${location.slice(0, 40)} is called ${name}`, (t) => {
    const named = imageName({ ...image, location, tags: tag === undefined ? [] : [tag] });
    t.assert.deepEqual(named, purl === undefined ? { name } : { name, purl });
  });
}

test('without a manifest digest there is no package URL', (t) => {
  const { manifestDigest: _, ...rest } = image;
  t.assert.deepEqual(imageName({ ...rest, tags: ['app:1'] }), { name: 'docker.io/library/app' });
});

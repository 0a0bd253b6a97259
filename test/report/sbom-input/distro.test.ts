import { test } from 'node:test';
import { problemsOf, sbomOf } from '../../support/sbom.ts';

test('the distribution of most package URLs is that of the document, where they tell none but it', (t) => {
  const found = sbomOf(
    'pkg:deb/debian/a@1?distro=debian-12\npkg:deb/debian/b@1\npkg:npm/c@1?distro=debian-11',
  );
  t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['debian', '12']);
  t.assert.deepEqual(
    [sbomOf('pkg:deb/debian/a@1').distro?.id, sbomOf('pkg:npm/a@1').distro],
    ['debian', undefined],
  );
});

const system = (name: string, version?: string) => ({ type: 'operating-system', name, version });
const deb = (name: string, distro: string) => ({
  type: 'library',
  name,
  purl: `pkg:deb/debian/${name}@1?distro=${distro}`,
});
const bom = (...components: readonly object[]) => sbomOf({ bomFormat: 'CycloneDX', components });

test('package URLs do not overrule the distribution that the document names', (t) => {
  const found = bom(system('debian', '12'), deb('a', 'debian-11'), deb('b', 'debian-11'));
  t.assert.equal(found.distro?.versionId, '12');
  t.assert.deepEqual(found.problems, []);
});

test('package URLs tell the release where the document names the distribution alone', (t) => {
  t.assert.equal(bom(system('debian'), deb('a', 'debian-11')).distro?.versionId, '11');
  t.assert.equal(bom(system('alpine'), deb('a', 'debian-11')).distro?.versionId, undefined);
});

test('of several distributions that are named the one of the package URLs counts, and it is told', (t) => {
  const named = bom(system('debian', '12.0'), system('debian', '12.5'), deb('a', 'debian-12.5'));
  t.assert.equal(named.distro?.versionId, '12.5');
  t.assert.deepEqual(problemsOf(named), ['several-distros']);
  const silent = bom(system('debian', '12.0'), system('alpine', '3.18'));
  t.assert.equal(silent.distro?.versionId, '12.0');
  t.assert.deepEqual(problemsOf(silent), ['several-distros']);
});

test('where package URLs name several distributions each package is of its own', (t) => {
  const components = [deb('a', 'debian-11'), deb('b', 'debian-12'), deb('c', 'debian-12')];
  for (const mixed of [
    bom(...components),
    bom(system('debian', '11'), system('debian', '12'), ...components),
  ]) {
    t.assert.equal(mixed.distro, undefined);
    t.assert.deepEqual(mixed.problems, []);
  }
});

test('the same distribution named twice is one', (t) => {
  t.assert.deepEqual(bom(system('debian', '12.5'), system('debian', '12.5')).problems, []);
});

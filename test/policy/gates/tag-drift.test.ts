import { suite, test } from 'node:test';
import type { PackageType } from '../../../src/model/package.ts';
import { tagDrift } from '../../../src/policy/gates/tag-drift.ts';
import { factsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';

function analysisOf(...packages: readonly (readonly [PackageType, string, string])[]) {
  return sampleAnalysis({
    packages: packages.map(([type, name, version]) =>
      samplePackage({ type, name, version, purl: `pkg:${type}/${name}@${version}` }),
    ),
  });
}

const now = analysisOf(
  ['apk', 'musl', '1.2.4-r1'],
  ['deb', 'bash', '5.2'],
  ['npm', 'bash', '1.0.0'],
  ['npm', 'ms', '2.0.0'],
  ['npm', 'ms', '2.1.3'],
  ['npm', 'pair', '1.0.0'],
  ['npm', 'pair', '3.0.0'],
  ['npm', 'same', '1.0.0'],
  ['npm', 'same', '2.0.0'],
  ['pypi', 'Flask_Login', '0.6'],
);
const baseline = analysisOf(
  ['apk', 'musl', '1.2.4-r0'],
  ['deb', 'bash', '5.2'],
  ['deb', 'old', '1'],
  ['npm', 'gone', '1.0.0'],
  ['npm', 'gone', '1.1.0'],
  ['npm', 'ms', '2.0.0'],
  ['npm', 'pair', '1.0.0'],
  ['npm', 'pair', '2.0.0'],
  ['npm', 'same', '2.0.0'],
  ['npm', 'same', '1.0.0'],
  ['pypi', 'flask-login', '0.6'],
);
const facts = factsOf(now, { related: { baseline } });

suite('tag_drift', () => {
  test('names packages that were added', (t) => {
    t.assert.deepEqual(outcomeOf([tagDrift, 'packages_added'], {}, facts), {
      looked: '7 packages of the image, 8 of the baseline image',
      notes: ['6 that the baseline image had'],
      matches: [{ message: 'Package added: npm bash 1.0.0' }],
    });
  });

  test('names packages that were removed, with all their versions', (t) => {
    t.assert.deepEqual(outcomeOf([tagDrift, 'packages_removed'], {}, facts), {
      looked: '7 packages of the image, 8 of the baseline image',
      notes: ['6 that the image has'],
      matches: [
        { message: 'Package removed: deb old 1' },
        { message: 'Package removed: npm gone 1.0.0, 1.1.0' },
      ],
    });
  });

  test('names packages that have other versions', (t) => {
    t.assert.deepEqual(outcomeOf([tagDrift, 'packages_modified'], {}, facts), {
      looked: '7 packages of the image, 8 of the baseline image',
      notes: ['3 in the same version'],
      matches: [
        { message: 'Package modified: apk musl 1.2.4-r0 is now 1.2.4-r1' },
        { message: 'Package modified: npm ms 2.0.0 is now 2.0.0, 2.1.3' },
        { message: 'Package modified: npm pair 1.0.0, 2.0.0 is now 1.0.0, 3.0.0' },
      ],
    });
  });

  test('sees a version that went as well as one that came', (t) => {
    const back = factsOf(baseline, { related: { baseline: now } });
    t.assert.deepEqual(messagesOf([tagDrift, 'packages_modified'], { package_type: 'npm' }, back), [
      'Package modified: npm ms 2.0.0, 2.1.3 is now 2.0.0',
      'Package modified: npm pair 1.0.0, 3.0.0 is now 1.0.0, 2.0.0',
    ]);
  });

  test('looks at packages of the type alone', (t) => {
    t.assert.deepEqual(outcomeOf([tagDrift, 'packages_modified'], { package_type: 'apk' }, facts), {
      looked: '1 package of the image, 1 of the baseline image',
      notes: [],
      matches: [{ message: 'Package modified: apk musl 1.2.4-r0 is now 1.2.4-r1' }],
    });
    t.assert.deepEqual(messagesOf([tagDrift, 'packages_added'], { package_type: 'apk' }, facts), []);
  });

  test('knows the names that the Engine has for types', (t) => {
    const names = { dpkg: 'deb', APKG: 'apk', Python: 'pypi', ' npm ': 'npm' };
    for (const [name, type] of Object.entries(names)) {
      const [first, second] = [name, type].map((package_type) =>
        outcomeOf([tagDrift, 'packages_removed'], { package_type }, facts),
      );
      t.assert.deepEqual(first, second);
    }
    t.assert.deepEqual(messagesOf([tagDrift, 'packages_removed'], { package_type: 'dpkg' }, facts), [
      'Package removed: deb old 1',
    ]);
  });

  test('finds nothing between an image and itself', (t) => {
    const same = factsOf(now, { related: { baseline: now } });
    for (const { name } of tagDrift.triggers) t.assert.deepEqual(messagesOf([tagDrift, name], {}, same), []);
  });

  test('says that there is nothing to compare with', (t) => {
    for (const { name } of tagDrift.triggers) {
      t.assert.deepEqual(outcomeOf([tagDrift, name]), {
        looked: 'nothing: no baseline image was given',
        notes: [],
        matches: [],
        unjudged: 'no baseline image was given',
      });
    }
  });
});

import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { versionSchemes } from '../../src/version/list.ts';
import { compareRpm } from '../../src/version/rpm.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

const signs: Readonly<Record<string, number>> = { '<': -1, '=': 0, '>': 1 };

interface Row {
  readonly a: string;
  readonly op: string;
  readonly b: string;
}

/** Rows of the tools' own tests and of what the tools answered for real versions: see the data's INDEX.md. */
function rows(scheme: string): Row[] {
  return readFileSync(sharedData('versions', `${scheme}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([, a = '', op = '', b = '']) => ({ a, op, b }));
}

/** OSV keeps these ecosystems' versions as plain semver; there is no table of their own. */
const withoutTable = ['bitnami', 'conan', 'hex', 'kernel', 'swift'];

for (const scheme of versionSchemes.filter(({ id }) => !withoutTable.includes(id))) {
  const skip = needsSharedData('versions', `${scheme.id}.tsv`);

  test(`${scheme.id} orders every pair as its own tools do`, { skip }, (t) => {
    const table = rows(scheme.id);
    t.assert.notEqual(table.length, 0);
    const wrong = table.filter(({ a, op, b }) => scheme.compare(a, b) !== signs[op]);
    t.assert.deepEqual(wrong, []);
    const turned = table.filter(({ a, op, b }) => scheme.compare(b, a) !== 0 - (signs[op] ?? 0));
    t.assert.deepEqual(turned, []);
  });

  test(`${scheme.id} is an order: what holds of two pairs holds of the third`, { skip }, () => {
    const versions = fc.constantFrom(...rows(scheme.id).flatMap(({ a, b }) => [a, b]));
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        const [ab, bc, ac] = [scheme.compare(a, b) ?? 0, scheme.compare(b, c) ?? 0, scheme.compare(a, c)];
        if (ab <= 0 && bc <= 0 && (ab < 0 || bc < 0)) return ac === -1;
        return scheme.compare(a, a) === 0;
      }),
      { numRuns: 3000 },
    );
  });
}

test('rpm compares parts as rpmvercmp does', { skip: needsSharedData('versions', 'rpmvercmp.tsv') }, (t) => {
  const wrong = rows('rpmvercmp').filter(({ a, op, b }) => Math.sign(compareRpm(a, b)) !== signs[op]);
  t.assert.deepEqual(wrong, []);
});

/** Older to newer, from the documentation each scheme names. */
const orders: Readonly<Record<string, readonly string[]>> = {
  bitnami: ['1.25.0-rc.1', '1.25.0', '1.25.1'],
  conan: ['1.1.1', '1.1.1t', '1.2', 'cci.20200203', 'cci.20210101'],
  go: ['1.21rc2', 'go1.21rc10', '1.21', 'go1.21.1', '1.22'],
  hex: ['1.0.0-dev', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0', '1.0.1'],
  kernel: ['5.12.99', '5.13-rc2', '5.13-rc10', '5.13', '5.13.1-91-generic', '5.15'],
  swift: ['1.0.0-beta.1', '1.0.0', 'v1.0.1'],
};

for (const [id, versions] of Object.entries(orders)) {
  test(`${id} versions in their order: ${versions.join(', ')}`, (t) => {
    const scheme = versionSchemes.find((scheme) => scheme.id === id);
    const found = versions.slice(1).map((version, at) => scheme?.compare(versions[at] ?? '', version));
    t.assert.deepEqual(
      found,
      found.map(() => -1),
    );
  });
}

test('what is no version is not compared', (t) => {
  for (const { valid, compare } of versionSchemes) {
    t.assert.equal(valid('not a version'), false);
    t.assert.equal(compare('1.0', 'not a version'), undefined);
  }
});

test('a version of a length that none has is refused, whatever it would cost to compare', (t) => {
  for (const text of ['1'.repeat(513), '1.'.repeat(1e5), '1-a'.repeat(1e5)]) {
    for (const { valid } of versionSchemes) t.assert.equal(valid(text), false);
  }
});

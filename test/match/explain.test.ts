import { test } from 'node:test';
import { explain } from '../../src/match/explain.ts';
import type { MatchedPackage, MatchOptions } from '../../src/match/input.ts';
import { match } from '../../src/match/match.ts';
import type { Advisory } from '../../src/model/advisory.ts';
import type { Explanation } from '../../src/model/explanation.ts';
import { advisoryOf, affectedOf, debian12, packageOf } from '../support/match.ts';
import { memoryIndex } from '../support/memory-index.ts';

const curl = packageOf('pkg:deb/debian/libcurl4@7.88.1-10', {
  source: { name: 'curl', version: '7.88.1-10' },
});

function explained(
  id: string,
  advisories: readonly Advisory[],
  { packages = [curl], options = {} }: { packages?: readonly MatchedPackage[]; options?: MatchOptions } = {},
): Explanation {
  const index = memoryIndex({ advisories });
  return explain(id, { matching: match({ distro: debian12, packages }, index, options), index });
}

function debian(range: string, more: Parameters<typeof affectedOf>[2] = {}): Advisory {
  return advisoryOf('CVE-2024-1', affectedOf('Debian:12', 'curl', { range, ...more }));
}

test('a match is told with what was looked up, and both sides of the comparison', (t) => {
  const told = explained('CVE-2024-1', [debian('0..7.88.1-10+deb12u1')]);
  t.assert.equal(told.outcome.kind, 'affected');
  const [pkg] = told.packages;
  t.assert.deepEqual(pkg?.lookups, [
    { ecosystem: 'Debian:12', name: 'curl', version: '7.88.1-10', how: 'source', scheme: 'deb' },
  ]);
  t.assert.equal(pkg?.steps[0]?.verdict, 'affected');
  t.assert.match(pkg?.steps[0]?.message ?? '', /curl 7\.88\.1-10 .*>= 0, < 7\.88\.1-10\+deb12u1/);
  t.assert.equal(pkg?.vulnerabilities[0]?.id, 'CVE-2024-1');
});

test('it is found by any of its names', (t) => {
  const advisories = [{ ...debian('0..'), id: 'DSA-1-1', upstream: ['CVE-2024-1', 'CVE-2024-2'] }];
  t.assert.equal(explained('CVE-2024-2', advisories).outcome.kind, 'affected');
  t.assert.equal(explained('DSA-1-1', advisories).outcome.kind, 'affected');
});

const absences: readonly (readonly [kind: string, advisories: readonly Advisory[]])[] = [
  ['no-advisory', []],
  ['fixed', [debian('0..7.88.1-10')]],
  ['outside', [debian('8..9')]],
  ['not-affected', [debian('0..', { status: 'not-affected', ranges: [] })]],
  ['excluded', [debian('0..', { channel: 'els' })]],
  ['withdrawn', [{ ...debian('0..'), withdrawn: '2024-01-01T00:00:00Z' }]],
  ['unreadable', [debian('0..a b')]],
  ['no-package', [advisoryOf('CVE-2024-1', affectedOf('Debian:12', 'wget'))]],
  [
    'other-ecosystem',
    [
      advisoryOf('CVE-2024-1', affectedOf('npm', 'libcurl4')),
      advisoryOf('CVE-1', affectedOf('Debian:12', 'a')),
    ],
  ],
  ['not-judged', [advisoryOf('CVE-2024-1', affectedOf('npm', 'libcurl4'))]],
];

for (const [kind, advisories] of absences) {
  test(`an absence ends at the first step that said no: ${kind}`, (t) => {
    const { outcome } = explained('CVE-2024-1', advisories);
    t.assert.equal(outcome.kind, kind, outcome.message);
    t.assert.notEqual(outcome.message, '');
  });
}

test('a package is told of by the name of its source, which is what it is looked up by', (t) => {
  const elsewhere = [
    advisoryOf('CVE-2024-1', affectedOf('Ubuntu:24.04', 'curl')),
    advisoryOf('CVE-1', affectedOf('Debian:12', 'a')),
  ];
  const { outcome } = explained('CVE-2024-1', elsewhere);
  t.assert.equal(outcome.kind, 'other-ecosystem');
  t.assert.match(outcome.message, /curl of Ubuntu:24\.04; libcurl4 is looked up as curl of Debian:12/);
});

test('what is suppressed is told with who says so', (t) => {
  const wheel = packageOf('pkg:pypi/pycurl@1.0', { ownedBy: curl.id });
  const advisories = [
    debian('0..7.88.1-10'),
    advisoryOf('GHSA-1', affectedOf('PyPI', 'pycurl'), { aliases: ['CVE-2024-1'] }),
  ];
  const told = explained('GHSA-1', advisories, { packages: [curl, wheel] });
  t.assert.equal(told.outcome.kind, 'suppressed');
  t.assert.match(told.outcome.message, /libcurl4/);
  t.assert.deepEqual(told.names, ['CVE-2024-1', 'GHSA-1']);
});

test('one package can be asked for by name, URL or id', (t) => {
  const index = memoryIndex({ advisories: [debian('0..')] });
  const other = packageOf('pkg:deb/debian/curl@7.88.1-10');
  const matching = match({ distro: debian12, packages: [curl, other] }, index);
  for (const wanted of ['curl', 'pkg:deb/debian/curl', other.id]) {
    const told = explain('CVE-2024-1', { matching, index }, { package: wanted });
    t.assert.deepEqual(
      told.packages.map(({ package: pkg }) => pkg.name),
      ['curl'],
      wanted,
    );
  }
});

test('a package that was asked for is told of whatever the vulnerability is about', (t) => {
  const index = memoryIndex({ advisories: [debian('0..', { name: 'wget' })] });
  const matching = match({ distro: debian12, packages: [curl] }, index);
  const { outcome, packages } = explain('CVE-2024-1', { matching, index }, { package: 'libcurl4' });
  t.assert.equal(outcome.kind, 'no-package');
  t.assert.match(outcome.message, /about wget of Debian:12; libcurl4 is looked up as curl of Debian:12/);
  t.assert.equal(packages[0]?.lookups.length, 1);
  const missing = explain('CVE-2024-1', { matching, index }, { package: 'libfoo' });
  t.assert.match(missing.outcome.message, /the image has no package libfoo$/);
});

import { test } from 'node:test';
import { applyIgnoreRules, type IgnoreRule } from '../../src/match/ignore.ts';
import type { Vulnerability } from '../../src/model/vulnerability.ts';
import { findingOf, packageAt } from '../support/vex.ts';

const libssl = packageAt('pkg:deb/debian/libssl3@3.0.11-1?arch=amd64', {
  source: { name: 'openssl' },
  locations: [{ path: 'var/lib/dpkg/status', layer: 0 }],
});
const lodash = packageAt('pkg:npm/lodash@4.17.20', {
  locations: [
    { path: 'srv/a/node_modules/lodash/package.json', layer: 1 },
    { path: 'srv/b/node_modules/lodash/package.json', layer: 1 },
  ],
});
const packages = [libssl, lodash];
const findings = [
  findingOf('CVE-2024-1', libssl, { fix: { state: 'will-not-fix', versions: [] } }),
  findingOf('CVE-2024-1', lodash, {
    ids: ['CVE-2024-1', 'GHSA-aaaa-bbbb-cccc'],
    evidence: [
      {
        advisory: 'GHSA-aaaa-bbbb-cccc',
        feed: 'osv/npm',
        lookedUp: { ecosystem: 'npm', name: 'lodash', version: '4.17.20' },
        how: 'direct',
        range: '< 4.17.21',
      },
    ],
  }),
];

function ignored(rule: Partial<IgnoreRule>, among: readonly Vulnerability[] = findings): string[] {
  const whole = { reason: 'accepted', file: 'ours.yaml', ...rule };
  return applyIgnoreRules(among, [whole], packages)
    .filter(({ suppressed }) => suppressed !== undefined)
    .map((finding) => finding.package.slice(4, 7));
}

const cases: readonly (readonly [string, Partial<IgnoreRule>, readonly string[]])[] = [
  ['the CVE', { id: 'CVE-2024-1' }, ['deb', 'npm']],
  ['an alias, in whatever case', { id: 'ghsa-AAAA-bbbb-cccc' }, ['npm']],
  ['another id', { id: 'CVE-2024-10' }, []],
  ['the name of the package', { package: { name: 'lodash' } }, ['npm']],
  ['the name in another case', { package: { name: 'Lodash' } }, []],
  ['its version', { package: { version: '3.0.11-1' } }, ['deb']],
  ['its type', { package: { type: 'npm' } }, ['npm']],
  ['name and another version', { package: { name: 'lodash', version: '1' } }, []],
  ['a package URL without version', { package: { purl: 'pkg:npm/lodash' } }, ['npm']],
  ['the package URL of the source', { package: { purl: 'pkg:deb/debian/openssl?arch=source' } }, ['deb']],
  ['all places of the package', { path: '/srv/*/node_modules/**' }, ['npm']],
  ['one of its places', { path: 'srv/a/**' }, []],
  ['the ecosystem', { namespace: 'npm' }, ['npm']],
  ['the ecosystem with its release', { namespace: 'Debian:12' }, ['deb']],
  ['the ecosystem of every release', { namespace: 'Debian' }, ['deb']],
  ['the start of an ecosystem', { namespace: 'Deb' }, []],
  ['whether there is a fix', { fixState: 'will-not-fix' }, ['deb']],
  ['several conditions', { id: 'CVE-2024-1', namespace: 'npm', package: { type: 'npm' } }, ['npm']],
  ['conditions of which one does not hold', { id: 'CVE-2024-1', fixState: 'unknown' }, []],
];
for (const [what, rule, found] of cases) {
  test(`a rule by ${what} ignores ${found.length === 0 ? 'nothing' : found.join(' and ')}`, (t) => {
    t.assert.deepEqual(ignored(rule), found);
  });
}

test('what a rule ignores says by which rule, whose, why and until when; the first rule that holds is named', (t) => {
  const rule = { id: 'CVE-2024-1', file: 'ours.yaml', reason: 'a', owner: 'platform', expires: '2026-12-31' };
  const [first] = applyIgnoreRules(findings, [rule, { ...rule, reason: 'b' }], packages);
  t.assert.deepEqual(first?.suppressed, {
    by: 'ignore-rule',
    source: 'ours.yaml',
    reason: 'a',
    rule: 'CVE-2024-1',
    owner: 'platform',
    expires: '2026-12-31',
  });
});

test('what is suppressed already stays as it is', (t) => {
  const suppressed = { by: 'vex', source: 'a.json', reason: 'not affected' } as const;
  const said = findings.map((finding) => ({ ...finding, suppressed }));
  const rule = { id: 'CVE-2024-1', reason: 'accepted', file: 'ours.yaml' };
  t.assert.deepEqual(applyIgnoreRules(said, [rule], packages), said);
});

import { test } from 'node:test';
import { nvdAffected } from '../../../src/advisory/formats/nvd-affected.ts';
import type { MatchedPackage } from '../../../src/match/input.ts';
import { advisoryOf, affectedOf, packageOf, reportOf } from '../../support/match.ts';

const advisories = [
  advisoryOf('CVE-2024-1', affectedOf('CPE', 'openssl:openssl', { range: '1.1.1..1.1.1l' })),
  advisoryOf('CVE-2024-2', affectedOf('CPE', 'a:b:c')),
];

function program(metadata: MatchedPackage['metadata'], version = '1.1.1k'): MatchedPackage {
  return packageOf(`pkg:generic/openssl@${version}`, { metadata });
}

function counted(pkg: MatchedPackage): readonly string[] {
  return reportOf({ packages: [pkg], advisories }).vulnerabilities.map(({ id }) => id);
}

test('a program is judged by its platform names, with letters behind its version', (t) => {
  const cpes = ['cpe:2.3:a:openssl:openssl:*:*:*:*:*:*:*:*'];
  t.assert.deepEqual(counted(program({ cpes })), ['CVE-2024-1']);
  t.assert.deepEqual(counted(program({ cpes }, '1.1.1l')), []);
  t.assert.deepEqual(counted(program({ cpes }, '1.1.0')), []);
});

test('names of both forms are read, also with a version and escaped characters', (t) => {
  t.assert.deepEqual(counted(program({ cpe: 'cpe:/a:openssl:openssl:1.1.1k' }, '9')), ['CVE-2024-1']);
  t.assert.deepEqual(counted(program({ cpes: ['cpe:2.3:a:a:b\\:c:1.0:*:*:*:*:*:*:*'] })), ['CVE-2024-2']);
});

test('an operating system is not a program of its name, nor a program an operating system', (t) => {
  const kernel = [advisoryOf('CVE-2024-3', affectedOf('CPE', 'linux:linux_kernel', { part: 'o' }))];
  const named = (part: string) => program({ cpes: [`cpe:2.3:${part}:linux:linux_kernel:6.1:*:*:*:*:*:*:*`] });
  const ids = (pkg: MatchedPackage) =>
    reportOf({ packages: [pkg], advisories: kernel }).vulnerabilities.map(({ id }) => id);
  t.assert.deepEqual(ids(named('o')), ['CVE-2024-3']);
  t.assert.deepEqual(ids(named('a')), []);
  t.assert.deepEqual(ids(named('h')), []);
  const system = program({ cpes: ['cpe:2.3:o:openssl:openssl:1.1.1k:*:*:*:*:*:*:*'] });
  t.assert.deepEqual(counted(system), []);
});

test('what is added to other software is not the program of its name', (t) => {
  const plugin = affectedOf('CPE', 'akismet:akismet', { targetSoftware: 'wordpress' });
  const ids = (target: string) => {
    const pkg = program({ cpes: [`cpe:2.3:a:akismet:akismet:1.0:*:*:*:*:${target}:*:*`] });
    const facts = { packages: [pkg], advisories: [advisoryOf('CVE-2024-4', plugin)] };
    return reportOf(facts).vulnerabilities.map(({ id }) => id);
  };
  t.assert.deepEqual([ids('*'), ids('drupal'), ids('wordpress')], [[], [], ['CVE-2024-4']]);
});

/** What NVD says of single versions, of one with any update, and of all up to one. */
const openssh = {
  'CVE-2024-1': { criteria: 'cpe:2.3:a:openbsd:openssh:9.3:p1:*:*:*:*:*:*' },
  'CVE-2024-2': { criteria: 'cpe:2.3:a:openbsd:openssh:9.3:-:*:*:*:*:*:*' },
  'CVE-2024-3': { criteria: 'cpe:2.3:a:openbsd:openssh:9.3:*:*:*:*:*:*:*' },
  'CVE-2024-4': { criteria: 'cpe:2.3:a:openbsd:openssh:9.3:p2:*:*:*:*:*:*' },
  'CVE-2024-5': { criteria: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*', versionEndIncluding: '9.3' },
};

for (const [cpe, ids] of [
  ['cpe:2.3:a:openbsd:openssh:9.3:p1:*:*:*:*:*:*', ['CVE-2024-1', 'CVE-2024-3', 'CVE-2024-5']],
  ['cpe:/a:openbsd:openssh:9.3:p1', ['CVE-2024-1', 'CVE-2024-3', 'CVE-2024-5']],
  ['cpe:2.3:a:openbsd:openssh:9.3:p2:*:*:*:*:*:*', ['CVE-2024-3', 'CVE-2024-4', 'CVE-2024-5']],
  ['cpe:2.3:a:openbsd:openssh:9.3:-:*:*:*:*:*:*', ['CVE-2024-2', 'CVE-2024-3', 'CVE-2024-5']],
  ['cpe:2.3:a:openbsd:openssh:9.3:*:*:*:*:*:*:*', ['CVE-2024-2', 'CVE-2024-3', 'CVE-2024-5']],
  ['cpe:/a:openbsd:openssh:9.3::~~~linux~~', ['CVE-2024-2', 'CVE-2024-3', 'CVE-2024-5']],
  ['cpe:2.3:a:openbsd:openssh:9.4:p1:*:*:*:*:*:*', []],
] as const) {
  test(`${cpe} is affected by what lists its update, any, or holds its version`, (t) => {
    const said = Object.entries(openssh).map(([id, match]) => {
      const { affected } = nvdAffected([{ nodes: [{ cpeMatch: [{ vulnerable: true, ...match }] }] }]);
      return advisoryOf(id, affected);
    });
    const pkg = packageOf('pkg:generic/openssh@9', { metadata: { cpe } });
    const { vulnerabilities } = reportOf({ packages: [pkg], advisories: said });
    t.assert.deepEqual(vulnerabilities.map(({ id }) => id).sort(), ids);
  });
}

test('that it was found by a platform name is told', (t) => {
  const { vulnerabilities } = reportOf({
    packages: [program({ cpes: ['cpe:2.3:a:openssl:openssl:*:*:*:*:*:*:*:*'] })],
    advisories,
  });
  t.assert.equal(vulnerabilities[0]?.evidence[0]?.how, 'cpe');
});

test('where there is a better feed platform names are not asked', (t) => {
  const pkg = packageOf('pkg:npm/openssl@1.1.1', { metadata: { cpes: ['cpe:2.3:a:openssl:openssl:*'] } });
  t.assert.deepEqual(counted(pkg), []);
});

test('a program without a platform name is a gap', (t) => {
  const { gaps } = reportOf({ packages: [program({})], advisories });
  t.assert.deepEqual(
    gaps.map(({ kind }) => kind),
    ['no-feed'],
  );
});

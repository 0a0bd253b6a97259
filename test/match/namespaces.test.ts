import { test } from 'node:test';
import { namespaceOf } from '../../src/match/namespaces.ts';
import type { Distro } from '../../src/model/distro.ts';
import { distroOf } from '../support/match.ts';

const cases: readonly (readonly [id: string, more: Partial<Distro>, ecosystems: readonly string[]])[] = [
  ['debian', { versionId: '12' }, ['Debian:12']],
  ['debian', { versionId: '11.7' }, ['Debian:11']],
  ['debian', { versionCodename: 'trixie' }, ['Debian:13']],
  ['debian', { prettyName: 'Debian GNU/Linux bookworm/sid' }, ['Debian:12']],
  ['raspbian', { versionId: '11', idLike: ['debian'] }, ['Debian:11']],
  ['devuan', { versionId: '5' }, ['Debian:12']],
  ['ubuntu', { versionId: '22.04' }, ['Ubuntu:22.04:LTS', 'Ubuntu:22.04']],
  ['ubuntu', { versionId: '23.10' }, ['Ubuntu:23.10']],
  ['ubuntu', { versionCodename: 'focal' }, ['Ubuntu:20.04:LTS', 'Ubuntu:20.04']],
  ['pop', { versionId: '22.04' }, ['Ubuntu:22.04:LTS', 'Ubuntu:22.04']],
  ['linuxmint', { versionId: '21.3' }, ['Ubuntu:22.04:LTS', 'Ubuntu:22.04']],
  ['alpine', { versionId: '3.20.3' }, ['Alpine:v3.20']],
  ['alpine', { versionId: '3.21_alpha20240807' }, ['Alpine:edge']],
  ['wolfi', { versionId: '20230201' }, ['Wolfi']],
  ['chainguard', { versionId: '20230214' }, ['Chainguard']],
  ['rhel', { versionId: '9.4' }, ['Red Hat:enterprise_linux:9']],
  ['centos', { versionId: '7' }, ['Red Hat:enterprise_linux:7']],
  ['almalinux', { versionId: '9.4' }, ['AlmaLinux:9']],
  ['rocky', { versionId: '8.9' }, ['Rocky Linux:8']],
  ['ol', { versionId: '8.9' }, ['Oracle Linux:8']],
  ['amzn', { versionId: '2' }, ['Amazon Linux:2']],
  ['amzn', { versionId: '2023' }, ['Amazon Linux:2023']],
  ['amzn', { versionId: '2018.03' }, ['Amazon Linux:1']],
  ['photon', { versionId: '4.0' }, ['Photon OS:4.0']],
  ['azurelinux', { versionId: '3.0' }, ['Azure Linux:3']],
  ['mariner', { versionId: '2.0' }, ['Azure Linux:2']],
  ['mageia', { versionId: '9' }, ['Mageia:9']],
  ['openeuler', { versionId: '24.03', version: '24.03 (LTS-SP1)' }, ['openEuler:24.03-LTS-SP1']],
  ['opensuse-leap', { versionId: '15.5' }, ['openSUSE:Leap 15.5']],
  ['opensuse-tumbleweed', { versionId: '20240101' }, ['openSUSE:Tumbleweed']],
];

for (const [id, more, ecosystems] of cases) {
  const said = more.versionId ?? more.versionCodename ?? more.prettyName;
  test(`${id} ${said} is judged by ${ecosystems.join(', ')}`, (t) => {
    const namespace = namespaceOf(distroOf(id, more), new Set());
    t.assert.deepEqual(namespace.known && namespace.ecosystems, ecosystems);
  });
}

test('a service pack of SUSE is judged with its modules, and without its paid channel', (t) => {
  const known = [
    'SUSE:Linux Enterprise Module for Basesystem 15 SP5',
    'SUSE:Linux Enterprise Module for Basesystem 15 SP4',
    'SUSE:Linux Enterprise Server 15 SP5-LTSS',
    'openSUSE:Leap 15.5',
  ];
  const namespace = namespaceOf(distroOf('sles', { versionId: '15.5' }), new Set(known));
  t.assert.deepEqual(namespace.known && namespace.ecosystems, [
    'SUSE:Linux Enterprise Server 15 SP5',
    'SUSE:Linux Enterprise Module for Basesystem 15 SP5',
  ]);
});

test('a derivative is not taken for its parent', (t) => {
  const kali = namespaceOf(distroOf('kali', { idLike: ['debian'], versionId: '2024.1' }), new Set());
  t.assert.equal(kali.known, false);
  t.assert.match(kali.known ? '' : kali.why, /kali.*debian/);
});

test('whose advisories stand in for those of a rebuild is said', (t) => {
  const centos = namespaceOf(distroOf('centos', { versionId: '7' }), new Set());
  t.assert.match((centos.known && centos.note) || '', /Red Hat/);
  const rhel = namespaceOf(distroOf('rhel', { versionId: '7' }), new Set());
  t.assert.equal(rhel.known && rhel.note, undefined);
});

test('a distribution that does not tell its release is not known', (t) => {
  for (const id of ['debian', 'alpine', 'rhel', 'opensuse-leap', 'amzn']) {
    t.assert.equal(namespaceOf(distroOf(id), new Set()).known, false, id);
  }
});

test('the end of support is that of os-release, else that of the publisher', (t) => {
  const end = (id: string, more: Partial<Distro>) => {
    const namespace = namespaceOf(distroOf(id, more), new Set());
    return namespace.known && namespace.end;
  };
  t.assert.equal(end('debian', { versionId: '10' }), '2024-06-30');
  t.assert.equal(end('alpine', { versionId: '3.10.2' }), '2021-05-01');
  t.assert.equal(end('devuan', { versionId: '3' }), '2024-06-30');
  t.assert.equal(end('fedora', { versionId: '40', supportEnd: '2025-05-14' }), '2025-05-14');
  t.assert.equal(end('wolfi', { versionId: '20230201' }), undefined);
});

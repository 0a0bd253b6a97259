import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { ubuntu } from '../../../src/advisory/formats/ubuntu.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';
import { tarOf } from '../../support/layers.ts';

const base = 'ubuntu-security-notices-main';

async function archiveOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  return Buffer.from(
    await tarOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${base}/${name}`, text]))),
  );
}

async function read(content: Uint8Array): Promise<FeedRecord[]> {
  return await recordsOf(ubuntu, content, { feed: 'ubuntu', name: 'tar.gz/refs/heads/main' });
}

async function readVex(document: unknown): Promise<FeedRecord[]> {
  const name = 'vex/cve/2024/CVE-2024-1.json';
  return await recordsOf(ubuntu, JSON.stringify(document), { feed: 'ubuntu', name });
}

const record = (ecosystem: string): string =>
  JSON.stringify({
    id: 'UBUNTU-CVE-2024-1',
    modified: '2024-05-06T07:08:09Z',
    upstream: ['CVE-2024-1'],
    affected: [
      {
        package: { ecosystem, name: 'curl' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }],
      },
    ],
  });

const unneeded = (distro: string): object => ({
  vulnerability: { name: 'CVE-2024-1' },
  status: 'not_affected',
  justification: 'vulnerable_code_not_present',
  products: [
    { '@id': `pkg:deb/ubuntu/curl@7.81.0-1?arch=source&distro=${distro}` },
    { '@id': `pkg:deb/ubuntu/libcurl4@7.81.0-1?arch=amd64&distro=${distro}` },
  ],
});

const vex = (...statements: object[]): object => ({
  '@id': 'https://example.com/vex/CVE-2024-1',
  timestamp: '2024-05-06T07:08:09Z',
  statements,
});

test('notices and VEX documents are read from one archive, packed or not', async (t) => {
  const archive = await archiveOf({
    'README.md': 'hello',
    'osv/cve/2024/UBUNTU-CVE-2024-1.json': record('Ubuntu:22.04:LTS'),
    'vex/cve/2024/CVE-2024-1.json': JSON.stringify(vex(unneeded('noble'))),
    'schema/osv.json': '{}',
    'osv/cve/2024/UBUNTU-CVE-2024-2.json': '{"id": ',
  });
  for (const content of [archive, gzipSync(archive)]) {
    const records = await read(content);
    t.assert.deepEqual(
      advisoriesIn(records).map(({ id, feed, affected }) => [
        id,
        feed,
        affected[0]?.ecosystem,
        affected[0]?.status,
      ]),
      [
        ['UBUNTU-CVE-2024-1', 'ubuntu', 'Ubuntu:22.04:LTS', 'affected'],
        ['CVE-2024-1', 'ubuntu', 'Ubuntu:24.04:LTS', 'not-affected'],
      ],
    );
    t.assert.deepEqual(
      badIn(records).map(({ name }) => name),
      [`${base}/osv/cve/2024/UBUNTU-CVE-2024-2.json`],
    );
  }
});

test('a source package that is not affected is said once for each release and pocket', async (t) => {
  const [advisory] = advisoriesIn(
    await readVex(
      vex(unneeded('jammy'), unneeded('jammy'), unneeded('esm-infra/xenial'), unneeded('trusty/esm')),
    ),
  );
  t.assert.deepEqual(advisory, {
    id: 'CVE-2024-1',
    feed: 'ubuntu',
    aliases: [],
    upstream: [],
    modified: '2024-05-06T07:08:09Z',
    ratings: [],
    cwes: [],
    references: [{ type: 'ADVISORY', url: 'https://ubuntu.com/security/CVE-2024-1' }],
    affected: [
      { ecosystem: 'Ubuntu:22.04:LTS', name: 'curl', status: 'not-affected', ranges: [], versions: [] },
      {
        ecosystem: 'Ubuntu:16.04:LTS',
        channel: 'esm',
        name: 'curl',
        status: 'not-affected',
        ranges: [],
        versions: [],
      },
      {
        ecosystem: 'Ubuntu:14.04:LTS',
        channel: 'esm',
        name: 'curl',
        status: 'not-affected',
        ranges: [],
        versions: [],
      },
    ],
  });
});

test('what OSV says already, and what is of no release, is left to it', async (t) => {
  const statement = unneeded('jammy');
  const silent = [
    { ...statement, status: 'fixed' },
    { ...statement, status: 'under_investigation' },
    {
      ...statement,
      status: 'affected',
      action_statement: 'This package (for the given release) needs fixing.',
    },
    { ...statement, justification: 'component_not_present' },
    unneeded('zurg'),
  ];
  t.assert.deepEqual(await readVex(vex(...silent)), []);
});

for (const [name, document] of [
  ['no object', []],
  ['undated', { statements: [unneeded('jammy')] }],
  ['about nothing', vex()],
  ['about two', vex(unneeded('jammy'), { ...unneeded('jammy'), vulnerability: { name: 'CVE-2024-2' } })],
  ['about no package', vex({ ...unneeded('jammy'), products: [{ '@id': 'arch=source' }] })],
] as const) {
  test(`a VEX document that is ${name} is counted`, async (t) => {
    t.assert.deepEqual(
      badIn(await readVex(document)).map(({ name }) => name),
      ['vex/cve/2024/CVE-2024-1.json'],
    );
  });
}

test('half an archive, and none at all, is refused', async (t) => {
  const archive = await archiveOf({ 'osv/cve/2024/UBUNTU-CVE-2024-1.json': record('Ubuntu:22.04:LTS') });
  const packed = gzipSync(archive);
  const broken = [
    archive.subarray(0, 700),
    packed.subarray(0, packed.length / 2),
    Buffer.alloc(0),
    Buffer.from('no'),
  ];
  for (const content of broken) await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
});

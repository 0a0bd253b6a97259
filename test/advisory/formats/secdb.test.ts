import { test } from 'node:test';
import { alpineSecdb } from '../../../src/advisory/formats/alpine-secdb.ts';
import { chainguardSecdb } from '../../../src/advisory/formats/chainguard-secdb.ts';
import { wolfiSecdb } from '../../../src/advisory/formats/wolfi-secdb.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';

const input = { feed: 'alpine-secdb/v3.20/main', name: 'v3.20/main.json' };

const database = (...packages: unknown[]): string =>
  JSON.stringify({ reponame: 'main', distroversion: 'v3.20', packages });

const pkg = (name: string, secfixes: unknown): object => ({ pkg: { name, secfixes } });

const fixedIn = (version: string): object => ({ events: [{ introduced: '0' }, { fixed: version }] });

test('a fix of a package is a range that ends with it', async (t) => {
  const records = await recordsOf(alpineSecdb, database(pkg('xz', { '5.2.5-r1': ['CVE-2022-1271'] })), input);
  t.assert.deepEqual(records, [
    {
      kind: 'advisory',
      advisory: {
        id: 'CVE-2022-1271',
        feed: 'alpine-secdb/v3.20/main',
        aliases: [],
        upstream: [],
        modified: '1970-01-01T00:00:00Z',
        ratings: [],
        cwes: [],
        references: [{ type: 'ADVISORY', url: 'https://security.alpinelinux.org/vuln/CVE-2022-1271' }],
        affected: [
          {
            ecosystem: 'Alpine:v3.20',
            name: 'xz',
            versions: [],
            status: 'affected',
            ranges: [fixedIn('5.2.5-r1')],
          },
        ],
      },
    },
  ]);
});

test('a vulnerability of several packages is one advisory', async (t) => {
  const content = database(
    pkg('a', { '1-r0': ['CVE-2024-1000'], '2-r0': ['CVE-2024-1000'] }),
    pkg('b', { '3-r0': ['CVE-2024-1000'] }),
  );
  const [advisory, ...more] = advisoriesIn(await recordsOf(alpineSecdb, content, input));
  t.assert.deepEqual(more, []);
  t.assert.deepEqual(
    advisory?.affected.map(({ name, ranges }) => [name, ranges]),
    [
      ['a', [fixedIn('1-r0'), fixedIn('2-r0')]],
      ['b', [fixedIn('3-r0')]],
    ],
  );
});

test('the version 0 says that a package was never affected, unless it was fixed as well', async (t) => {
  const content = database(pkg('a', { '0': ['CVE-2024-1000', 'CVE-2024-2000'], '2-r0': ['CVE-2024-2000'] }));
  const found = advisoriesIn(await recordsOf(alpineSecdb, content, input));
  t.assert.deepEqual(
    found.map(({ id, affected }) => [id, affected[0]?.status, affected[0]?.ranges]),
    [
      ['CVE-2024-1000', 'not-affected', []],
      ['CVE-2024-2000', 'affected', [fixedIn('2-r0')]],
    ],
  );
});

for (const [line, names] of [
  ['CVE-2018-3646 XSA-273', ['CVE-2018-3646 = XSA-273']],
  ['XSA-238', ['XSA-238 = ']],
  ['GHSA-jq35-85cj-fj4p', ['GHSA-jq35-85cj-fj4p = ']],
  ['CGA-q2xx-w2f5-3c5h', ['CGA-q2xx-w2f5-3c5h = ']],
  ['CVE-2017-2616 (+ regression fix)', ['CVE-2017-2616 = ']],
  ['CVE-2020-14342 -', ['CVE-2020-14342 = ']],
  ['CVE-2024-1000 CVE-2024-2000 GHSA-jq35-85cj-fj4p', ['CVE-2024-1000 = ', 'CVE-2024-2000 = ']],
] as const) {
  test(`"${line}" names ${names.length === 1 ? 'one vulnerability' : 'several'}`, async (t) => {
    const records = await recordsOf(alpineSecdb, database(pkg('a', { '1-r0': [line] })), input);
    t.assert.deepEqual(badIn(records), []);
    t.assert.deepEqual(
      advisoriesIn(records).map(({ id, aliases }) => `${id} = ${aliases.join(' ')}`),
      names,
    );
  });
}

test('what names no vulnerability is counted, and the rest is taken', async (t) => {
  const content = database(
    pkg('a', { '1-r0': ['CVE-????-????', 5, 'CVE-2024-1000'] }),
    pkg('b', 'none'),
    { name: 'c' },
    pkg('d', []),
  );
  const records = await recordsOf(alpineSecdb, content, input);
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['a 1-r0', 'a 1-r0', 'packages[1]', 'packages[2]'],
  );
  t.assert.equal(advisoriesIn(records).length, 1);
});

for (const [name, content] of [
  ['of another kind', '{"vulnerabilities": []}'],
  ['cut short', database(pkg('a', {})).slice(0, -3)],
  ['empty', ''],
] as const) {
  test(`a database that is ${name} is refused`, async (t) => {
    await t.assert.rejects(recordsOf(alpineSecdb, content, input), { code: 'FEED_INVALID' });
  });
}

test('a release has a feed for each of its repositories', (t) => {
  t.assert.deepEqual(alpineSecdb.feeds(['Alpine:v3.20', 'Debian:12', 'Alpine:../x']), [
    { id: 'alpine-secdb/v3.20/main', files: ['v3.20/main.json'] },
    { id: 'alpine-secdb/v3.20/community', files: ['v3.20/community.json'] },
  ]);
  t.assert.equal(alpineSecdb.feeds(undefined).length, 46);
});

test('Wolfi and Chainguard are served by their own', async (t) => {
  t.assert.deepEqual(wolfiSecdb.feeds(['Chainguard']), []);
  t.assert.deepEqual(chainguardSecdb.feeds(['Chainguard']), [
    { id: 'chainguard-secdb', files: ['security.json'] },
  ]);
  const content = database(pkg('a', { '1-r0': ['CVE-2024-1000'] }));
  const file = { feed: 'chainguard-secdb', name: 'security.json' };
  const [advisory] = advisoriesIn(await recordsOf(chainguardSecdb, content, file));
  t.assert.equal(advisory?.affected[0]?.ecosystem, 'Chainguard');
});

import { test } from 'node:test';
import * as fc from 'fast-check';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { osv } from '../../../src/advisory/formats/osv.ts';
import { osvRecord } from '../../../src/advisory/formats/osv-record.ts';
import type { Advisory, AffectedPackage } from '../../../src/model/advisory.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';
import { zipOf } from '../../support/zip.ts';

const events = [{ introduced: '0' }, { fixed: '1.2.3' }];
const ranges = [{ type: 'SEMVER', events }];
const minimal = { id: 'GHSA-aaaa-bbbb-cccc', modified: '2024-05-06T07:08:09Z' };

function affecting(ecosystem: string, name = 'thing'): object {
  return { package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM', events }] };
}

function taken(record: object, ecosystem?: string): Advisory {
  const scope = { feed: 'osv/test', ...(ecosystem !== undefined && { ecosystem }) };
  const found = osvRecord({ ...minimal, ...record }, 'test.json', scope);
  if (found.kind !== 'advisory') throw new TypeError(found.kind === 'bad' ? found.why : found.kind);
  return found.advisory;
}

function takenPackage(affected: object, record: object = {}): AffectedPackage | undefined {
  return taken({ ...record, affected: [affected] }).affected[0];
}

const named = { package: { ecosystem: 'npm', name: 'thing' } };

test('a record keeps its names, dates, texts and references', (t) => {
  const record = {
    schema_version: '1.7.4',
    published: '2024-01-02T03:04:05.678Z',
    withdrawn: '2024-07-08T09:10:11Z',
    aliases: ['CVE-2024-1', 'CVE-2024-1'],
    related: ['CVE-2023-9'],
    summary: 'short',
    details: 'long',
    database_specific: { cwe_ids: ['CWE-79'] },
    references: [{ type: 'FIX', url: 'https://example.com/fix' }],
    credits: [{ name: 'someone' }],
    invented_later: { of: ['any', 'form'] },
    affected: [{ ...named, ranges }],
  };
  t.assert.deepEqual(taken(record), {
    id: 'GHSA-aaaa-bbbb-cccc',
    feed: 'osv/test',
    aliases: ['CVE-2024-1'],
    upstream: [],
    summary: 'short',
    details: 'long',
    published: '2024-01-02T03:04:05.678Z',
    modified: '2024-05-06T07:08:09Z',
    withdrawn: '2024-07-08T09:10:11Z',
    ratings: [],
    cwes: ['CWE-79'],
    references: [{ type: 'FIX', url: 'https://example.com/fix' }],
    affected: [{ ecosystem: 'npm', name: 'thing', status: 'affected', versions: [], ranges: [{ events }] }],
  });
});

test('a bulletin of a distribution is about the vulnerabilities it lists, under whichever name', (t) => {
  const affected = [affecting('AlmaLinux:9')];
  const cves = ['CVE-2024-1', 'CVE-2024-2'];
  const names = (record: object): unknown => {
    const { aliases, upstream } = taken({ ...record, affected });
    return { aliases, upstream };
  };
  t.assert.deepEqual(names({ id: 'ALSA-2024:1', related: [...cves, 'RHSA-2024:1'] }), {
    aliases: [],
    upstream: cves,
  });
  t.assert.deepEqual(names({ id: 'DSA-1-1', aliases: cves }), { aliases: [], upstream: cves });
  t.assert.deepEqual(names({ id: 'DEBIAN-CVE-2024-1', upstream: ['CVE-2024-1'], related: ['CVE-2024-2'] }), {
    aliases: [],
    upstream: ['CVE-2024-1'],
  });
  t.assert.deepEqual(names({ id: 'GO-2024-1', aliases: cves, related: ['CVE-2024-3'] }), {
    aliases: cves,
    upstream: [],
  });
});

test('every kind of event is kept', (t) => {
  const all = [
    { introduced: '1.0.0' },
    { last_affected: '1.5.0' },
    { introduced: '2.0.0' },
    { limit: '3.0.0' },
  ];
  t.assert.deepEqual(takenPackage({ ...named, ranges: [{ type: 'SEMVER', events: all }] })?.ranges, [
    {
      events: [
        { introduced: '1.0.0' },
        { lastAffected: '1.5.0' },
        { introduced: '2.0.0' },
        { limit: '3.0.0' },
      ],
    },
  ]);
});

test('events are put in the order of versions, and left alone when a version cannot be read', (t) => {
  const order = (...versions: string[]): unknown =>
    takenPackage({
      package: { ecosystem: 'PyPI', name: 'thing' },
      ranges: [
        {
          type: 'ECOSYSTEM',
          events: versions.map((version, at) => ({ [at % 2 ? 'fixed' : 'introduced']: version })),
        },
      ],
    })?.ranges[0]?.events.map((event) => Object.values(event)[0]);
  t.assert.deepEqual(order('2.10', '2.11', '0', '2.9'), ['0', '2.9', '2.10', '2.11']);
  t.assert.deepEqual(order('2.10', 'not one', '0', '2.9'), ['2.10', 'not one', '0', '2.9']);
});

test('commits are passed over; a record of nothing else is counted', (t) => {
  const commits = { type: 'GIT', repo: 'https://example.com/x', events: [{ introduced: '0' }] };
  t.assert.deepEqual(takenPackage({ ...named, ranges: [commits, ...ranges] })?.ranges, [{ events }]);
  const only = osvRecord({ ...minimal, affected: [{ ranges: [commits] }] }, 'a.json', { feed: 'osv/npm' });
  t.assert.equal(only.kind, 'bad');
});

test('a withdrawn record is kept though nothing is affected any more', (t) => {
  const record = { withdrawn: '2024-05-06T07:08:09Z', affected: [{ ...named }] };
  t.assert.deepEqual(taken(record).affected, []);
});

test('a feed of one ecosystem leaves the packages of others to theirs', (t) => {
  const affected = ['npm', 'PyPI', 'Debian:12', 'Debian:13', 'Debian', 'Debianish'].map((name) =>
    affecting(name),
  );
  const found = (ecosystem: string): string[] =>
    taken({ affected }, ecosystem).affected.map((one) => one.ecosystem);
  t.assert.deepEqual(found('npm'), ['npm']);
  t.assert.deepEqual(found('Debian:12'), ['Debian:12']);
  t.assert.deepEqual(found('Debian'), ['Debian:12', 'Debian:13', 'Debian']);
  t.assert.throws(() => found('Go'), TypeError);
});

for (const [written, ecosystem, channel] of [
  ['Ubuntu:22.04:LTS', 'Ubuntu:22.04:LTS', undefined],
  ['Ubuntu:Pro:22.04:LTS', 'Ubuntu:22.04:LTS', 'esm'],
  ['Ubuntu:Pro:FIPS-updates:20.04:LTS', 'Ubuntu:20.04:LTS', 'fips-updates'],
  ['Red Hat:enterprise_linux:9::appstream', 'Red Hat:enterprise_linux:9', undefined],
  ['Red Hat:rhel_eus:9.2::baseos', 'Red Hat:enterprise_linux:9', 'eus:9.2'],
  ['Maven:https://maven.google.com', 'Maven', undefined],
] as const) {
  test(`${written} is ${ecosystem}${channel ? ` with ${channel}` : ''}`, (t) => {
    const found = takenPackage(affecting(written));
    t.assert.deepEqual([found?.ecosystem, found?.channel], [ecosystem, channel]);
  });
}

test('what Red Hat says for each repository of a release is taken once', (t) => {
  const affected = ['enterprise_linux:9::appstream', 'enterprise_linux:9::baseos', 'rhel_eus:9.2::baseos'];
  t.assert.deepEqual(
    taken({ affected: affected.map((product) => affecting(`Red Hat:${product}`)) }).affected.map(
      ({ ecosystem, channel }) => [ecosystem, channel],
    ),
    [
      ['Red Hat:enterprise_linux:9', undefined],
      ['Red Hat:enterprise_linux:9', 'eus:9.2'],
    ],
  );
});

test('names that an ecosystem takes in several spellings have one', (t) => {
  t.assert.equal(takenPackage(affecting('PyPI', 'Foo.Bar__baz'))?.name, 'foo-bar-baz');
  t.assert.equal(takenPackage(affecting('NuGet', 'Newtonsoft.Json'))?.name, 'newtonsoft.json');
  t.assert.equal(takenPackage(affecting('npm', 'Foo.Bar'))?.name, 'Foo.Bar');
});

test('a package may be named by its purl alone', (t) => {
  const byPurl = (purl: string): unknown => {
    const found = takenPackage({ package: { purl }, versions: ['1'] });
    return [found?.ecosystem, found?.name];
  };
  t.assert.deepEqual(byPurl('pkg:npm/%40scope/thing'), ['npm', '@scope/thing']);
  t.assert.deepEqual(byPurl('pkg:maven/org.example/thing'), ['Maven', 'org.example:thing']);
  t.assert.deepEqual(byPurl('pkg:golang/example.com/a/b'), ['Go', 'example.com/a/b']);
  t.assert.throws(() => byPurl('pkg:deb/debian/thing'), TypeError);
  t.assert.throws(() => byPurl('no purl'), TypeError);
});

test('ratings are told by vector and by word, wherever a publisher puts them, each once', (t) => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const severity = [{ type: 'CVSS_V3', score: vector }];
  const record = {
    severity: [
      ...severity,
      { type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' },
      { type: 'Later', score: '9' },
    ],
    affected: [{ ...named, ranges, severity }],
    database_specific: { severity: 'MODERATE' },
  };
  t.assert.deepEqual(taken(record).ratings, [
    { kind: 'cvss', version: '3.1', vector, by: 'github' },
    { kind: 'cvss', version: '2.0', vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', by: 'github' },
    { kind: 'word', severity: 'medium', text: 'MODERATE', by: 'github' },
  ]);
  const ubuntu = { id: 'UBUNTU-CVE-2024-1', severity: [{ type: 'Ubuntu', score: 'untriaged' }] };
  t.assert.deepEqual(taken(ubuntu).ratings, [
    { kind: 'word', severity: 'unknown', text: 'untriaged', by: 'ubuntu' },
  ]);
  t.assert.deepEqual(taken({ id: 'RLSA-2024:1', summary: 'Important: thing security update' }).ratings, [
    { kind: 'word', severity: 'high', text: 'Important', by: 'rocky' },
  ]);
});

test('the urgency of Debian is the severity of the package; end of life is no fix to wait for', (t) => {
  const urgent = (urgency: string): unknown => {
    const found = takenPackage({ ...affecting('Debian:12'), ecosystem_specific: { urgency } });
    return [found?.severity, found?.status];
  };
  t.assert.deepEqual(urgent('unimportant'), ['negligible', 'affected']);
  t.assert.deepEqual(urgent('not yet assigned'), [undefined, 'affected']);
  t.assert.deepEqual(urgent('end-of-life'), [undefined, 'will-not-fix']);
});

test('symbols of Go are kept', (t) => {
  const specific = {
    imports: [{ path: 'example.com/a/b', symbols: ['Parse'], goos: ['linux'] }, { path: 'c' }],
  };
  t.assert.deepEqual(takenPackage({ ...affecting('Go'), ecosystem_specific: specific })?.imports, [
    { path: 'example.com/a/b', symbols: ['Parse'] },
    { path: 'c', symbols: [] },
  ]);
});

test('the module of an rpm is that of the summary, when it names one', (t) => {
  const modular = {
    package: { ecosystem: 'AlmaLinux:8', name: 'nodejs' },
    ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1:18.1-1.module_el8.7.0+1+a' }] }],
  };
  const module = (summary: string, affected: object = modular): unknown =>
    takenPackage(affected, { id: 'ALSA-2024:1', summary })?.module;
  t.assert.equal(module('Important: nodejs:18 security update'), 'nodejs:18');
  t.assert.equal(module('Moderate: virt:rhel and virt-devel:rhel security update'), undefined);
  t.assert.equal(module('Moderate: nodejs security update'), undefined);
  t.assert.equal(module('Important: nodejs:18 security update', affecting('AlmaLinux:8')), undefined);
});

test('what Ubuntu mends in Pro alone will not be mended without it', (t) => {
  const both = [
    affecting('Ubuntu:Pro:16.04:LTS', 'a'),
    affecting('Ubuntu:16.04:LTS', 'b'),
    affecting('Ubuntu:Pro:16.04:LTS', 'b'),
  ];
  const found = (id: string): unknown =>
    taken({ id, affected: both }).affected.map(({ name, channel, status }) => [name, channel, status]);
  const written = [
    ['a', 'esm', 'affected'],
    ['b', undefined, 'affected'],
    ['b', 'esm', 'affected'],
  ];
  t.assert.deepEqual(found('UBUNTU-CVE-2024-1'), [...written, ['a', undefined, 'will-not-fix']]);
  t.assert.deepEqual(found('USN-1-1'), written);
});

for (const [fault, record] of [
  ['no id', { id: undefined }],
  ['an id that is no text', { id: 5 }],
  ['no date', { modified: undefined }],
  ['a date of another form', { modified: '6 May 2024' }],
  ['aliases that are no list', { aliases: 'CVE-2024-1' }],
  ['an alias that is no text', { aliases: [1] }],
  ['affected packages that are no list', { affected: {} }],
  ['a package without a name', { affected: [{ package: { ecosystem: 'npm' }, ranges }] }],
  ['a range of unknown kind', { affected: [{ ...named, ranges: [{ type: 'DATE', events }] }] }],
  [
    'a range that begins nowhere',
    { affected: [{ ...named, ranges: [{ type: 'SEMVER', events: [{ fixed: '1' }] }] }] },
  ],
  [
    'an event of two kinds',
    { affected: [{ ...named, ranges: [{ type: 'SEMVER', events: [{ introduced: '0', fixed: '1' }] }] }] },
  ],
  ['a version that is a number', { affected: [{ ...named, versions: [1] }] }],
  ['a severity without a score', { severity: [{ type: 'CVSS_V3' }] }],
] as const) {
  test(`a record with ${fault} is counted and not taken`, (t) => {
    const found = osvRecord({ ...minimal, ...record }, 'npm/x.json', { feed: 'osv/npm' });
    t.assert.deepEqual([found.kind, found.kind === 'bad' && found.name], ['bad', 'npm/x.json']);
  });
}

test('whatever JSON there is, it is taken or counted', () => {
  const hostile = fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], {}, [null], 0, '', '__proto__'));
  const range = fc.record(
    { type: fc.constantFrom('GIT', 'SEMVER', 'X'), events: hostile },
    { requiredKeys: [] },
  );
  const affected = fc.record(
    {
      package: fc.oneof(
        hostile,
        fc.record({ ecosystem: hostile, name: hostile, purl: hostile }, { requiredKeys: [] }),
      ),
      ranges: fc.oneof(hostile, fc.array(range)),
      versions: hostile,
      severity: hostile,
      ecosystem_specific: fc.oneof(
        hostile,
        fc.record({ imports: hostile, urgency: hostile }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  );
  const record = fc.record(
    {
      id: fc.oneof(fc.constant('CVE-2024-1'), hostile),
      modified: fc.oneof(fc.constant('2024-01-01T00:00:00Z'), hostile),
      withdrawn: hostile,
      aliases: hostile,
      severity: hostile,
      summary: hostile,
      references: hostile,
      affected: fc.oneof(hostile, fc.array(affected)),
      database_specific: hostile,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(record, hostile), (json) => {
      const { kind } = osvRecord(json, 'x.json', { feed: 'osv/npm', ecosystem: 'npm' });
      return kind === 'advisory' || kind === 'bad';
    }),
    { numRuns: 2000 },
  );
});

const good = JSON.stringify({ ...minimal, affected: [{ ...named, ranges }] });
const input = { feed: 'osv/npm', name: 'npm/all.zip' };

async function fromZip(zip: Uint8Array): Promise<FeedRecord[]> {
  return await recordsOf(osv, zip, input);
}

test('a zip gives its records; bad ones among them are counted', async (t) => {
  const zip = zipOf({
    'GHSA-1.json': good,
    'GHSA-2.json': '{"id": ',
    'GHSA-3.json': '[]',
    'README.md': 'hello',
  });
  const records = await fromZip(zip);
  t.assert.deepEqual(
    advisoriesIn(records).map(({ id, feed }) => [id, feed]),
    [['GHSA-aaaa-bbbb-cccc', 'osv/npm']],
  );
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['GHSA-2.json', 'GHSA-3.json'],
  );
});

test('a record may come in a file of its own', async (t) => {
  const records = await recordsOf(osv, good, { feed: 'osv/npm', name: 'npm/GHSA-1.json' });
  t.assert.equal(advisoriesIn(records).length, 1);
});

const wrongCheck = zipOf({ 'GHSA-1.json': good }, { stored: true });
wrongCheck[wrongCheck.indexOf('1.2.3')] = 0x39;

for (const [name, zip] of [
  ['half a zip', zipOf({ 'GHSA-1.json': good }).subarray(0, 200)],
  ['empty', Buffer.alloc(0)],
  ['a page of a proxy', Buffer.from('<html>Sign in</html>')],
  ['damaged in a record', wrongCheck],
] as const) {
  test(`a feed that is ${name} is refused with a remedy`, async (t) => {
    await t.assert.rejects(fromZip(zip), ({ code, message, remedy }) => {
      t.assert.equal(code, 'FEED_INVALID');
      t.assert.match(message, /npm\/all\.zip of feed osv\/npm/);
      t.assert.match(remedy, /kedge feeds sync/);
      return true;
    });
  });
}

test('a record that grows beyond all measure is counted, a feed of such is refused', async (t) => {
  const bomb = Buffer.alloc(5_000_000, ' ');
  t.assert.equal(badIn(await fromZip(zipOf({ 'a.json': bomb, 'b.json': good }))).length, 1);
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.json`, bomb]));
  await t.assert.rejects(fromZip(zipOf(many)), { code: 'FEED_INVALID' });
});

const ids = (wanted: readonly string[] | undefined, listed?: readonly string[]): string[] =>
  osv.feeds(wanted, listed).map(({ id }) => id);

test('a release is in the feed of its distribution, as the public bucket keeps them', (t) => {
  t.assert.deepEqual(
    osv.feeds(['Debian:12', 'Debian:13', 'npm']).map(({ id, files }) => [id, files]),
    [
      ['osv/Debian', ['Debian/all.zip']],
      ['osv/npm', ['npm/all.zip']],
    ],
  );
});

test('a mirror that keeps releases apart is asked for the release, with its channels', (t) => {
  const listed = ['Debian:11', 'Debian:12', 'Ubuntu:22.04:LTS', 'Ubuntu:Pro:22.04:LTS', 'npm'];
  t.assert.deepEqual(ids(['Debian:12', 'Ubuntu:22.04:LTS', 'Go'], listed), [
    'osv/Debian:12',
    'osv/Ubuntu:22.04:LTS',
    'osv/Ubuntu:Pro:22.04:LTS',
  ]);
  t.assert.deepEqual(ids(['Debian'], listed), ['osv/Debian:11', 'osv/Debian:12']);
});

test('all there is leaves out what no image has, and releases that their distribution holds', (t) => {
  t.assert.deepEqual(ids(undefined, ['Android', 'Debian', 'Debian:12', 'GIT', 'OSS-Fuzz', 'npm']), [
    'osv/Debian',
    'osv/npm',
  ]);
  t.assert.equal(ids(undefined).includes('osv/PyPI'), true);
});

test('OSV is not asked for ecosystems it has not', (t) => {
  t.assert.deepEqual(ids(['Amazon Linux:2', 'CPE']), []);
});

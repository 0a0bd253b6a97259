import { test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { alpineSecdb } from '../../../src/advisory/formats/alpine-secdb.ts';
import { debianTracker } from '../../../src/advisory/formats/debian-tracker.ts';
import { epss } from '../../../src/advisory/formats/epss.ts';
import { kev } from '../../../src/advisory/formats/kev.ts';
import { osv } from '../../../src/advisory/formats/osv.ts';
import { ubuntu } from '../../../src/advisory/formats/ubuntu.ts';
import { wolfiSecdb } from '../../../src/advisory/formats/wolfi-secdb.ts';
import type { Advisory, AffectedPackage } from '../../../src/model/advisory.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';
import { needsSharedData } from '../../support/shared-data.ts';
import { vendorFiles, vendorFormats, vendorSnapshots } from '../../support/vendor-formats.ts';

const skip = needsSharedData(...vendorFormats);

interface Fixed {
  readonly Name: string;
  readonly Version: string;
}

/** A distribution's vulnerability as vunnel writes it. */
interface OsSnapshot {
  readonly item: {
    readonly Vulnerability: {
      readonly Name: string;
      readonly Severity: string;
      readonly FixedIn: readonly Fixed[];
    };
  };
}

/** As vunnel writes it: `0` for never affected, `None` for no fix. */
function fixesOf({ status, ranges }: AffectedPackage): readonly string[] {
  if (status === 'not-affected') return ['0'];
  return ranges.map(
    ({ events }) => events.flatMap((event) => ('fixed' in event ? [event.fixed] : []))[0] ?? 'None',
  );
}

function told(advisories: readonly Advisory[], ecosystem: string): string[] {
  return advisories
    .flatMap(({ id, affected }) =>
      affected
        .filter((one) => one.ecosystem === ecosystem)
        .flatMap((one) => fixesOf(one).map((fix) => `${id} ${one.name} ${fix}`)),
    )
    .sort();
}

function expected(snapshots: Iterable<unknown>): string[] {
  return [...snapshots]
    .flatMap((snapshot) => {
      const { Name, FixedIn } = (snapshot as OsSnapshot).item.Vulnerability;
      return FixedIn.map((fixed) => `${Name} ${fixed.Name} ${fixed.Version}`);
    })
    .sort();
}

test('the tracker of Debian says of each release what vunnel reads in it', { skip }, async (t) => {
  const input = (await vendorFiles('debian')).get('input/debian.json') ?? '';
  const records = await recordsOf(debianTracker, input, { feed: 'debian-tracker', name: 'json' });
  t.assert.deepEqual(badIn(records), []);
  const advisories = advisoriesIn(records);
  for (const release of ['8', '9', '10', '11', '12', '13', 'unstable']) {
    const ecosystem = `Debian:${release === 'unstable' ? 'sid' : release}`;
    const snapshots = await vendorSnapshots('debian', `debian:${release}/`);
    // From vunnel's own record of older years, not from this file.
    snapshots.delete('cve-2012-0833.json');
    t.assert.notEqual(snapshots.size, 0);
    t.assert.deepEqual(told(advisories, ecosystem), expected(snapshots.values()), release);
  }
});

test('the urgency of Debian is the severity that vunnel reads', { skip }, async (t) => {
  const input = (await vendorFiles('debian')).get('input/debian.json') ?? '';
  const records = await recordsOf(debianTracker, input, { feed: 'debian-tracker', name: 'json' });
  const snapshots = (await vendorSnapshots('debian', 'debian:9/')).values();
  for (const { item } of [...snapshots] as OsSnapshot[]) {
    const found = advisoriesIn(records).find(({ id }) => id === item.Vulnerability.Name);
    const affected = found?.affected.find(({ ecosystem }) => ecosystem === 'Debian:9');
    t.assert.equal(affected?.severity ?? 'unknown', item.Vulnerability.Severity.toLowerCase(), found?.id);
  }
});

test('the security database of Alpine says what vunnel reads in it', { skip }, async (t) => {
  const files = await vendorFiles('alpine');
  const advisories: Advisory[] = [];
  for (const repository of ['main', 'community']) {
    // vunnel's copy is the older YAML form of the same document.
    const content = JSON.stringify(parseYaml(files.get(`input/secdb/v3.15/${repository}.yaml`) ?? ''));
    const feed = `alpine-secdb/v3.15/${repository}`;
    const records = await recordsOf(alpineSecdb, content, { feed, name: `v3.15/${repository}.json` });
    t.assert.deepEqual(badIn(records), []);
    advisories.push(...advisoriesIn(records));
  }
  const snapshots = await vendorSnapshots('alpine', '3.15/');
  t.assert.deepEqual(told(advisories, 'Alpine:v3.15'), expected(snapshots.values()));
});

test('the security database of Wolfi says what vunnel reads in it', { skip }, async (t) => {
  const input = (await vendorFiles('wolfi')).get('input/secdb/security.json') ?? '';
  const records = await recordsOf(wolfiSecdb, input, { feed: 'wolfi-secdb', name: 'security.json' });
  t.assert.deepEqual(badIn(records), []);
  const snapshots = await vendorSnapshots('wolfi', 'wolfi:rolling/');
  t.assert.deepEqual(told(advisoriesIn(records), 'Wolfi'), expected(snapshots.values()));
});

interface OsvSnapshot {
  readonly item: {
    readonly affected: readonly {
      readonly package: { readonly ecosystem: string; readonly name: string };
      readonly ranges: readonly { readonly events: readonly { readonly fixed?: string }[] }[];
      readonly database_specific?: { readonly anchore?: { readonly status?: string } };
    }[];
  };
}

/**
 * Package by package, what can be hoped for: a version, `no` fix, or `wont-fix`. Packages that VEX alone calls affected
 * are left out, as vunnel does.
 */
function hopes(advisories: readonly Advisory[], release: string, channel: string | undefined): string[] {
  const parts = advisories
    .flatMap(({ affected }) => affected)
    .filter((one) => one.ecosystem === release && one.channel === channel && one.status !== 'not-affected');
  const inOsv = new Set(
    advisories.filter(({ id }) => id.startsWith('UBUNTU-')).flatMap(({ affected }) => keys(affected)),
  );
  return [...Map.groupBy(parts, ({ name }) => name)]
    .filter(([, said]) => keys(said).some((key) => inOsv.has(key)))
    .map(([name, said]) => {
      if (said.some(({ status }) => status === 'will-not-fix')) return `${name} wont-fix`;
      return `${name} ${said.flatMap(fixesOf).find((fix) => fix !== 'None') ?? 'no'}`;
    })
    .sort();
}

function keys(affected: readonly AffectedPackage[]): string[] {
  return affected.map(({ ecosystem, name, channel }) => `${ecosystem} ${name} ${channel}`);
}

function hoped(snapshot: unknown): string[] {
  return (snapshot as OsvSnapshot).item.affected
    .map(({ package: { name }, ranges, database_specific: specific }) => {
      const fixed = ranges.flatMap(({ events }) => events).find((event) => event.fixed !== undefined)?.fixed;
      return `${name} ${specific?.anchore?.status ?? fixed ?? 'no'}`;
    })
    .sort();
}

test('notices and VEX of Ubuntu say of each release and of Pro what vunnel reads in them', {
  skip,
}, async (t) => {
  const files = await vendorFiles('ubuntu');
  const byCve = new Map<string, Advisory[]>();
  for (const [name, content] of files) {
    const [, cve] = /^(?:osv|vex)\/cve\/\d+\/(?:UBUNTU-)?(CVE-[\d-]+)\.json$/.exec(name) ?? [];
    if (cve === undefined) continue;
    const records = await recordsOf(ubuntu, content, { feed: 'ubuntu', name });
    t.assert.deepEqual(badIn(records), []);
    byCve.set(cve, [...(byCve.get(cve) ?? []), ...advisoriesIn(records)]);
  }
  let compared = 0;
  for (const [path, snapshot] of await vendorSnapshots('ubuntu')) {
    const [, pro, version = '', lts, cve = ''] =
      /^ubuntu-(pro-)?(\d+\.\d+)(-lts)?\/ubuntu-(cve-[\d-]+)\.json$/.exec(path) ?? [];
    if (cve === '') continue;
    const ecosystem = `Ubuntu:${version}${lts === undefined ? '' : ':LTS'}`;
    const found = hopes(byCve.get(cve.toUpperCase()) ?? [], ecosystem, pro === undefined ? undefined : 'esm');
    t.assert.deepEqual(found, hoped(snapshot), path);
    compared++;
  }
  t.assert.equal(compared, 19);
});

test('records in the OSV format of five publishers are taken', { skip }, async (t) => {
  const folders: readonly (readonly [string, RegExp, string])[] = [
    ['alma', /^osv-database\/advisories\/.+\.json$/, 'AlmaLinux'],
    ['bitnami', /^vulndb\/data\/.+\.json$/, 'Bitnami'],
    ['govulndb', /^vulndb\/ID\/.+\.json$/, 'Go'],
    ['rocky', /^osv\/.+\.json$/, 'Rocky Linux'],
    ['ubuntu', /^osv\/.+\.json$/, 'Ubuntu'],
  ];
  for (const [provider, wanted, ecosystem] of folders) {
    const files = [...(await vendorFiles(provider))].filter(([path]) => wanted.test(path));
    t.assert.notEqual(files.length, 0, provider);
    for (const [name, content] of files) {
      const records = await recordsOf(osv, content, { feed: `osv/${ecosystem}`, name });
      t.assert.deepEqual(badIn(records), [], name);
    }
  }
});

test('the catalog of exploited vulnerabilities says what vunnel reads in it', { skip }, async (t) => {
  const input = (await vendorFiles('kev')).get('valid-catalog-1.json') ?? '';
  const records = await recordsOf(kev, input, { feed: 'kev', name: 'known_exploited_vulnerabilities.json' });
  const found = records.flatMap((record) => (record.kind === 'exploit' ? [record.exploit] : []));
  const wanted = [...(await vendorSnapshots('kev', 'valid-catalog-1/')).values()].map((snapshot) => {
    const { item } = snapshot as { readonly item: Readonly<Record<string, string>> };
    return {
      cve: item['cveID'],
      added: item['dateAdded'],
      due: item['dueDate'],
      ransomware: item['knownRansomwareCampaignUse'] === 'Known',
    };
  });
  const byCve = (
    a: { readonly cve?: string | undefined },
    b: { readonly cve?: string | undefined },
  ): number => (a.cve ?? '').localeCompare(b.cve ?? '');
  t.assert.deepEqual(found.sort(byCve), wanted.sort(byCve));
});

test('the scores of the EPSS are those that vunnel reads', { skip }, async (t) => {
  const files = await vendorFiles('epss');
  const records = await recordsOf(epss, files.get('example-1.csv') ?? '', { feed: 'epss', name: 'epss.csv' });
  const found = records.flatMap((record) => (record.kind === 'prediction' ? [record.prediction] : []));
  const snapshots = await vendorSnapshots('epss', 'example-1/');
  t.assert.equal(found.length, snapshots.size);
  for (const { cve, score, percentile } of found) {
    const { item } = snapshots.get(`${cve.toLowerCase()}.json`) as {
      readonly item: { readonly epss: number; readonly percentile: number };
    };
    t.assert.deepEqual([score, percentile], [item.epss, item.percentile]);
  }
  const other = files.get('invalid-header.csv') ?? '';
  await t.assert.rejects(recordsOf(epss, other, { feed: 'epss', name: 'epss.csv' }), {
    code: 'FEED_INVALID',
  });
});

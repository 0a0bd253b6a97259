import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { osv } from '../../../src/advisory/formats/osv.ts';
import type { Advisory, AffectedPackage, RangeEvent } from '../../../src/model/advisory.ts';
import { schemeOf } from '../../../src/version/ecosystem-schemes.ts';
import type { VersionScheme } from '../../../src/version/scheme.ts';
import { advisoriesIn, badIn } from '../../support/feed-records.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

/** https://ossf.github.io/osv-schema/#evaluation, without limits, which the data has none of. */
function affects(
  { ranges, versions }: AffectedPackage,
  version: string,
  { compare }: VersionScheme,
): boolean {
  const reached = (at: string): boolean => at === '0' || (compare(version, at) ?? -1) >= 0;
  const after = (vulnerable: boolean, event: RangeEvent): boolean => {
    if ('introduced' in event) return vulnerable || reached(event.introduced);
    if ('fixed' in event) return vulnerable && !reached(event.fixed);
    if ('lastAffected' in event) return vulnerable && (compare(version, event.lastAffected) ?? 1) <= 0;
    return vulnerable;
  };
  return (
    versions.some((one) => one === version || compare(one, version) === 0) ||
    ranges.some(({ events }) => events.reduce(after, false))
  );
}

async function readFeed(ecosystem: string): Promise<Advisory[]> {
  const name = `${ecosystem}/all.zip`;
  const path = sharedData('feeds', 'osv', ecosystem, 'all.zip');
  const records = await Array.fromAsync(osv.read({ name, path }, `osv/${ecosystem}`));
  const bad = badIn(records);
  if (bad.length > 0) throw new TypeError(`${ecosystem}: ${bad[0]?.name} ${bad[0]?.why}`);
  return advisoriesIn(records);
}

function cases(): Map<string, { name: string; version: string; expected: string }[]> {
  const rows = readFileSync(sharedData('match', 'match-cases.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([ecosystem = '', name = '', version = '', expected = '']) => ({
      ecosystem,
      name,
      version,
      expected,
    }));
  return Map.groupBy(rows, ({ ecosystem }) => ecosystem);
}

const skip = needsSharedData('feeds', 'osv');

for (const ecosystem of skip === false ? cases().keys() : []) {
  test(`the feed of ${ecosystem} says of every case what OSV's own evaluation says`, async (t) => {
    const scheme = schemeOf(ecosystem);
    if (!scheme) throw new TypeError(`no scheme for ${ecosystem}`);
    const parts = (await readFeed(ecosystem))
      .filter(({ withdrawn }) => withdrawn === undefined)
      .flatMap(({ id, affected }) => affected.map((part) => ({ id, part })));
    const byName = Map.groupBy(parts, ({ part }) => part.name);
    const wrong = (cases().get(ecosystem) ?? []).flatMap(({ name, version, expected }) => {
      const found = (byName.get(name) ?? [])
        .filter(({ part }) => part.ecosystem === ecosystem && affects(part, version, scheme))
        .map(({ id }) => id);
      const ids = [...new Set(found)].sort().join(',') || '-';
      return ids === expected.split(',').sort().join(',') ? [] : [{ name, version, expected, ids }];
    });
    t.assert.deepEqual(wrong, []);
  });
}

test('every record of the public feeds is taken', { skip }, async (t) => {
  const zips = readdirSync(sharedData('feeds', 'osv')).filter((name) => name !== 'ecosystems.txt');
  const counts = await Promise.all(zips.map(async (name) => (await readFeed(name)).length));
  t.assert.equal(counts.includes(0), false);
});

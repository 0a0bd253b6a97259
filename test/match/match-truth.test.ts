import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { match } from '../../src/match/match.ts';
import type { Distro } from '../../src/model/distro.ts';
import { formatPurl } from '../../src/model/purl.ts';
import { distroOf } from '../support/match.ts';
import { memoryIndex, sharedAdvisories } from '../support/memory-index.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

interface Row {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
}

interface Case extends Row {
  readonly expected: readonly string[];
}

const distros: Readonly<Record<string, { readonly id: string; readonly type: string }>> = {
  AlmaLinux: { id: 'almalinux', type: 'rpm' },
  Alpine: { id: 'alpine', type: 'apk' },
  Debian: { id: 'debian', type: 'deb' },
  'Rocky Linux': { id: 'rocky', type: 'rpm' },
  Ubuntu: { id: 'ubuntu', type: 'deb' },
};

const types: Readonly<Record<string, string>> = {
  Bitnami: 'bitnami',
  Go: 'golang',
  Maven: 'maven',
  Packagist: 'composer',
  PyPI: 'pypi',
  RubyGems: 'gem',
  'crates.io': 'cargo',
  npm: 'npm',
};

function distroOfEcosystem(ecosystem: string): Distro | undefined {
  const [whole = '', release = ''] = ecosystem.split(':');
  const known = distros[whole];
  return known && distroOf(known.id, { versionId: release.replace(/^v/, '') });
}

function purlOf({ ecosystem, name, version }: Row): string {
  const type = distros[ecosystem.split(':')[0] ?? '']?.type ?? types[ecosystem] ?? '';
  const [namespace, last] = /^(.*)[/:]([^/:]+)$/.exec(name)?.slice(1) ?? [undefined, name];
  return formatPurl({ type, ...(namespace && { namespace }), name: last ?? '', version });
}

/** Rows of one ecosystem as packages of an image; the ids of all advisories found of each. */
async function found(ecosystem: string, rows: readonly Row[]): Promise<string[][]> {
  const packages = rows.map((row, index) => ({
    id: String(index),
    name: row.name,
    version: row.version,
    purl: purlOf(row),
    source: { name: row.name, version: row.version },
    metadata: {},
  }));
  const index = memoryIndex({ advisories: await sharedAdvisories([ecosystem]) });
  const { vulnerabilities } = match({ distro: distroOfEcosystem(ecosystem), packages }, index);
  const ids = rows.map(() => new Set<string>());
  for (const { package: pkg, evidence } of vulnerabilities) {
    for (const { advisory } of evidence) ids[Number(pkg)]?.add(advisory);
  }
  return ids.map((set) => [...set].sort());
}

function lines(...path: readonly string[]): string[][] {
  return readFileSync(sharedData('match', ...path), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

const cases = needsSharedData('match')
  ? []
  : lines('match-cases.tsv').map(([ecosystem = '', name = '', version = '', ids = '']): Case => {
      return { ecosystem, name, version, expected: ids === '-' ? [] : ids.split(',').sort() };
    });

for (const [ecosystem, rows] of Map.groupBy(cases, (row) => row.ecosystem)) {
  test(`${rows.length} packages of ${ecosystem} have the advisories they should, and no others`, async (t) => {
    const ids = await found(ecosystem, rows);
    const wrong = rows
      .map((row, index) => ({ ...row, found: ids[index] ?? [] }))
      .filter((row) => row.found.join() !== row.expected.join());
    t.assert.deepEqual(wrong, []);
  });
}

for (const image of ['alpine-3.10', 'nginx-debian10']) {
  const skip = needsSharedData('match', 'images');
  test(`packages of ${image} have the advisories they should, and no others`, { skip }, async (t) => {
    const rows = lines('images', `${image}__shared-feed.packages.tsv`);
    const [ecosystem = ''] = rows[0] ?? [];
    const packages = rows.map(([, source = '', version = '', name = '']) => ({
      id: name,
      name,
      version: `${version}+b1`,
      ...(ecosystem.startsWith('Alpine') ? { version } : {}),
      purl: purlOf({ ecosystem, name, version }),
      source: { name: source, version },
      metadata: {},
    }));
    const index = memoryIndex({ advisories: await sharedAdvisories([ecosystem]) });
    const { vulnerabilities } = match({ distro: distroOfEcosystem(ecosystem), packages }, index);
    const ids = vulnerabilities.flatMap(({ package: pkg, evidence }) =>
      evidence.map(({ advisory, lookedUp: { name, version } }) =>
        [ecosystem, pkg, name, version, advisory].join('\t'),
      ),
    );
    const expected = lines('images', `${image}__shared-feed.tsv`);
    t.assert.deepEqual([...new Set(ids)].sort(), expected.map((line) => line.slice(0, 5).join('\t')).sort());
    const fixes = new Set(
      vulnerabilities.flatMap(({ package: pkg, fix }) => fix.versions.map((one) => `${pkg}\t${one}`)),
    );
    // The last fix of a package mends all that was found in it.
    const told = Map.groupBy(expected, (line) => line[1]);
    const unmended = [...told].filter(([pkg, found]) => !found.some((row) => fixes.has(`${pkg}\t${row[5]}`)));
    t.assert.deepEqual(unmended, []);
  });
}

import { type AffectedPackage, undated, type VersionRange } from '../../model/advisory.ts';
import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, checkedOr, date, fault } from './checked.ts';
import { guarded, readText } from './feed-file.ts';
import { severityOfWord } from './osv-rating.ts';
import { type OvalDefinition, type OvalTest, ovalDefinitions } from './oval-definitions.ts';

/** The second release had another name. */
const files: Readonly<Record<string, string>> = {
  '2': 'cbl-mariner-2.0-oval.xml',
  '3': 'azurelinux-3.0-oval.xml',
};

/** One OVAL document for each release, one definition for each CVE of a source package. */
export const azurelinux: FeedFormat = {
  id: 'azurelinux',
  title: 'Azure Linux OVAL',
  version: 1,
  base: 'https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main',
  feeds: (ecosystems) =>
    Object.entries(files)
      .filter(([release]) => !ecosystems || ecosystems.some((name) => isOf(name, release)))
      .map(([release, name]) => ({ id: `azurelinux/${release}`, files: [name] })),
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

function isOf(ecosystem: string, release: string): boolean {
  return ecosystem === 'Azure Linux' || ecosystem === `Azure Linux:${release}`;
}

interface Entry {
  readonly affected: AffectedPackage[];
  modified: string;
}

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  const ecosystem = `Azure Linux:${feed.split('/')[1] ?? ''}`;
  const entries = new Map<string, Entry>();
  for (const definition of ovalDefinitions(await readText(file), file.name)) {
    yield* checkedOr<readonly FeedRecord[]>(
      () => {
        collect(definition, ecosystem, entries);
        return [];
      },
      (why) => [badRecord(definition.cves.find(Boolean) ?? definition.id, why)],
    );
  }
  for (const [id, { affected, modified }] of entries) {
    const common = { aliases: [], upstream: [], ratings: [], cwes: [], references: [] };
    yield { kind: 'advisory', advisory: { id, feed, ...common, modified, affected } };
  }
}

function collect(definition: OvalDefinition, ecosystem: string, entries: Map<string, Entry>): void {
  const { cves, tests, metadata } = definition;
  const [id] = cves;
  const [test] = tests;
  if (!id || cves.length > 1) throw fault('reference', 'is not one CVE');
  if (!test || tests.length > 1) throw fault('criteria', 'are not about the version of one package');
  const told = metadata.get('advisory_date');
  const changed = told === undefined || told === '' ? undated : date(told, 'advisory_date');
  const severity = severityOfWord(metadata.get('severity') ?? '');
  // Microsoft found that the vulnerability does not apply to its build.
  const none = metadata.get('patchable') === 'Not Applicable';
  const ranges = none ? [] : [rangeOf(test)];
  const entry = entries.get(id) ?? { affected: [], modified: undated };
  entries.set(id, entry);
  if (changed > entry.modified) entry.modified = changed;
  entry.affected.push({
    ecosystem,
    name: test.name,
    status: none ? 'not-affected' : 'affected',
    ranges,
    versions: [],
    ...(severity !== undefined && { severity }),
  });
}

function rangeOf({ operation, version }: OvalTest): VersionRange {
  if (operation === 'less than') return { events: [{ introduced: '0' }, { fixed: version }] };
  if (operation !== 'less than or equal') throw fault('evr', 'is compared in a way that is not known');
  return { events: [{ introduced: '0' }, { lastAffected: version }] };
}

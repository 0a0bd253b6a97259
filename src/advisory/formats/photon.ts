import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { jsonMembers } from '../../core/json-members.ts';
import {
  type AffectedPackage,
  type Rating,
  undated,
  type VulnerabilitySeverity,
} from '../../model/advisory.ts';
import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, checkedOr, fault, object, optionalText, text } from './checked.ts';
import { fileBytes, guarded } from './feed-file.ts';

/** A release has some MB. */
const maxBytes = 1024 * 1024 * 1024;
const maxEntryBytes = 64 * 1024;

const releases = ['1.0', '2.0', '3.0', '4.0', '5.0'];

/** A list of packages and CVEs for each release. A later release is served when it is asked for by name. */
export const photon: FeedFormat = {
  id: 'photon',
  title: 'Photon OS CVE metadata',
  version: 1,
  base: 'https://packages.broadcom.com/photon/photon_cve_metadata',
  feeds: (ecosystems) =>
    releasesOf(ecosystems).map((release) => ({
      id: `photon/${release}`,
      files: [`cve_data_photon${release}.json`],
    })),
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

function releasesOf(ecosystems: readonly string[] | undefined): readonly string[] {
  if (!ecosystems || ecosystems.includes('Photon OS')) return releases;
  const wanted = ecosystems.filter((name) => /^Photon OS:\d+\.\d+$/.test(name));
  return [...new Set(wanted.map((name) => name.slice('Photon OS:'.length)))].sort();
}

interface Entry {
  readonly affected: AffectedPackage[];
  rating?: Rating;
}

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  const ecosystem = `Photon OS:${feed.split('/')[1] ?? ''}`;
  const entries = new Map<string, Entry>();
  const options = { what: file.name, maxBytes: maxEntryBytes };
  let position = 0;
  for await (const { key, value } of jsonMembers(fileBytes(file, maxBytes), options)) {
    if (key !== String(position++)) throw fault(file.name, 'is no list');
    const named = isJsonObject(value) && typeof value['cve_id'] === 'string' ? value['cve_id'] : `[${key}]`;
    yield* checkedOr<readonly FeedRecord[]>(
      () => {
        collect(object(value, `[${key}]`), ecosystem, entries);
        return [];
      },
      (why) => [badRecord(named, why)],
    );
  }
  for (const [id, { affected, rating }] of entries) {
    const ratings = rating ? [rating] : [];
    const common = { aliases: [], upstream: [], modified: undated, ratings, cwes: [], references: [] };
    yield { kind: 'advisory', advisory: { id, feed, ...common, affected } };
  }
}

function collect(item: JsonObject, ecosystem: string, entries: Map<string, Entry>): void {
  const id = text(item['cve_id'], 'cve_id');
  const name = text(item['pkg'], 'pkg');
  const fixed = optionalText(item['res_ver'], 'res_ver') ?? 'NA';
  const status = optionalText(item['status'], 'status') ?? '';
  const rating = ratingOf(item['cve_score']);
  const entry = entries.get(id) ?? { affected: [] };
  entries.set(id, entry);
  if (rating) entry.rating ??= rating;
  const common = { ecosystem, name, versions: [] };
  if (/^not affected$/i.test(status)) entry.affected.push({ ...common, status: 'not-affected', ranges: [] });
  else {
    const events = fixed === 'NA' ? [{ introduced: '0' }] : [{ introduced: '0' }, { fixed }];
    entry.affected.push({ ...common, status: 'affected', ranges: [{ events }] });
  }
}

/** https://www.first.org/cvss/v3.1/specification-document#Qualitative-Severity-Rating-Scale */
const scale: readonly (readonly [from: number, severity: VulnerabilitySeverity])[] = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0.1, 'low'],
];

/** The score alone, a number or a text; the vector is not told. */
function ratingOf(value: unknown): Rating | undefined {
  const score = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof score !== 'number' || !(score > 0 && score <= 10)) return undefined;
  const severity = scale.find(([from]) => score >= from)?.[1] ?? 'unknown';
  return { kind: 'word', severity, text: String(value), by: 'photon' };
}

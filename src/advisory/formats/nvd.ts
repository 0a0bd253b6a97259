import { jsonMembers } from '../../core/json-members.ts';
import type { FeedFile, FeedFormat, FeedRecord, FeedsKnown } from '../feed.ts';
import { badRecord, fault } from './checked.ts';
import { fileBytes, guarded } from './feed-file.ts';
import { jsonListBytes } from './json-list.ts';
import { nvdRecord } from './nvd-record.ts';

/** Unpacked; a year has some hundred MB. */
const maxBytes = 8 * 1024 ** 3;
const maxRecordBytes = 32 * 1024 * 1024;

/** It holds all that was named before, too. */
const firstYear = 2002;

/** The yearly files hold every change within a day: those of recent changes would say the same twice. */
export const nvd: FeedFormat = {
  id: 'nvd',
  title: 'National Vulnerability Database',
  version: 3,
  base: 'https://nvd.nist.gov/feeds/json/cve/2.0',
  onRequest: true,
  feeds: (_ecosystems, _listed, known) =>
    yearsOf(known).map((year) => ({
      id: `nvd/${year}`,
      files: [`nvdcve-2.0-${year}.json.gz`],
      ...(year === thisYear(known) && year > firstYear && { mayLack: true }),
    })),
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

/** Those that a directory has; a server has every year that has begun. */
function yearsOf(known: FeedsKnown | undefined): readonly number[] {
  const there =
    known?.names?.flatMap((name) => /^nvdcve-2\.0-(\d{4})\.json\.gz$/.exec(name)?.[1] ?? []) ?? [];
  if (there.length > 0) return there.map(Number).sort((a, b) => a - b);
  return Array.from({ length: thisYear(known) - firstYear + 1 }, (_, index) => firstYear + index);
}

function thisYear(known: FeedsKnown | undefined): number {
  return Math.max(firstYear, Number(known?.today?.slice(0, 4) ?? firstYear));
}

/** https://csrc.nist.gov/schema/nvd/api/2.0/cve_api_json_2.0.schema */
async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  const bytes = jsonListBytes(fileBytes(file, maxBytes), {
    what: file.name,
    member: 'vulnerabilities',
    check: ({ format, version }) => {
      if (format !== 'NVD_CVE' || version !== '2.0')
        throw fault(file.name, 'is not of the format NVD_CVE 2.0');
    },
  });
  let conditional = 0;
  for await (const { key, value } of jsonMembers(bytes, { what: file.name, maxBytes: maxRecordBytes })) {
    const { record, leftOut } = nvdRecord(value, `vulnerabilities[${key}]`, feed);
    conditional += leftOut;
    yield record;
  }
  if (conditional > 0) {
    yield badRecord('configurations', `${conditional} hold only on certain platforms, which cannot be told`);
  }
}

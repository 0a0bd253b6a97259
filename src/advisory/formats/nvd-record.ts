import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { Advisory, Rating } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';
import { checkedRecord, date, fault, list, object, optionalObject, optionalText, text } from './checked.ts';
import { type Configured, nvdAffected } from './nvd-affected.ts';
import { cvssRating } from './osv-rating.ts';

export interface NvdRecord {
  readonly record: FeedRecord;
  /** Configurations that were left out. */
  readonly leftOut: number;
}

/** `where` names the item when it has no id. */
export function nvdRecord(item: unknown, where: string, feed: string): NvdRecord {
  const cve = isJsonObject(item) ? item['cve'] : undefined;
  const named = isJsonObject(cve) && typeof cve['id'] === 'string' ? cve['id'] : where;
  let leftOut = 0;
  const record = checkedRecord(named, () => {
    const said = object(cve, 'cve');
    const configured = nvdAffected(said['configurations']);
    leftOut = configured.leftOut;
    return { kind: 'advisory', advisory: advisory(said, configured, feed) };
  });
  return { record, leftOut };
}

function advisory(cve: JsonObject, { affected }: Configured, feed: string): Advisory {
  const id = text(cve['id'], 'id');
  if (!/^CVE-\d{4}-\d{4,19}$/.test(id)) throw fault('id', 'is no CVE id');
  const details = description(cve['descriptions']);
  const modified = instant(cve['lastModified'], 'lastModified');
  return {
    id,
    feed,
    aliases: [],
    upstream: [],
    ...(details !== undefined && { details }),
    ...(cve['published'] !== undefined && { published: instant(cve['published'], 'published') }),
    modified,
    ...(cve['vulnStatus'] === 'Rejected' && { withdrawn: modified }),
    ratings: ratings(cve['metrics']),
    cwes: weaknesses(cve['weaknesses']),
    references: references(cve['references']),
    affected,
  };
}

/** UTC, without saying so. */
function instant(value: unknown, where: string): string {
  return date(typeof value === 'string' && !/(?:Z|[+-]\d\d:\d\d)$/.test(value) ? `${value}Z` : value, where);
}

function description(value: unknown): string | undefined {
  const descriptions = list(value, 'descriptions').map((item) => object(item, 'descriptions[]'));
  return optionalText(descriptions.find(({ lang }) => lang === 'en')?.['value'], 'descriptions[].value');
}

/** By version and by source; whoever named the vulnerability may rate it beside NIST. */
function ratings(value: unknown): Rating[] {
  const metrics = optionalObject(value, 'metrics');
  return ['cvssMetricV40', 'cvssMetricV31', 'cvssMetricV30', 'cvssMetricV2'].flatMap((name) =>
    list(metrics[name], `metrics.${name}`).flatMap((item) => {
      const metric = object(item, `metrics.${name}[]`);
      const data = object(metric['cvssData'], `metrics.${name}[].cvssData`);
      const vector = text(data['vectorString'], `metrics.${name}[].cvssData.vectorString`);
      const source = text(metric['source'], `metrics.${name}[].source`);
      return cvssRating(vector, source === 'nvd@nist.gov' ? 'nvd' : source);
    }),
  );
}

/** What is no CWE says that there is none: `NVD-CWE-noinfo`. */
function weaknesses(value: unknown): string[] {
  const named = list(value, 'weaknesses').flatMap((weakness) =>
    list(object(weakness, 'weaknesses[]')['description'], 'weaknesses[].description').map((item) =>
      text(object(item, 'weaknesses[].description[]')['value'], 'weaknesses[].description[].value'),
    ),
  );
  return [...new Set(named.filter((name) => /^CWE-\d{1,6}$/.test(name)))];
}

function references(value: unknown): Advisory['references'] {
  const urls = list(value, 'references').map((item) =>
    text(object(item, 'references[]')['url'], 'references[].url'),
  );
  return [...new Set(urls)].map((url) => ({ type: 'WEB', url }));
}

import type { Advisory, AffectedPackage, Rating } from '../../model/advisory.ts';
import { canonicalEcosystem } from '../../model/ecosystem.ts';
import type { FeedRecord } from '../feed.ts';
import {
  checkedRecord,
  date,
  fault,
  list,
  object,
  optionalDate,
  optionalObject,
  optionalText,
  text,
  texts,
} from './checked.ts';
import { moduleOfSummary, osvAffected } from './osv-affected.ts';
import { publisherOf, recordWord, severityRatings } from './osv-rating.ts';
import { withoutPro } from './ubuntu-pro.ts';

/*
 * Records of the Open Source Vulnerability format, versions 1.0 to 1.7. Members and words of later versions are passed
 * over, as the format demands; so are ranges of commits, which no package of an image can be compared with.
 * https://ossf.github.io/osv-schema/
 */

export interface OsvScope {
  readonly feed: string;
  /** What is said of other ecosystems is left to their own feeds; undefined takes everything. */
  readonly ecosystem?: string;
}

/** `name` is that of the file, for records that have none of their own. */
export function osvRecord(json: unknown, name: string, scope: OsvScope): FeedRecord {
  return checkedRecord(name, () => ({ kind: 'advisory', advisory: osvAdvisory(json, scope) }));
}

function osvAdvisory(json: unknown, scope: OsvScope): Advisory {
  const record = object(json, 'the record');
  const id = text(record['id'], 'id');
  const { by, distribution } = publisherOf(id);
  const summary = optionalText(record['summary'], 'summary');
  const specific = optionalObject(record['database_specific'], 'database_specific');
  const withdrawn = optionalDate(record['withdrawn'], 'withdrawn');
  const all = list(record['affected'], 'affected');
  const affected = affectedPackages(all, moduleOfSummary(summary), scope);
  if (all.length > 0 && affected.length === 0 && withdrawn === undefined) {
    throw fault(
      'affected',
      `names no version of a package${scope.ecosystem ? ` of ${scope.ecosystem}` : ''}`,
    );
  }
  const details = optionalText(record['details'], 'details');
  const published = optionalDate(record['published'], 'published');
  const ratings = [
    ...severityRatings(record['severity'], 'severity', by),
    ...all.flatMap((one) =>
      severityRatings(object(one, 'affected[]')['severity'], 'affected[].severity', by),
    ),
    ...recordWord(specific, summary, by),
  ];
  return {
    id,
    feed: scope.feed,
    ...names(record, distribution),
    ...(summary !== undefined && { summary }),
    ...(details !== undefined && { details }),
    ...(published !== undefined && { published }),
    modified: date(record['modified'], 'modified'),
    ...(withdrawn !== undefined && { withdrawn }),
    ratings: distinct(ratings),
    cwes: texts(specific['cwe_ids'], 'database_specific.cwe_ids'),
    references: references(record['references']),
    affected: id.startsWith('UBUNTU-CVE-') ? [...affected, ...withoutPro(affected)] : affected,
  };
}

/**
 * Distributions list the vulnerabilities of a bulletin as `related` until `upstream` came with 1.7, and some as
 * aliases: a bulletin about several is none of them.
 */
function names(
  record: { readonly [member: string]: unknown },
  distribution: boolean,
): Pick<Advisory, 'aliases' | 'upstream'> {
  const aliases = texts(record['aliases'], 'aliases');
  const upstream = texts(record['upstream'], 'upstream');
  const related = texts(record['related'], 'related');
  if (!distribution) return { aliases, upstream };
  const bulletin = aliases.filter((alias) => alias.startsWith('CVE-')).length > 1;
  const cves = upstream.length > 0 ? [] : related.filter((other) => other.startsWith('CVE-'));
  return {
    aliases: bulletin ? [] : aliases,
    upstream: [...new Set([...upstream, ...(bulletin ? aliases : []), ...cves])],
  };
}

function affectedPackages(
  all: readonly unknown[],
  module: string | undefined,
  { ecosystem }: OsvScope,
): AffectedPackage[] {
  const found = all.flatMap((one, index) => {
    const affected = osvAffected(one, `affected[${index}]`, module);
    return affected && (ecosystem === undefined || within(affected.ecosystem, ecosystem)) ? [affected] : [];
  });
  // Red Hat says the same for each repository of a release.
  if (!found.some((one) => one.ecosystem.startsWith('Red Hat:'))) return found;
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether a feed of `whole`, which may be all releases of a distribution, has to do with `ecosystem`. */
function within(ecosystem: string, whole: string): boolean {
  const wanted = canonicalEcosystem(whole).ecosystem;
  return ecosystem === wanted || ecosystem.startsWith(`${wanted}:`);
}

function references(value: unknown): Advisory['references'] {
  return list(value, 'references').map((item) => {
    const reference = object(item, 'references[]');
    return {
      type: text(reference['type'], 'references[].type'),
      url: text(reference['url'], 'references[].url'),
    };
  });
}

function distinct(ratings: readonly Rating[]): Rating[] {
  if (ratings.length < 2) return [...ratings];
  const key = (rating: Rating): string =>
    rating.kind === 'cvss' ? rating.vector : `${rating.by} ${rating.text}`;
  return [...new Map(ratings.map((rating) => [key(rating), rating])).values()];
}

import type { JsonObject } from '../../core/json.ts';
import type { AffectedPackage, RangeEvent, VersionRange } from '../../model/advisory.ts';
import { canonicalEcosystem, keyOfPurl, type PackageKey, packageName } from '../../model/ecosystem.ts';
import { parsePurl } from '../../model/purl.ts';
import { schemeOf } from '../../version/ecosystem-schemes.ts';
import type { VersionScheme } from '../../version/scheme.ts';
import { fault, list, object, optionalObject, optionalText, text, texts } from './checked.ts';
import { severityOfWord } from './osv-rating.ts';

/** What a record says of one package; undefined when it names commits only, or nothing that could be looked up. */
export function osvAffected(
  value: unknown,
  where: string,
  module: string | undefined,
): AffectedPackage | undefined {
  const affected = object(value, where);
  const named = optionalObject(affected['package'], `${where}.package`);
  const ranges = list(affected['ranges'], `${where}.ranges`).flatMap((range) => versionRange(range, where));
  const versions = texts(affected['versions'], `${where}.versions`);
  const key = packageKey(named, where);
  if (!key || (ranges.length === 0 && versions.length === 0)) return undefined;
  return {
    ...key,
    status: 'affected',
    ranges: ranges.map((range) => inOrder(range, schemeOf(key.ecosystem))),
    versions,
    ...(module !== undefined && isModular(ranges) && { module }),
    ...ofPublisher(optionalObject(affected['ecosystem_specific'], `${where}.ecosystem_specific`), where),
  };
}

function packageKey(named: JsonObject, where: string): PackageKey | undefined {
  const ecosystem = optionalText(named['ecosystem'], `${where}.package.ecosystem`);
  const name = optionalText(named['name'], `${where}.package.name`);
  const purl = optionalText(named['purl'], `${where}.package.purl`);
  if (ecosystem !== undefined && name !== undefined) {
    const place = canonicalEcosystem(ecosystem);
    return { ...place, name: packageName(place.ecosystem, name) };
  }
  if (purl === undefined && ecosystem === undefined && name === undefined) return undefined;
  if (purl === undefined) throw fault(`${where}.package`, 'has no ecosystem or no name');
  return keyOfPurl(parsePurl(purl));
}

function versionRange(value: unknown, where: string): VersionRange[] {
  const range = object(value, `${where}.ranges[]`);
  const type = range['type'];
  if (type === 'GIT') return [];
  if (type !== 'SEMVER' && type !== 'ECOSYSTEM') throw fault(`${where}.ranges[].type`, 'is none of OSV');
  const events = list(range['events'], `${where}.ranges[].events`).map((event) => rangeEvent(event, where));
  if (!events.some((event) => 'introduced' in event)) {
    throw fault(`${where}.ranges[].events`, 'do not say where the vulnerability was introduced');
  }
  return [{ events }];
}

/** Publishers may write events in any order; one that cannot be told of its versions stays as written. */
function inOrder(range: VersionRange, scheme: VersionScheme | undefined): VersionRange {
  const [first] = range.events;
  if (range.events.length <= 2 && first && 'introduced' in first) return range;
  const events = range.events.map((event) => ({ event, version: Object.values(event)[0] ?? '' }));
  const compare = (a: string, b: string): number | undefined => {
    if (a === b) return 0;
    return a === '0' ? -1 : b === '0' ? 1 : scheme?.compare(a, b);
  };
  const sorted = events.every(
    ({ version }, at) => at === 0 || (compare(events[at - 1]?.version ?? '', version) ?? 0) <= 0,
  );
  if (sorted) return range;
  if (!events.every(({ version }) => version === '0' || scheme?.valid(version))) return range;
  return { events: events.sort((a, b) => compare(a.version, b.version) ?? 0).map(({ event }) => event) };
}

function rangeEvent(value: unknown, where: string): RangeEvent {
  const event = object(value, `${where}.ranges[].events[]`);
  const [member, ...more] = Object.keys(event);
  if (more.length > 0) throw fault(`${where}.ranges[].events[]`, 'says more than one thing');
  const version = text(event[member ?? ''], `${where}.ranges[].events[]`);
  switch (member) {
    case 'introduced':
      return { introduced: version };
    case 'fixed':
      return { fixed: version };
    case 'last_affected':
      return { lastAffected: version };
    case 'limit':
      return { limit: version };
    default:
      throw fault(`${where}.ranges[].events[]`, 'is of no known kind');
  }
}

type PublisherPart = Pick<AffectedPackage, 'status' | 'severity' | 'imports'>;

/** Debian's urgency, Ubuntu's priority, the symbols of Go. */
function ofPublisher(specific: JsonObject, where: string): Partial<PublisherPart> {
  const urgency = specific['urgency'] ?? specific['ubuntu_priority'];
  const severity = typeof urgency === 'string' ? severityOfWord(urgency) : undefined;
  const imports = list(specific['imports'], `${where}.ecosystem_specific.imports`).map((item) => {
    const imported = object(item, `${where}.ecosystem_specific.imports[]`);
    return {
      path: text(imported['path'], `${where}.ecosystem_specific.imports[].path`),
      symbols: texts(imported['symbols'], `${where}.ecosystem_specific.imports[].symbols`),
    };
  });
  return {
    ...(urgency === 'end-of-life' && { status: 'will-not-fix' }),
    ...(severity !== undefined && { severity }),
    ...(imports.length > 0 && { imports }),
  };
}

/** Packages of a module have it in their release: `1.module_el8.6.0+2867+72759d2f`. */
function isModular(ranges: readonly VersionRange[]): boolean {
  return ranges.some(({ events }) =>
    events.some((event) => 'fixed' in event && /[.]module[_+]/.test(event.fixed)),
  );
}

/** `nodejs:18` of `Important: nodejs:18 security update`; undefined when the summary names none or more than one. */
export function moduleOfSummary(summary: string | undefined): string | undefined {
  const named = new Set(summary?.match(/(?<![\w:])[a-z][\w.+-]*:[\w.+-]*\w(?![\w:])/g));
  const [module] = named;
  return named.size === 1 ? module : undefined;
}

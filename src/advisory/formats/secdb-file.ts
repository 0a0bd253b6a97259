import { type Advisory, type AffectedPackage, undated } from '../../model/advisory.ts';
import type { FeedFile, FeedRecord } from '../feed.ts';
import { badRecord, checkedOr, fault, list, members, object, text } from './checked.ts';
import { readJson } from './feed-file.ts';

/*
 * Alpine's security database, also kept by Wolfi and Chainguard: of each source package the versions that fixed
 * something. The version "0" says that no version was ever affected.
 * https://gitlab.alpinelinux.org/alpine/infra/docker/secdb
 */

export interface SecdbScope {
  readonly feed: string;
  readonly ecosystem: string;
  /** Where the publisher shows a vulnerability; the id is appended. */
  readonly page: string;
}

/** What one file says of one vulnerability. */
interface Entry {
  readonly aliases: Set<string>;
  /** Package → versions that fix it. */
  readonly fixes: Map<string, Set<string>>;
}

export async function* secdbRecords(file: FeedFile, scope: SecdbScope): AsyncGenerator<FeedRecord> {
  const packages = packagesOf(await readJson(file), file.name);
  const entries = new Map<string, Entry>();
  for (const [index, item] of packages.entries()) yield* collect(item, index, entries);
  for (const [id, entry] of entries) yield { kind: 'advisory', advisory: advisory(id, entry, scope) };
}

function packagesOf(json: unknown, what: string): readonly unknown[] {
  const root = object(json, what);
  if (!Array.isArray(root['packages'])) throw fault(what, 'is no security database: it lists no packages');
  return list(root['packages'], 'packages');
}

/** Answers what in it could not be taken. */
function collect(item: unknown, index: number, entries: Map<string, Entry>): readonly FeedRecord[] {
  const where = `packages[${index}]`;
  return checkedOr<readonly FeedRecord[]>(
    () => {
      const described = object(object(item, where)['pkg'], `${where}.pkg`);
      const name = text(described['name'], `${where}.pkg.name`);
      return Object.entries(members(described['secfixes'], `${where}.pkg.secfixes`)).flatMap(
        ([version, fixed]) =>
          list(fixed, `${where}.pkg.secfixes[]`)
            .filter((line) => !add(line, { name, version: version.trim(), entries }))
            .map(() => badRecord(`${name} ${version}`, 'names no vulnerability')),
      );
    },
    (why) => [badRecord(where, why)],
  );
}

const identifier =
  /^(?:CVE-\d{4}-\d{4,19}|(?:CGA|GHSA)(?:-[a-z0-9]{4}){3}|[A-Z][A-Z0-9]*(?:-[A-Z]+)*-\d[\w.-]*)$/;

/** One line names one vulnerability by all its names (`CVE-2018-3646 XSA-273`), or several CVEs and nothing else of them. */
function add(
  line: unknown,
  {
    name,
    version,
    entries,
  }: { readonly name: string; readonly version: string; readonly entries: Map<string, Entry> },
): boolean {
  if (typeof line !== 'string') return false;
  const ids = [...new Set(line.split(/[\s,;()]+/).filter((word) => identifier.test(word)))];
  const cves = ids.filter((id) => id.startsWith('CVE-'));
  const [first] = cves.length > 0 ? cves : ids;
  for (const id of cves.length > 1 ? cves : first === undefined ? [] : [first]) {
    const entry = entries.get(id) ?? { aliases: new Set(), fixes: new Map<string, Set<string>>() };
    entries.set(id, entry);
    if (cves.length <= 1) for (const other of ids) if (other !== id) entry.aliases.add(other);
    const versions = entry.fixes.get(name) ?? new Set();
    entry.fixes.set(name, versions.add(version));
  }
  return first !== undefined;
}

function advisory(id: string, { aliases, fixes }: Entry, { feed, ecosystem, page }: SecdbScope): Advisory {
  return {
    id,
    feed,
    aliases: [...aliases],
    upstream: [],
    modified: undated,
    ratings: [],
    cwes: [],
    references: [{ type: 'ADVISORY', url: `${page}${id}` }],
    affected: [...fixes].flatMap(([name, versions]) => affected(name, versions, ecosystem)),
  };
}

/** A package that was fixed once was affected, whatever else is said of it. */
function affected(name: string, versions: ReadonlySet<string>, ecosystem: string): AffectedPackage[] {
  const fixed = [...versions].filter((version) => version !== '0');
  const common = { ecosystem, name, versions: [] };
  if (fixed.length === 0) return [{ ...common, status: 'not-affected', ranges: [] }];
  const ranges = fixed.map((version) => ({ events: [{ introduced: '0' }, { fixed: version }] }));
  return [{ ...common, status: 'affected', ranges }];
}

import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { jsonMembers } from '../../core/json-members.ts';
import { type Advisory, type AffectedPackage, undated, type VersionRange } from '../../model/advisory.ts';
import { debianRelease } from '../../model/distro-releases.ts';
import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, checkedOr, fault, members, object, optionalText, text } from './checked.ts';
import { fileBytes, guarded } from './feed-file.ts';
import { severityOfWord } from './osv-rating.ts';

/*
 * What Debian's security tracker says: source package → vulnerability → release. Read package by package, for the
 * whole has about 100 MB; what it says of one vulnerability is put together at the end.
 * https://security-team.debian.org/security_tracker.html
 */

const maxBytes = 1024 * 1024 * 1024;
/** Of one source package; the kernel has about 10 MB. */
const maxPackageBytes = 128 * 1024 * 1024;

export const debianTracker: FeedFormat = {
  id: 'debian-tracker',
  title: 'Debian security tracker',
  version: 1,
  base: 'https://security-tracker.debian.org/tracker/data',
  feeds: (ecosystems) =>
    !ecosystems || ecosystems.some((name) => name === 'Debian' || name.startsWith('Debian:'))
      ? [{ id: 'debian-tracker', files: ['json'] }]
      : [],
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

interface Entry {
  details?: string;
  readonly affected: AffectedPackage[];
}

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  const tracker: Tracker = { entries: new Map(), unknown: new Set(), fixes: new Map() };
  const options = { what: file.name, maxBytes: maxPackageBytes };
  for await (const { key, value } of jsonMembers(fileBytes(file, maxBytes), options)) {
    if (!isJsonObject(value)) yield badRecord(key, 'is no object of vulnerabilities');
    else
      for (const [id, described] of Object.entries(value))
        yield* collect(tracker, described, { name: key, id });
  }
  for (const release of tracker.unknown) yield badRecord(release, 'is no release of Debian that is known');
  for (const [id, entry] of tracker.entries) yield { kind: 'advisory', advisory: advisory(id, entry, feed) };
}

interface Tracker {
  readonly entries: Map<string, Entry>;
  /** Names of releases that have no number yet. */
  readonly unknown: Set<string>;
  /** Half a million parts are in memory at the end, most of them alike: those with the same fix share it. */
  readonly fixes: Map<string, readonly VersionRange[]>;
}

interface Place {
  readonly name: string;
  readonly id: string;
}

/** Answers what could not be taken. */
function collect(tracker: Tracker, described: unknown, { name, id }: Place): readonly FeedRecord[] {
  const bad = (why: string): FeedRecord[] => [badRecord(`${name} ${id}`, why)];
  return checkedOr<readonly FeedRecord[]>(() => {
    const vulnerability = object(described, id);
    const details = optionalText(vulnerability['description'], 'description');
    const entry = tracker.entries.get(id) ?? { affected: [] };
    const faults = Object.entries(members(vulnerability['releases'], 'releases')).flatMap((release) =>
      checkedOr(() => {
        entry.affected.push(...affectedIn(release, name, tracker));
        return [];
      }, bad),
    );
    if (entry.affected.length === 0) return faults;
    tracker.entries.set(id, entry);
    if (details !== undefined) entry.details ??= details;
    return faults;
  }, bad);
}

/** At most one. */
function affectedIn(
  [codename, described]: readonly [string, unknown],
  name: string,
  { unknown, fixes }: Tracker,
): readonly AffectedPackage[] {
  const release = codename === 'sid' ? codename : debianRelease(codename);
  if (release === undefined) {
    unknown.add(codename);
    return [];
  }
  const where = `releases.${codename}`;
  const said = judgement(object(described, where), where, fixes);
  return said ? [{ ecosystem: `Debian:${release}`, name, versions: none, ...said }] : [];
}

const none: readonly string[] = [];
const always: readonly VersionRange[] = [{ events: [{ introduced: '0' }] }];

type Judgement = Pick<AffectedPackage, 'status' | 'ranges' | 'severity'>;

/** Undefined while Debian has not judged. */
function judgement(described: JsonObject, where: string, fixes: Tracker['fixes']): Judgement | undefined {
  const status = text(described['status'], `${where}.status`);
  if (status === 'undetermined') return undefined;
  const urgency = optionalText(described['urgency'], `${where}.urgency`)?.replace(/\*+$/, '') ?? '';
  const severity = severityOfWord(urgency);
  const rated = severity === undefined ? {} : { severity };
  if (status === 'resolved') {
    const fixed = text(described['fixed_version'], `${where}.fixed_version`);
    if (fixed === '0') return { status: 'not-affected', ranges: [], ...rated };
    const ranges = fixes.get(fixed) ?? [{ events: [{ introduced: '0' }, { fixed }] }];
    fixes.set(fixed, ranges);
    return { status: 'affected', ranges, ...rated };
  }
  if (status !== 'open') throw fault(`${where}.status`, 'is none of open, resolved and undetermined');
  // `ignored`: no update will come. `postponed` and a plain no-dsa: one may, with a later or a point release.
  const given = urgency === 'end-of-life' || described['nodsa_reason'] === 'ignored';
  return {
    status: given ? 'will-not-fix' : 'affected',
    ranges: always,
    ...rated,
  };
}

function advisory(id: string, { details, affected }: Entry, feed: string): Advisory {
  return {
    id,
    feed,
    aliases: [],
    upstream: [],
    ...(details !== undefined && { details }),
    modified: undated,
    ratings: [],
    cwes: [],
    references: [{ type: 'ADVISORY', url: `https://security-tracker.debian.org/tracker/${id}` }],
    affected,
  };
}

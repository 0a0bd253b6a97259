import type {
  Cause,
  DiffSection,
  DiffSide,
  FileChange,
  FindingChangeKind,
  ImageDiff,
  PackageChange,
  SecretChange,
  VulnerabilityChange,
} from '../model/diff.ts';
import { counts } from '../model/secret.ts';
import { hiddenOf, hiddenText, placeText } from '../model/secret-place.ts';
import { octal } from './file-record.ts';
import { tally } from './section.ts';
import { fixText, suppressionText } from './vulnerability-text.ts';

/** What reports for people say of a comparison. Nothing here is printable yet. */

const findingKinds = ['new', 'gone', 'changed'] as const;
const packageKinds = ['added', 'upgraded', 'downgraded', 'changed', 'removed'] as const;
const fileKinds = ['added', 'removed', 'changed'] as const;

export const noDifference = 'no difference';

export function changesOf<T>(section: DiffSection<T>): readonly T[] {
  return section.compared ? section.changes : [];
}

/** Whether a finding counts on one side at least. */
export function concerns(change: VulnerabilityChange | SecretChange): boolean {
  if (change.kind !== 'changed') return true;
  const { after } = change;
  if (after === undefined) return false;
  return 'vulnerability' in after ? after.vulnerability.suppressed === undefined : counts(after);
}

/** How many of each kind; each vulnerability once, however many packages have it. */
export function vulnerabilityCounts({ vulnerabilities }: ImageDiff): Record<FindingChangeKind, number> {
  const shown = changesOf(vulnerabilities).filter(concerns);
  const ids = (kind: FindingChangeKind): number =>
    new Set(
      shown.flatMap((change) =>
        change.kind === kind ? ((change.after ?? change.before)?.vulnerability.id ?? []) : [],
      ),
    ).size;
  return { new: ids('new'), gone: ids('gone'), changed: ids('changed') };
}

export function secretCounts({ secrets }: ImageDiff): Record<FindingChangeKind, number> {
  return kindCounts(changesOf(secrets).filter(concerns), findingKinds);
}

export function packageCounts({ packages }: ImageDiff): Record<PackageChange['kind'], number> {
  return kindCounts(changesOf(packages), packageKinds);
}

export function fileCounts({ files }: ImageDiff): Record<FileChange['kind'], number> {
  return kindCounts(changesOf(files), fileKinds);
}

export function verdictCounts({ verdict }: ImageDiff): Record<FindingChangeKind, number> {
  return kindCounts(changesOf(verdict), findingKinds);
}

function kindCounts<K extends string>(
  changes: readonly { readonly kind: K }[],
  kinds: readonly K[],
): Record<K, number> {
  const entries = kinds.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]);
  return Object.fromEntries(entries) as Record<K, number>;
}

/** `3 new, 2 gone`; empty for nothing. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count.toLocaleString('en-US')} ${kind}`)
    .join(', ');
}

/** `3 vulnerabilities new, 2 gone; 1 secret new; 4 packages upgraded; no difference in files`. */
export function summaryText(diff: ImageDiff): string {
  const parts = [
    ...verdictSummary(diff),
    sectionSummary(diff.vulnerabilities, vulnerabilityCounts(diff), ['vulnerability', 'vulnerabilities']),
    sectionSummary(diff.secrets, secretCounts(diff), ['secret', 'secrets']),
    sectionSummary(diff.packages, packageCounts(diff), ['package', 'packages']),
    sectionSummary(diff.files, fileCounts(diff), ['file', 'files']),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No difference in what was compared' : parts.join('; ');
}

function verdictSummary({ before, after }: ImageDiff): string[] {
  const text = verdictText(before, after);
  return text === undefined ? [] : [`verdict ${text}`];
}

/** `go → stop`; undefined when it is the same or there is none. */
export function verdictText(before: DiffSide, after: DiffSide): string | undefined {
  const [was, is] = [before.verdict?.finalAction, after.verdict?.finalAction];
  return was === is ? undefined : `${was ?? 'none'} → ${is ?? 'none'}`;
}

function sectionSummary(
  section: DiffSection<unknown>,
  counts: Readonly<Record<string, number>>,
  [one, many]: readonly [string, string],
): string {
  const [first, ...rest] = Object.entries(counts).filter(([, count]) => count > 0);
  if (!section.compared || first === undefined) return '';
  const [kind, count] = first;
  const noun = `${count.toLocaleString('en-US')} ${count === 1 ? one : many} ${kind}`;
  return [noun, ...rest.map(([other, number]) => `${number.toLocaleString('en-US')} ${other}`)].join(', ');
}

/** `package or feed: openssl 3.0.1 became 3.0.2` */
export function causeText(causes: readonly Cause[]): string {
  const [first] = causes;
  if (first === undefined) return '';
  return `${causes.map(({ kind }) => kind).join(' or ')}: ${first.text}`;
}

/** `1.0 → 1.1`, or the one there is. */
export function movedText(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined || before === after) return after ?? before ?? '';
  return `${before} → ${after}`;
}

/** What is told otherwise of a vulnerability that both sides have, or why one does not count. */
export function vulnerabilityDetail({ before, after, what }: VulnerabilityChange): string {
  const [was, is] = [before?.vulnerability, after?.vulnerability];
  const parts = [
    ...(what.includes('fix') && was && is ? [movedText(fixText(was), fixText(is))] : []),
    ...(what.includes('exploit')
      ? [is?.exploit === undefined ? 'no longer known exploited' : 'known exploited']
      : []),
    ...(is?.suppressed === undefined ? [] : [`suppressed ${suppressionText(is.suppressed)}`]),
    ...(is !== undefined && is.suppressed === undefined && was?.suppressed !== undefined
      ? [`was suppressed ${suppressionText(was.suppressed)}`]
      : []),
  ];
  return parts.join('; ');
}

export function secretDetail({ before, after, what }: SecretChange): string {
  const parts = [
    ...(what.includes('place') && before !== undefined ? [`was in ${placeText(before.place)}`] : []),
    ...(after === undefined ? [] : [hiddenText(hiddenOf(after.place))]),
    ...(after?.accepted === undefined ? [] : ['accepted']),
    ...(after === undefined || after.doubts.length === 0 ? [] : [`in doubt (${after.doubts.join(', ')})`]),
    ...(what.includes('acceptance') && after?.accepted === undefined ? ['was accepted'] : []),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** `mode 0755 → 04755, content` */
export function fileDetail({ before, after, what }: FileChange): string {
  if (before === undefined || after === undefined) return '';
  const told = what.map((aspect) => {
    switch (aspect) {
      case 'kind':
        return `${before.kind} → ${after.kind}`;
      case 'mode':
        return `mode ${octal(before.mode)} → ${octal(after.mode)}`;
      case 'owner':
        return `owner ${before.uid}:${before.gid} → ${after.uid}:${after.gid}`;
      case 'target':
        return `target ${before.target ?? ''} → ${after.target ?? ''}`;
      default:
        return aspect;
    }
  });
  return told.join(', ');
}

export interface DirectoryCounts extends Record<FileChange['kind'], number> {
  readonly directory: string;
}

/** By the first two parts of the path, the directory with most changes first. */
export function directoryCounts(changes: readonly FileChange[]): readonly DirectoryCounts[] {
  const groups = Map.groupBy(changes, (change) => {
    const path = (change.after ?? change.before)?.path ?? '';
    return `/${path.split('/').slice(0, -1).slice(0, 2).join('/')}`;
  });
  return Array.from(groups, ([directory, group]) => ({ directory, ...kindCounts(group, fileKinds) })).sort(
    (a, b) => total(b) - total(a) || (a.directory < b.directory ? -1 : 1),
  );
}

function total({ added, removed, changed }: DirectoryCounts): number {
  return added + removed + changed;
}

/** The image, its distribution, who read it, and the advisories it was judged by. */
export function sideText({ name, image, distro, reader, vulnerabilities }: DiffSide): string {
  const feeds = vulnerabilities && `feeds${dateText(vulnerabilities.feedDate)} ${vulnerabilities.feedDigest}`;
  const system = distro && (distro.prettyName ?? distro.name ?? distro.id);
  return [name, image.id, system, reader, feeds].filter((part) => part !== undefined).join(', ');
}

function dateText(date: string | undefined): string {
  return date === undefined ? '' : ` of ${date.slice(0, 10)}`;
}

/** `2 package, 1 feed`: how many changes have each cause. */
export function causeTally(changes: readonly { readonly causes: readonly Cause[] }[]): string {
  return tally(changes.map(({ causes }) => causes.map(({ kind }) => kind).join(' or ')).sort());
}

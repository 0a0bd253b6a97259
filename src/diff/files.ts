import { counted } from '../core/units.ts';
import type { FileCatalogue, FileRecord } from '../model/analysis.ts';
import type { Cause, DiffSection, DiffSide, FileAspect, FileChange } from '../model/diff.ts';
import type { Package } from '../model/package.ts';
import { RealPaths } from '../model/real-paths.ts';
import { compareText } from '../version/order.ts';
import { equalContent } from './file-places.ts';
import { imageCause, lackingNames, readingCauses, type Sides, sameImage } from './inputs.ts';
import type { Pairing } from './pairing.ts';

type Draft = Omit<FileChange, 'causes'>;

export interface ComparedFiles {
  readonly section: DiffSection<FileChange>;
  readonly notes: readonly string[];
}

/** Paths of the final images that came, went, or differ, by path. */
export function compareFiles(sides: Sides, packages: Pairing<Package>): ComparedFiles {
  const [before, after] = [sides.before.files, sides.after.files];
  if (before === undefined || after === undefined) {
    const lacking = lackingNames(sides, ({ files }) => files !== undefined);
    const why = `${lacking} lists no files`;
    return { section: { compared: false, why }, notes: [] };
  }
  const drafts: Draft[] = [];
  let unread = 0;
  for (const [was, is] of sideBySide(before, after)) {
    if (was === undefined || is === undefined) {
      if (is !== undefined) drafts.push({ kind: 'added', after: is, what: [] });
      if (was !== undefined) drafts.push({ kind: 'removed', before: was, what: [] });
      continue;
    }
    const what = aspectsOf(was, is);
    if (what.length > 0) drafts.push({ kind: 'changed', before: was, after: is, what });
    else if (hasContent(was) && equalContent(was, is) === undefined) unread += 1;
  }
  const causesOf = causesIn(sides, packages, drafts);
  const changes = drafts.map((draft) => ({ ...draft, causes: causesOf(draft) }));
  return { section: { compared: true, changes }, notes: unread === 0 ? [] : [unreadNote(unread)] };
}

function unreadNote(count: number): string {
  return `${counted(count, 'file')} compared by size alone: the sides have no kind of digest in common`;
}

/** Visible records of both sides by path, side by side. */
function* sideBySide(
  before: FileCatalogue,
  after: FileCatalogue,
): Generator<readonly [FileRecord | undefined, FileRecord | undefined]> {
  const [ours, theirs] = [visible(before), visible(after)];
  let [was, is] = [ours.next().value, theirs.next().value];
  while (was !== undefined || is !== undefined) {
    const order = was === undefined ? 1 : is === undefined ? -1 : compareText(was.path, is.path);
    yield [order <= 0 ? was : undefined, order >= 0 ? is : undefined];
    if (order <= 0) was = ours.next().value;
    if (order >= 0) is = theirs.next().value;
  }
}

function* visible(files: FileCatalogue): Generator<FileRecord, undefined> {
  for (const file of files) if (file.hidden === undefined) yield file;
}

const aspects = ['kind', 'content', 'mode', 'owner', 'target'] as const;

function aspectsOf(a: FileRecord, b: FileRecord): FileAspect[] {
  const isSameKind = a.kind === b.kind || (hasContent(a) && hasContent(b));
  const differs: Readonly<Record<FileAspect, boolean>> = {
    kind: !isSameKind,
    content: isSameKind && hasContent(a) && equalContent(a, b) === false,
    mode: a.mode !== b.mode,
    owner: a.uid !== b.uid || a.gid !== b.gid,
    target: a.kind === 'symlink' && b.kind === 'symlink' && a.target !== b.target,
  };
  return aspects.filter((aspect) => differs[aspect]);
}

/** A hard link has the content of its target: which of several names is the link is of no interest. */
function hasContent({ kind }: FileRecord): boolean {
  return kind === 'file' || kind === 'hardlink';
}

/** A path is as its package has it, where that came, went or changed; everything else is the image's own doing. */
function causesIn(
  sides: Sides,
  packages: Pairing<Package>,
  drafts: readonly Draft[],
): (draft: Draft) => readonly Cause[] {
  if (sameImage(sides)) return () => readingCauses(sides);
  const owners = changedOwners(sides, packages, new Set(drafts.map(pathOf)));
  return (draft) => {
    const text = owners.get(pathOf(draft));
    if (text !== undefined) return [{ kind: 'package', text }];
    return [
      draft.after === undefined
        ? imageCause(sides.before, draft.before?.layer)
        : imageCause(sides.after, draft.after.layer),
    ];
  };
}

/** What became of the package, by the paths that it owns and that changed. */
function changedOwners(
  { before, after }: Sides,
  packages: Pairing<Package>,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const tell = (pkg: Package, paths: RealPaths | undefined, text: string): void => {
    for (const written of [...pkg.files, ...ownPlaces(pkg)]) {
      const path = paths?.of(written);
      if (path !== undefined && wanted.has(path)) owners.set(path, text);
    }
  };
  const [ours, theirs] = [realPaths(before), realPaths(after)];
  for (const pkg of packages.before) tell(pkg, ours, `${pkg.name} ${pkg.version} went`);
  for (const [was, is] of packages.pairs) {
    if (was.version === is.version) continue;
    const text = `${is.name} ${was.version} became ${is.version}`;
    tell(was, ours, text);
    tell(is, theirs, text);
  }
  for (const pkg of packages.after) tell(pkg, theirs, `${pkg.name} ${pkg.version} came`);
  return owners;
}

/** Of a package that lies in a file of its own, and not in the database of a package manager. */
function ownPlaces({ type, locations }: Package): string[] {
  return managed.has(type) ? [] : locations.map(({ path }) => path);
}

const managed: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm']);

function realPaths({ files }: DiffSide): RealPaths | undefined {
  return files && new RealPaths(files);
}

function pathOf({ before, after }: Draft): string {
  return (after ?? before)?.path ?? '';
}

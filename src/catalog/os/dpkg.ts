import { compact } from '../../core/compact.ts';
import type { LayerFile } from '../../layer/reader.ts';
import type { PackageDraft } from '../../model/package.ts';
import type { Cataloger, ImageView } from '../cataloger.ts';
import { licensesOf } from './copyright.ts';
import {
  type Diversion,
  filesOf,
  type Md5Sum,
  parseConffiles,
  parseDiversions,
  parseFileList,
  parseMd5Sums,
} from './dpkg-files.ts';
import { malformed } from './malformed.ts';
import { osPurl } from './os-purl.ts';
import { type Paragraph, paragraphs } from './paragraphs.ts';

type Finding =
  | DpkgPackage
  | { readonly kind: 'list'; readonly files: readonly string[] }
  | { readonly kind: 'sums'; readonly sums: readonly Md5Sum[] }
  | { readonly kind: 'licenses'; readonly licenses: readonly string[] }
  | { readonly kind: 'diversions'; readonly diversions: readonly Diversion[] };

type DpkgPackage = {
  readonly kind: 'package';
  readonly name: string;
  readonly version: string;
  readonly architecture?: string;
  readonly source?: { readonly name: string; readonly version?: string };
  readonly conffiles: readonly Md5Sum[];
  readonly metadata: PackageDraft['metadata'];
};

const database = 'var/lib/dpkg';
const diversionsPath = `${database}/diversions`;

/**
 * Debian packages: the status file, or one file a package in `status.d` (distroless), with their file lists, sums
 * and copyright files. https://manpages.debian.org/bookworm/dpkg/dpkg-query.1.en.html
 */
export const dpkg: Cataloger<Finding> = {
  id: 'debian/dpkg',
  version: 2,
  wants: {
    globs: [
      `${database}/status`,
      `${database}/status.d/*`,
      `${database}/info/*.{list,md5sums}`,
      diversionsPath,
      'usr/share/doc/*/copyright',
    ],
    maxBytes: 64 * 1024 * 1024,
  },
  *read(file) {
    if (file.path.endsWith('/copyright')) yield { kind: 'licenses', licenses: readLicenses(file) };
    else if (file.path.endsWith('.list')) yield { kind: 'list', files: parseFileList(file.bytes()) };
    else if (file.path.endsWith('.md5sums')) yield { kind: 'sums', sums: parseMd5Sums(file.bytes()) };
    else if (file.path === diversionsPath)
      yield { kind: 'diversions', diversions: parseDiversions(file.bytes()) };
    else if (!isMaintainerScript(file.path)) yield* readStatus(file);
  },
  *packages(found, image) {
    const byPath = new Map(found.filter(({ data }) => data.kind !== 'package').map((f) => [f.path, f.data]));
    const directories = directoriesIn(byPath.values());
    const diversions = diversionsIn(byPath.get(diversionsPath));
    for (const { path, data } of found) {
      if (data.kind === 'package') yield toDraft({ path, data }, { byPath, directories, diversions }, image);
    }
  },
};

/** The longest copyright files have some 100 KB; what they say first is enough of a longer one. */
function readLicenses(file: LayerFile): string[] {
  return licensesOf(new TextDecoder().decode(file.slice(0, 1024 * 1024)));
}

/** `status.d` may hold what else belongs to a package beside its paragraph. */
function isMaintainerScript(path: string): boolean {
  return /\.(?:conffiles|preinst|postinst|prerm|postrm|triggers|templates|config|shlibs|symbols)$/.test(path);
}

function* readStatus(file: LayerFile): Generator<DpkgPackage> {
  let incomplete = 0;
  let complete = 0;
  for (const paragraph of paragraphs(file.text())) {
    if (!isInstalled(paragraph)) continue;
    const pkg = toPackage(paragraph);
    if (pkg) yield pkg;
    if (pkg) complete++;
    else incomplete++;
  }
  if (incomplete > 0)
    throw malformed('dpkg status file', `paragraphs without Package or Version: ${incomplete}`);
  if (complete === 0 && file.size > 0 && !/^[A-Za-z-]+:/m.test(file.text())) {
    throw malformed('dpkg status file', 'it has no fields');
  }
}

/** Everything but what was removed: an unpacked or half-installed package has its files in place. */
function isInstalled(paragraph: Paragraph): boolean {
  const status = paragraph.get('status');
  if (status === undefined) return true;
  const state = status.trim().split(/\s+/)[2];
  return state !== 'config-files' && state !== 'not-installed';
}

function toPackage(paragraph: Paragraph): DpkgPackage | undefined {
  const name = paragraph.get('package');
  const version = paragraph.get('version');
  if (!name || !version) return undefined;
  const architecture = paragraph.get('architecture');
  const source = sourceOf(paragraph.get('source') ?? '');
  return {
    kind: 'package',
    name,
    version,
    ...(architecture && { architecture }),
    ...(source && { source }),
    conffiles: parseConffiles(paragraph.get('conffiles') ?? ''),
    metadata: metadataOf(paragraph),
  };
}

/** `name` or `name (version)`. */
function sourceOf(field: string): DpkgPackage['source'] {
  const [name = '', version] = field.split('(', 2).map((part) => part.replace(')', '').trim());
  if (name === '') return undefined;
  return version ? { name, version } : { name };
}

function metadataOf(paragraph: Paragraph): PackageDraft['metadata'] {
  const text = (field: string) => paragraph.get(field) || undefined;
  const size = Number(paragraph.get('installed-size'));
  const status = text('status');
  return compact({
    status: status === 'install ok installed' ? undefined : status,
    maintainer: text('maintainer'),
    description: text('description')?.split('\n', 1)[0],
    homepage: text('homepage'),
    section: text('section'),
    priority: text('priority'),
    multiArch: text('multi-arch'),
    essential: paragraph.get('essential') === 'yes' || undefined,
    installedSizeKib: Number.isSafeInteger(size) && size > 0 ? size : undefined,
    preDepends: text('pre-depends'),
    depends: text('depends'),
    provides: text('provides'),
  });
}

interface Others {
  readonly byPath: ReadonlyMap<string, Finding>;
  readonly directories: ReadonlySet<string>;
  readonly diversions: ReadonlyMap<string, Diversion>;
}

/** A directory that is empty in one package may hold another's files: no list says which of its paths are directories. */
function directoriesIn(findings: Iterable<Finding>): Set<string> {
  const directories = new Set<string>();
  for (const finding of findings) {
    if (finding.kind !== 'list') continue;
    for (const path of finding.files) addParents(path, directories);
  }
  return directories;
}

/** The depth is bounded: nothing real is as deep, and a hostile path costs its length at every step. */
function addParents(path: string, directories: Set<string>): void {
  let slash = path.lastIndexOf('/');
  for (let depth = 0; slash > 0 && depth < 64; depth++) {
    const parent = path.slice(0, slash);
    if (directories.has(parent)) return;
    directories.add(parent);
    slash = parent.lastIndexOf('/');
  }
}

function toDraft(
  { path, data }: { path: string; data: DpkgPackage },
  { byPath, directories, diversions }: Others,
  image: ImageView,
): PackageDraft {
  const listPath = infoPath(path, data, 'list', byPath);
  const sumsPath = infoPath(path, data, 'md5sums', byPath);
  const docPath = image.resolve(`usr/share/doc/${data.name}/copyright`) ?? '';
  const list = listPath === undefined ? undefined : byPath.get(listPath);
  const sums = sumsPath === undefined ? undefined : byPath.get(sumsPath);
  const copyright = byPath.get(docPath);
  const { files, details } = filesOf(
    list?.kind === 'list' ? list.files.filter((file) => !directories.has(file)) : undefined,
    sums?.kind === 'sums' ? sums.sums : [],
    data.conffiles,
  );
  return {
    type: 'deb',
    name: data.name,
    version: data.version,
    purl: purlOf(data, image),
    ...(data.architecture !== undefined && { architecture: data.architecture }),
    ...(data.source && { source: data.source }),
    licenses: copyright?.kind === 'licenses' ? copyright.licenses : [],
    evidence: [path, ...[listPath, sumsPath].filter((p) => p !== undefined), ...(copyright ? [docPath] : [])],
    files: diversions.size === 0 ? files : files.map((file) => placeOf(file, data.name, diversions)),
    metadata: { ...data.metadata, ...(details && { fileDetails: details }) },
  };
}

function diversionsIn(finding: Finding | undefined): Map<string, Diversion> {
  const diversions = finding?.kind === 'diversions' ? finding.diversions : [];
  return new Map(diversions.map((diversion) => [diversion.from, diversion]));
}

/** Where dpkg put a path of the package: whoever diverts a path has its own file there. */
function placeOf(path: string, name: string, diversions: Others['diversions']): string {
  const diversion = diversions.get(path);
  return diversion && diversion.by !== name ? diversion.to : path;
}

/** Files of a `Multi-Arch: same` package carry its architecture in their names. */
function infoPath(
  statusPath: string,
  { name, architecture }: DpkgPackage,
  extension: string,
  byPath: Others['byPath'],
): string | undefined {
  const candidates =
    statusPath === `${database}/status`
      ? [`${database}/info/${name}:${architecture}.${extension}`, `${database}/info/${name}.${extension}`]
      : [`${statusPath}.${extension}`];
  return candidates.find((candidate) => byPath.has(candidate));
}

function purlOf({ name, version, architecture, source }: DpkgPackage, image: ImageView): string {
  const upstream = source && [source.name, source.version].filter(Boolean).join('@');
  return osPurl({ type: 'deb', name, version, qualifiers: { arch: architecture, upstream } }, image.distro);
}

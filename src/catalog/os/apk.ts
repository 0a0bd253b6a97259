import { compact } from '../../core/compact.ts';
import { decodeName } from '../../core/name-bytes.ts';
import type { PackageDraft } from '../../model/package.ts';
import { type Found, fileCataloger, type ImageView } from '../cataloger.ts';
import { type FileDetails, ownersOf } from './file-details.ts';
import { malformed } from './malformed.ts';
import { osPurl } from './os-purl.ts';
import { lines } from './paragraphs.ts';
import { pathBudget } from './path-budget.ts';

type ApkPackage = {
  readonly name: string;
  readonly version: string;
  readonly architecture?: string;
  readonly origin?: string;
  readonly license?: string;
  readonly files: readonly string[];
  readonly metadata: PackageDraft['metadata'];
};

/** Packages of apk's installed database. https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2 */
export const apk = fileCataloger<ApkPackage>({
  id: 'alpine/apk',
  version: 2,
  wants: { globs: ['**/lib/apk/db/installed'], maxBytes: 64 * 1024 * 1024 },
  *read(file) {
    let incomplete = 0;
    const spend = pathBudget('apk database', file.size);
    const root = rootOf(file.path);
    for (const record of records(decodeName(file.bytes()))) {
      for (const { path } of record.files) spend(root + path);
      const pkg = toApkPackage(record);
      if (pkg) yield pkg;
      else incomplete++;
    }
    if (incomplete > 0) throw malformed('apk database', `records without a name or a version: ${incomplete}`);
  },
  toPackage,
});

/** One package's lines: single fields by their letter, files with what the lines after them say. */
interface ApkRecord {
  readonly fields: Map<string, string>;
  readonly files: { path: string; access: string; checksum: string }[];
}

function* records(text: string): Generator<ApkRecord> {
  let record: ApkRecord = { fields: new Map(), files: [] };
  let directory = '';
  let any = false;
  for (const line of lines(text)) {
    if (line === '') {
      if (any) yield record;
      record = { fields: new Map(), files: [] };
      directory = '';
      any = false;
      continue;
    }
    any = true;
    const [letter, value] = [line[1] === ':' ? line.slice(0, 1) : '', line.slice(2)];
    if (letter === 'F') directory = value === '' || value.endsWith('/') ? value : `${value}/`;
    else if (letter === 'R') record.files.push({ path: directory + value, access: '', checksum: '' });
    else if (letter === 'a' || letter === 'Z') setOnLast(record.files, letter, value);
    else if (letter !== 'M' && letter !== '') record.fields.set(letter, value);
  }
  if (any) yield record;
}

function setOnLast(files: ApkRecord['files'], letter: 'a' | 'Z', value: string): void {
  const last = files.at(-1);
  if (last === undefined) return;
  if (letter === 'a') last.access = value;
  else last.checksum = value;
}

function toApkPackage({ fields, files }: ApkRecord): ApkPackage | undefined {
  const field = (letter: string) => fields.get(letter) || undefined;
  const name = field('P');
  const version = field('V');
  if (name === undefined || version === undefined) return undefined;
  return {
    name,
    version,
    ...compact({ architecture: field('A'), origin: field('o'), license: field('L') }),
    files: files.map(({ path }) => path),
    metadata: metadataOf(fields, files),
  };
}

function metadataOf(
  fields: ReadonlyMap<string, string>,
  files: ApkRecord['files'],
): PackageDraft['metadata'] {
  const field = (letter: string) => fields.get(letter) || undefined;
  const number = (letter: string) => {
    const value = Number(field(letter) ?? NaN);
    return Number.isSafeInteger(value) ? value : undefined;
  };
  const words = (letter: string) => field(letter)?.split(' ').filter(Boolean);
  return compact({
    checksum: toHex(field('C') ?? '') || undefined,
    maintainer: field('m'),
    description: field('T'),
    homepage: field('U'),
    size: number('S'),
    installedSize: number('I'),
    buildTime: number('t'),
    commit: field('c'),
    depends: words('D'),
    provides: words('p'),
    installIf: words('i'),
    replaces: words('r'),
    fileDetails: files.length === 0 ? undefined : detailsOf(files),
  });
}

function detailsOf(files: ApkRecord['files']): FileDetails {
  const digests = files.map(({ checksum }) => toHex(checksum));
  const known = digests.find((digest) => digest !== '');
  return compact({
    digestAlgorithm: known === undefined ? undefined : known.length === 64 ? 'sha256' : 'sha1',
    digests: known === undefined ? undefined : digests,
    modes: files.map(({ access }) => modeOf(access)),
    owners: ownersOf(
      files.map(({ access }) => access.split(':', 2).join(':') || '0:0'),
      '0:0',
    ),
    config: files.flatMap(({ path }, index) => (isProtected(path) ? [index] : [])),
  });
}

/** What apk itself does not overwrite once it was changed: its built-in `protected_paths`. */
function isProtected(path: string): boolean {
  return /^etc\/(?!init\.d\/|apk\/)/.test(path);
}

/** `uid:gid:mode`; a file without the line is root's and 0644. */
function modeOf(access: string): number {
  const mode = access.split(':')[2] ?? '';
  return /^[0-7]{1,6}$/.test(mode) ? Number.parseInt(mode, 8) : 0o644;
}

/** `Q1` and base64 is a SHA-1, `Q2` a SHA-256; before that, hex was an MD5. */
function toHex(checksum: string): string {
  if (!/^Q[12]/.test(checksum)) return /^[0-9a-f]{32}$/.test(checksum) ? checksum : '';
  const bytes = Buffer.from(checksum.slice(2), 'base64');
  return bytes.length === (checksum[1] === '1' ? 20 : 32) ? bytes.toString('hex') : '';
}

/** Where the system lies whose database is at `path`: empty or with a slash at its end. */
function rootOf(path: string): string {
  return path.replace(/(?:usr\/)?lib\/apk\/db\/installed$/, '');
}

function toPackage(data: ApkPackage, { path }: Found<ApkPackage>, image: ImageView): PackageDraft {
  const { name, version, architecture, origin, license } = data;
  const root = rootOf(path);
  const upstream = origin === name ? undefined : origin;
  return {
    type: 'apk',
    name,
    version,
    purl: osPurl({ type: 'apk', name, version, qualifiers: { arch: architecture, upstream } }, image.distro),
    ...(architecture !== undefined && { architecture }),
    ...(upstream !== undefined && { source: { name: upstream, version } }),
    licenses: license === undefined ? [] : [license],
    evidence: [path],
    files: root === '' ? data.files : data.files.map((file) => root + file),
    metadata: data.metadata,
  };
}

import { compact } from '../../core/compact.ts';
import type { LayerFile, Reader } from '../../layer/reader.ts';
import type { Distro } from '../../model/distro.ts';
import type { Found } from '../cataloger.ts';

/** One file that tells which distribution this is. */
export type OsRelease =
  | { readonly kind: 'os-release'; readonly fields: { readonly [name: string]: string } }
  /** A one-line file such as `/etc/alpine-release`. */
  | { readonly kind: 'line'; readonly text: string };

/** Real ones have a few hundred bytes. Larger files that happen to match are something else, and are left alone. */
const largest = 64 * 1024;

/**
 * Reads every file an `/etc/os-release` link may lead to, whatever its name there.
 * https://www.freedesktop.org/software/systemd/man/latest/os-release.html
 */
export const osRelease: Reader<OsRelease> = {
  id: 'linux/os-release',
  version: 1,
  wants: {
    globs: [
      'etc/*release*',
      'etc/debian_version',
      'etc/*/os-release*',
      'usr/{lib,share}/*release*',
      'usr/lib/*release*/*',
      'usr/share/*/os-release*',
      'nix/store/*/etc/os-release',
      'nix/store/*os-release*',
    ],
    maxBytes: 64 * 1024 * 1024,
  },
  *read(file) {
    if (file.size > largest) return;
    const found = parse(file);
    if (found) yield found;
  },
};

function parse(file: LayerFile): OsRelease | undefined {
  const text = file.text();
  const fields = parseOsRelease(text);
  if (fields['ID'] !== undefined || fields['NAME'] !== undefined) return { kind: 'os-release', fields };
  const line = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
  return line === '' || line.length > 200 ? undefined : { kind: 'line', text: line };
}

/** Assignments of an os-release file by name; the last one of a name counts, and lines that are none are skipped. */
export function parseOsRelease(text: string): { [name: string]: string } {
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const assignment = /^[ \t]*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
    if (assignment) fields.set(assignment[1] ?? '', unquote((assignment[2] ?? '').trim()));
  }
  return Object.fromEntries(fields);
}

/** Shell quoting as the specification allows it: one single-quoted, double-quoted or bare word. */
function unquote(value: string): string {
  if (value.startsWith("'")) {
    const end = value.indexOf("'", 1);
    return end < 0 ? value.slice(1) : value.slice(1, end);
  }
  if (!value.startsWith('"')) return value.replace(/\\(.)/g, '$1');
  let text = '';
  for (let at = 1; at < value.length && value[at] !== '"'; at++) {
    const next = value[at + 1];
    if (value[at] === '\\' && next !== undefined && '"$`\\'.includes(next)) at++;
    text += value[at] ?? '';
  }
  return text;
}

/** The image's distro, or undefined when nothing tells. `resolve` follows links within the image root. */
export function distroOf(
  found: readonly Found<OsRelease>[],
  resolve: (path: string) => string | undefined,
): Distro | undefined {
  const byPath = new Map(found.map((file) => [file.path, file.data]));
  const at = (path: string) => {
    const target = resolve(path) ?? path;
    const data = byPath.get(target);
    return data && { data, path: target };
  };
  for (const path of ['etc/os-release', 'usr/lib/os-release']) {
    const file = at(path);
    if (file?.data.kind === 'os-release') return fromFields(file.data.fields, file.path);
  }
  for (const [path, toDistro] of lineFiles) {
    const file = at(path);
    const distro = file?.data.kind === 'line' ? toDistro(file.data.text) : undefined;
    if (file && distro) return { ...distro, path: file.path };
  }
  return undefined;
}

function fromFields(fields: { readonly [name: string]: string }, path: string): Distro {
  const field = (name: string) => (Object.hasOwn(fields, name) ? fields[name] || undefined : undefined);
  return {
    id: (field('ID') ?? 'linux').toLowerCase(),
    idLike: (field('ID_LIKE') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    ...compact({
      name: field('NAME'),
      prettyName: field('PRETTY_NAME'),
      version: field('VERSION'),
      versionId: field('VERSION_ID'),
      versionCodename: field('VERSION_CODENAME'),
      variantId: field('VARIANT_ID'),
      buildId: field('BUILD_ID'),
      cpeName: field('CPE_NAME'),
      homeUrl: field('HOME_URL'),
      supportEnd: field('SUPPORT_END'),
    }),
    path,
  };
}

type LineFile = readonly [path: string, toDistro: (line: string) => Omit<Distro, 'path'> | undefined];

/** What distributions had before os-release, the most specific first. */
const lineFiles: readonly LineFile[] = [
  ['etc/alpine-release', (line) => ({ id: 'alpine', idLike: [], name: 'Alpine Linux', versionId: line })],
  ['etc/centos-release', redhatLike],
  ['etc/fedora-release', redhatLike],
  ['etc/oracle-release', redhatLike],
  ['etc/system-release', redhatLike],
  ['etc/redhat-release', redhatLike],
  ['etc/debian_version', debian],
];

const redhatNames: Readonly<Record<string, string>> = {
  'red hat enterprise linux': 'rhel',
  'centos linux': 'centos',
  'centos stream': 'centos',
  centos: 'centos',
  fedora: 'fedora',
  'oracle linux server': 'ol',
  'rocky linux': 'rocky',
  almalinux: 'almalinux',
  'amazon linux': 'amzn',
  'amazon linux ami': 'amzn',
  'scientific linux': 'scientific',
};

function redhatLike(line: string): Omit<Distro, 'path'> | undefined {
  const at = line.search(/ release [0-9]/i);
  const name = (at < 0 ? '' : line.slice(0, at)).trim();
  const id = redhatNames[name.toLowerCase().replace(/ (server|client|workstation|computenode)$/, '')];
  const known = id ?? redhatNames[name.toLowerCase()];
  const versionId = /[0-9][0-9.]*/.exec(line.slice(at))?.[0];
  if (at < 0 || known === undefined || versionId === undefined) return undefined;
  return { id: known, idLike: known === 'fedora' ? [] : ['fedora'], name, prettyName: line, versionId };
}

/** `12.4`, or `bookworm/sid` before a release. */
function debian(line: string): Omit<Distro, 'path'> {
  const name = 'Debian GNU/Linux';
  const version = /^[0-9]+/.exec(line)?.[0];
  if (version !== undefined) return { id: 'debian', idLike: [], name, versionId: version };
  return { id: 'debian', idLike: [], name, versionCodename: line.split('/')[0] ?? line };
}

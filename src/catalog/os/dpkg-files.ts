import { compact } from '../../core/compact.ts';
import { decodeName } from '../../core/name-bytes.ts';
import type { FileDetails } from './file-details.ts';
import { lines } from './paragraphs.ts';

/** A path with the MD5 its package or conffile entry was shipped with. */
export type Md5Sum = readonly [path: string, md5: string];

/** A path whose file other packages have to put elsewhere: all but the package that diverts it. */
export type Diversion = { readonly from: string; readonly to: string; readonly by: string };

/** Linux's PATH_MAX: nothing longer can be installed. */
const longestPath = 4096;

/** The paths of an `info/*.list` file that are no other path's directory, without leading slash. */
export function parseFileList(bytes: Uint8Array): string[] {
  const paths: string[] = [];
  const parents = new Set<string>();
  for (const line of lines(decodeName(bytes))) {
    const path = line.replace(/^\/+/, '');
    if (path === '' || path === '.' || path.length > longestPath) continue;
    paths.push(path);
    const slash = path.lastIndexOf('/');
    if (slash > 0) parents.add(path.slice(0, slash));
  }
  return paths.filter((path) => !parents.has(path));
}

/** Lines `md5  path`, as md5sum(1) writes them. Others are skipped. */
export function parseMd5Sums(bytes: Uint8Array): Md5Sum[] {
  const sums: Md5Sum[] = [];
  for (const line of lines(decodeName(bytes))) {
    const match = /^([0-9a-f]{32}) [ *](?:\.?\/)?(.+)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) sums.push([match[2], match[1]]);
  }
  return sums;
}

/** The `Conffiles` field: ` /etc/x md5 [obsolete] [remove-on-upgrade]` a line; `newconffile` stands where no sum is known. */
export function parseConffiles(field: string): Md5Sum[] {
  const sums: Md5Sum[] = [];
  for (const line of field.split('\n')) {
    const match = /^[ \t]*\/(.+) ([0-9a-f]{32}|newconffile)(?: obsolete)?(?: remove-on-upgrade)?$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    sums.push([match[1], match[2] === 'newconffile' ? '' : match[2]]);
  }
  return sums;
}

/** Without a list, the files are those the sums name. */
export function filesOf(
  list: readonly string[] | undefined,
  sums: readonly Md5Sum[],
  conffiles: readonly Md5Sum[],
): { files: readonly string[]; details: FileDetails | undefined } {
  const files = list ?? [...new Set([...sums, ...conffiles].map(([path]) => path))];
  const known = new Map([...sums, ...conffiles]);
  if (known.size === 0) return { files, details: undefined };
  const config = new Set(conffiles.map(([path]) => path));
  return {
    files,
    details: compact({
      digestAlgorithm: 'md5',
      digests: files.map((path) => known.get(path) ?? ''),
      config: files.flatMap((path, index) => (config.has(path) ? [index] : [])),
    }),
  };
}

/** Three lines each: the path, where it goes, and the package that diverts it (`:` for an administrator). */
export function parseDiversions(bytes: Uint8Array): Diversion[] {
  const rows = Array.from(lines(decodeName(bytes)));
  const diversions: Diversion[] = [];
  for (let at = 0; at + 2 < rows.length; at += 3) {
    const [from = '', to = '', by = ''] = rows.slice(at, at + 3).map((row) => row.replace(/^\/+/, ''));
    if (from !== '' && to !== '' && to.length <= longestPath) diversions.push({ from, to, by });
  }
  return diversions;
}

import type { AdvisoryRef } from '../advisory/advisory-index.ts';

const cve = /CVE-\d{4}-\d+$/;

/** A name and the CVE it was made of: `UBUNTU-CVE-2024-1`, `ALPINE-CVE-2024-1`. */
export function spellings(name: string): readonly string[] {
  const inner = cve.exec(name)?.[0];
  return inner === undefined || inner === name ? [name] : [name, inner];
}

export function isCve(name: string): boolean {
  return name.startsWith('CVE-');
}

/** Everything an advisory is called or is about. */
export function allNames({ id, aliases, upstream }: AdvisoryRef): readonly string[] {
  return [id, ...aliases, ...upstream].flatMap(spellings);
}

/** One vulnerability an advisory is about. */
export interface Subject {
  /** Names of the same vulnerability. */
  readonly names: readonly string[];
  /** The bulletin that names it, when it is about several. */
  readonly bulletin?: string;
}

/** The vulnerabilities of an advisory: itself, or for a bulletin about several each of them. */
export function subjectsOf(ref: AdvisoryRef): readonly Subject[] {
  const upstream = [...new Set(ref.upstream.flatMap(spellings))];
  const cves = upstream.filter(isCve);
  if (cves.length < 2) return [{ names: allNames(ref) }];
  // Spellings of one CVE are of one vulnerability; what is none of them is one of its own until an alias tells.
  const others = upstream.filter((name) => !isCve(name) && spellings(name).length === 1);
  return [
    ...cves.map((name) => ({
      names: [name, ...upstream.filter((other) => other !== name && spellings(other).includes(name))],
      bulletin: ref.id,
    })),
    ...others.map((name) => ({ names: [name], bulletin: ref.id })),
  ];
}

/** CVEs first, oldest first; then the others. */
export function compareNames(a: string, b: string): number {
  if (isCve(a) !== isCve(b)) return isCve(a) ? -1 : 1;
  // Numbers of CVEs have four digits or more; years have four.
  if (isCve(a) && a.length !== b.length) {
    const [yearA, yearB] = [a.slice(4, 8), b.slice(4, 8)];
    if (yearA === yearB) return a.length - b.length;
  }
  return a < b ? -1 : Number(a > b);
}

/** A path inside an image, as the rest of kedge writes it: relative to the root, no `.`, `..`, empty or final slash. */
export interface NormalPath {
  readonly path: string;
  /** True when `..` tried to leave the root; it stays at the root then, as in a chroot. */
  readonly escapes: boolean;
}

export function normalizePath(written: string): NormalPath {
  if (plain.test(written)) return { path: written, escapes: false };
  const parts: string[] = [];
  let escapes = false;
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) escapes = true;
  }
  return { path: parts.join('/'), escapes };
}

/** The common case, told without splitting: no leading, double or final slash and no name of dots only. */
const plain = /^(?!\.{0,2}(?:\/|$))[^/]+(?:\/(?!\.{0,2}(?:\/|$))[^/]+)*$/;

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As Linux: more links on the way than this is a loop. */
export const maxLinks = 40;
/** As Linux: no path, and no target of a link, is longer. */
export const maxPathLength = 4096;

/**
 * Where `path` leads when every link on the way, the last one included, is followed within the root. `targetOf` gives
 * the target of the link at a path, undefined where there is none. Names that do not exist are passed through;
 * undefined for a loop and for what is too long to be a path.
 */
export function followLinks(
  path: string,
  targetOf: (path: string) => string | undefined,
): string | undefined {
  if (path.length > maxPathLength) return undefined;
  const pending = path.split('/').reverse();
  let at = '';
  for (let links = 0; pending.length > 0; ) {
    const part = pending.pop() ?? '';
    if (part === '' || part === '.') continue;
    if (part === '..') {
      at = parentOf(at);
      continue;
    }
    const next = at === '' ? part : `${at}/${part}`;
    const target = targetOf(next);
    if (target === undefined) {
      at = next;
      continue;
    }
    links += 1;
    if (links > maxLinks || target.length > maxPathLength) return undefined;
    if (target.startsWith('/')) at = '';
    pending.push(...target.split('/').reverse());
  }
  return at;
}

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

import { lineSearchId as id, type LineMatch } from '../inspect/line-match.ts';
import type { SearchMatch } from '../model/inspection.ts';
import { compare, type FoldedImage } from './fold.ts';

/** What the Engine's searches found in the visible files, under every name that leads to them. */
export function searchMatches(image: FoldedImage): SearchMatch[] {
  const found = image.findings<LineMatch>({ id });
  const matches = found.map(({ path, layer, data: { search, name, regex, lines } }) => ({
    search,
    name,
    regex,
    lines,
    path,
    layer,
  }));
  if (matches.length > 0) matches.push(...linked(image, matches));
  return matches.sort(
    (a, b) =>
      // The Engine's own search comes first.
      compare(b.search, a.search) || compare(a.name, b.name) || compare(a.path, b.path),
  );
}

function linked(image: FoldedImage, matches: readonly SearchMatch[]): SearchMatch[] {
  const byPath = Map.groupBy(matches, ({ path }) => path);
  const more: SearchMatch[] = [];
  for (const { path, kind, hidden } of image.files) {
    if (hidden || (kind !== 'symlink' && kind !== 'hardlink') || byPath.has(path)) continue;
    const content = image.contentPath(path);
    const same = content === undefined ? undefined : byPath.get(content);
    if (same) more.push(...same.map((match) => ({ ...match, path })));
  }
  return more;
}

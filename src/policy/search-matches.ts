import type { SearchMatch } from '../model/inspection.ts';

/** A match as the Engine's messages name it. */
export interface NamedMatch {
  /** With a leading slash. */
  readonly file: string;
  /** `NAME=EXPRESSION`, as configured. */
  readonly written: string;
  /** What stands before the first `=` of that; nothing without one. */
  readonly name: string;
  readonly regex: string;
}

export function namedMatches(
  searches: readonly SearchMatch[],
  search: SearchMatch['search'],
): readonly NamedMatch[] {
  return searches
    .filter((match) => match.search === search)
    .map(({ path, name, regex }) => ({
      file: `/${path}`,
      written: name === '' ? regex : `${name}=${regex}`,
      name,
      regex,
    }));
}

import { compareDigits } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

/** Numbers alone, where fewer come before more: 1.0 before 1.0.0. */
function numbersScheme(id: string, form: RegExp): VersionScheme {
  return versionScheme<readonly string[]>({
    id,
    parse: (text) => (form.test(text.trim()) ? text.trim().split(/[.-]/) : undefined),
    compare(a, b) {
      for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
        const order = compareDigits(a[at] ?? '', b[at] ?? '');
        if (order !== 0) return order;
      }
      return a.length - b.length;
    },
  });
}

/** R packages. https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file */
export const cran: VersionScheme = numbersScheme('cran', /^\d+(?:[.-]\d+)*$/);

/** Haskell packages. https://pvp.haskell.org */
export const hackage: VersionScheme = numbersScheme('hackage', /^\d+(?:\.\d+)*$/);

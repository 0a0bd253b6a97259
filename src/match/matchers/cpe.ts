import { schemeOf } from '../../version/ecosystem-schemes.ts';
import type { MatchedPackage } from '../input.ts';
import type { Lookup, Matcher } from '../matcher.ts';

/**
 * Programs that no package manager installed, by the platform names (CPE) they come with. Names are guesses that
 * others made, versions are those of upstream: only for what no better feed knows.
 * https://csrc.nist.gov/pubs/ir/7695/final
 */
export const cpe: Matcher = {
  id: 'cpe',
  types: ['generic'],
  lookups(pkg) {
    const scheme = schemeOf('CPE');
    const products = productsOf(pkg);
    if (scheme === undefined || products.size === 0) {
      return {
        kind: 'no-feed',
        reason: 'no feed covers packages of its kind, and nothing tells its platform name (CPE)',
      };
    }
    return [...products].map(
      ([name, version]): Lookup => ({ ecosystem: 'CPE', name, version, how: 'cpe', scheme }),
    );
  },
};

/** `vendor:product` and the version the name gives, else that of the package. */
function productsOf({ metadata, version }: MatchedPackage): Map<string, string> {
  const { cpes, cpe } = metadata;
  const names = [...(Array.isArray(cpes) ? cpes : []), cpe].filter((name) => typeof name === 'string');
  const products = new Map<string, string>();
  for (const name of names) {
    const parts = name.replace(/^cpe:(?:2\.3:|\/)/, '').match(/(?:\\.|[^:\\])+/g) ?? [];
    const [, vendor, product, stated = '*'] = parts.map((part) => part.replaceAll(/\\(.)/g, '$1'));
    if (vendor === undefined || product === undefined) continue;
    products.set(`${vendor}:${product}`, stated === '*' || stated === '-' ? version : stated);
  }
  return products;
}

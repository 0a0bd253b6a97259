import type { Purl } from '../model/purl.ts';
import { sourceOfPurl } from '../model/purl-source.ts';
import type { MatchedPackage } from './input.ts';

/** The source package as the package says, else as its URL does. */
export function sourceOf(pkg: MatchedPackage, purl: Purl): MatchedPackage['source'] {
  return pkg.source ?? sourceOfPurl(purl);
}

import type { AffectedPackage } from '../../model/advisory.ts';
import type { Purl } from '../../model/purl.ts';
import { schemeOf } from '../../version/ecosystem-schemes.ts';
import type { MatchedPackage } from '../input.ts';
import type { Lookup, Matcher } from '../matcher.ts';

/** Modules by their path, and the standard library. https://go.dev/doc/security/vuln/database */
export const golang: Matcher = {
  id: 'golang',
  types: ['golang'],
  lookups(pkg, purl) {
    if (pkg.version === '(devel)') {
      return { kind: 'by-rule', reason: 'built from a checkout: its version is not recorded' };
    }
    // The time of a commit stands there; what is fixed in v1.2.3 may well be in it.
    if (pkg.metadata['main'] === true && pkg.version.startsWith('v0.0.0-')) {
      return {
        kind: 'by-rule',
        reason: 'the main module, built from a commit without a release: its version tells nothing',
      };
    }
    const scheme = schemeOf('Go');
    if (scheme === undefined) return [];
    return namesOf(pkg, purl).map(
      (name): Lookup => ({ ecosystem: 'Go', name, version: pkg.version, how: 'direct', scheme }),
    );
  },
  excludes: withoutSymbols,
};

/** Module paths have their case; package URLs lose it, and some writers put the major version behind the `#`. */
function namesOf({ name }: MatchedPackage, purl: Purl): readonly string[] {
  const path = [purl.namespace, purl.name].filter(Boolean).join('/');
  const [major] = /^v\d+$/.exec(purl.subpath ?? '') ?? [];
  const whole = major === undefined || path.endsWith(`/${major}`) ? path : `${path}/${major}`;
  if (/^(?:std|stdlib|go)$/.test(whole)) return ['stdlib'];
  if (whole === 'toolchain') return ['toolchain', 'stdlib'];
  return [name.toLowerCase() === whole.toLowerCase() ? name : whole];
}

/** When the symbols of the binary are known (`example.com/pkg.Func`), one that is vulnerable has to be among them. */
function withoutSymbols({ imports }: AffectedPackage, pkg: MatchedPackage): string | undefined {
  const known = pkg.metadata['goSymbols'];
  if (!Array.isArray(known) || imports === undefined || imports.length === 0) return undefined;
  const symbols = new Set(known.filter((symbol) => typeof symbol === 'string'));
  const all = [...symbols];
  const found = imports.some(({ path, symbols: vulnerable }) =>
    vulnerable.length === 0
      ? all.some((symbol) => symbol.startsWith(`${path}.`))
      : vulnerable.some((symbol) => symbols.has(`${path}.${symbol}`)),
  );
  return found ? undefined : 'none of the vulnerable functions is in the binary';
}

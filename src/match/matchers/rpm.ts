import type { AffectedPackage } from '../../model/advisory.ts';
import type { Purl } from '../../model/purl.ts';
import { rpmWithoutEpoch } from '../../version/ecosystem-schemes.ts';
import { distroLookups } from '../distro-lookups.ts';
import type { MatchedPackage } from '../input.ts';
import type { Matcher } from '../matcher.ts';
import { sourceOf } from '../source-package.ts';

/** Their bulletins list every binary package. Elsewhere the source package stands for them, or stands beside them. */
const listBinaries = new Set(['AlmaLinux', 'Amazon Linux', 'Oracle Linux']);

export const rpm: Matcher = {
  id: 'rpm',
  types: ['rpm'],
  lookups(pkg, purl, context) {
    const own = distroLookups(
      { name: pkg.name, version: withEpoch(pkg, purl), how: 'direct' },
      'rpm',
      context,
    );
    const source = sourceOf(pkg, purl);
    if ('kind' in own || source === undefined || source.name === pkg.name || isBeside(pkg.name)) return own;
    const version = source.version ?? pkg.version;
    const through = own
      .filter(({ ecosystem }) => !listBinaries.has(ecosystem.split(':')[0] ?? ''))
      // The name of a source package does not tell its epoch.
      .map((lookup) => ({
        ...lookup,
        name: source.name,
        version,
        how: 'source' as const,
        scheme: rpmWithoutEpoch ?? lookup.scheme,
      }));
    return [...own, ...through];
  },
  excludes: (affected, pkg) => otherModule(affected, pkg) ?? ofKsplice(affected, pkg),
};

function withEpoch({ version }: MatchedPackage, { qualifiers }: Purl): string {
  const epoch = qualifiers?.['epoch'];
  return epoch === undefined || version.includes(':') ? version : `${epoch}:${version}`;
}

/** Packages of a source that hold none of its code. */
function isBeside(name: string): boolean {
  return /-debug(?:info|source)$/.test(name) || /^kernel-(?:\w+-)?headers$/.test(name);
}

/**
 * A module's packages are versioned apart from those outside it, and from those of its other streams.
 * https://docs.fedoraproject.org/en-US/modularity/
 */
function otherModule(
  { module, ranges, ecosystem }: AffectedPackage,
  pkg: MatchedPackage,
): string | undefined {
  const label = labelOf(pkg);
  if (module === undefined) {
    const fixes = fixesOf(ranges);
    const plain = fixes.length > 0 && !fixes.some(isModular);
    return label && plain ? `the package is of the module ${label}, the fix is not of a module` : undefined;
  }
  if (label) {
    return label === module || label.startsWith(`${module}:`)
      ? undefined
      : `it is about the module ${module}, the package is of ${label}`;
  }
  // Oracle does not label its modules; what no rpm database told may be of any.
  const unknown = label === undefined || isModular(pkg.version) || ecosystem.startsWith('Oracle Linux');
  return unknown ? undefined : `it is about the module ${module}, the package is of none`;
}

/** Builds that can be mended while they run; Oracle numbers them above all others. https://ksplice.oracle.com */
function ofKsplice({ ranges }: AffectedPackage, { version }: MatchedPackage): string | undefined {
  const fixes = fixesOf(ranges);
  if (fixes.length === 0 || !fixes.every(isKsplice) || isKsplice(version)) return undefined;
  return 'the fix is a build for Ksplice, the package is none';
}

function isKsplice(version: string): boolean {
  return version.includes('.ksplice');
}

function fixesOf(ranges: AffectedPackage['ranges']): readonly string[] {
  return ranges.flatMap(({ events }) => events.flatMap((event) => ('fixed' in event ? [event.fixed] : [])));
}

/** Empty when the package is known to be of no module; undefined when nothing tells. */
function labelOf({ metadata, cataloger, purl }: MatchedPackage): string | undefined {
  const label = metadata['modularityLabel'] ?? /[?&]rpmmod=([^&#]*)/.exec(purl)?.[1];
  if (typeof label === 'string' && label !== '') return decodeURIComponent(label);
  return cataloger === 'redhat/rpm' && metadata['headerSha1'] !== undefined ? '' : undefined;
}

function isModular(version: string): boolean {
  return /\.module[_+]/.test(version);
}

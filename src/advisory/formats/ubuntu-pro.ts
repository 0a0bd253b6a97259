import type { AffectedPackage } from '../../model/advisory.ts';

/**
 * What Ubuntu's record of a CVE says with Ubuntu Pro alone holds without it too, where nothing will mend it: the
 * packages are the same until a fix of Pro replaces them.
 */
export function withoutPro(affected: readonly AffectedPackage[]): AffectedPackage[] {
  const key = ({ ecosystem, name }: AffectedPackage): string => `${ecosystem} ${name}`;
  const standard = new Set(affected.filter(({ channel }) => channel === undefined).map(key));
  return affected
    .filter((one) => one.channel === 'esm' && !standard.has(key(one)))
    .map(({ ecosystem, name, ranges, versions }) => ({
      ecosystem,
      name,
      status: 'will-not-fix',
      ranges,
      versions,
    }));
}

import type { Package } from '../../../model/package.ts';
import { engineName } from '../../engine-package.ts';
import { trigger } from '../../gate.ts';
import { deniedIn, type LicenseOfClass, type LicenseTerms, termsOf } from '../../license-class.ts';
import { type LicenseClass, licenseClasses } from '../../license-families.ts';
import { required } from '../../parameter.ts';
import { choices } from '../../parameter-kinds.ts';
import { amount, Tally } from '../../tally.ts';

export const licenseClass = trigger({
  name: 'license_class',
  description:
    'Fires for every package that cannot be had without a licence of these classes: all of its declarations apply, and where one leaves a choice (OR) the best counts.',
  parameters: {
    classes: required(choices(...licenseClasses), {
      description: 'Classes that are denied; unknown is also what declares nothing.',
      example: 'copyleft-strong,network-copyleft',
    }),
  },
  check({ analysis: { packages } }, { classes }) {
    const denied = new Set<LicenseClass>(classes);
    const terms = new Map<string, LicenseTerms>();
    const read = (declared: string): LicenseTerms => {
      const known = terms.get(declared) ?? termsOf(declared);
      terms.set(declared, known);
      return known;
    };
    const tally = new Tally();
    const matches = packages.flatMap((pkg) => {
      const found = allOf(pkg, read, denied);
      if (found.length > 0) return [{ id: `license+${engineName(pkg)}`, message: messageOf(pkg, found) }];
      tally.add('that need no such licence');
      return [];
    });
    return { looked: amount(packages.length, 'package'), notes: tally.notes(), matches };
  },
});

function allOf(
  { licenses }: Package,
  read: (declared: string) => LicenseTerms,
  denied: ReadonlySet<LicenseClass>,
): readonly LicenseOfClass[] {
  const declared = licenses.filter((text) => text.trim() !== '');
  if (declared.length > 0) return declared.flatMap((text) => deniedIn(read(text), denied));
  return denied.has('unknown') ? [{ kind: 'license', name: 'no declared licence', is: 'unknown' }] : [];
}

function messageOf({ name, version, type }: Package, found: readonly LicenseOfClass[]): string {
  const names = new Set(found.map((one) => `${one.name} (${one.is})`));
  return `${type} package ${name} ${version} needs ${Array.from(names).join(', ')}`;
}

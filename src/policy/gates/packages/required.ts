import type { Package } from '../../../model/package.ts';
import { engineName, isCalled } from '../../engine-package.ts';
import { trigger } from '../../gate.ts';
import { versionsOf } from '../../package-groups.ts';
import { optional, required } from '../../parameter.ts';
import { choice, text } from '../../parameter-kinds.ts';
import { amount } from '../../tally.ts';

export const requiredPackage = trigger({
  name: 'required_package',
  description: 'Fires when the package, or the version of it that is asked for, is not in the image.',
  parameters: {
    name: required(text, { description: 'Name of the package that has to be there.', example: 'libssl' }),
    version: optional(text, {
      description: 'The version that has to be there, with epoch and release.',
      example: '1.10.3rc3',
    }),
    version_match_type: optional(choice('exact', 'minimum'), {
      description: 'Whether it has to be this very version, or this or a later one. exact when left out.',
      example: 'exact',
    }),
  },
  check({ analysis: { packages } }, { name, version, version_match_type: kind = 'exact' }) {
    const named = packages.filter((pkg) => isCalled(pkg, name));
    const good = named.filter((pkg) => version === undefined || meets(pkg, version, kind));
    const notes = good.map((pkg) => `${engineName(pkg)} ${pkg.version} is there`);
    return {
      looked: amount(packages.length, 'package'),
      notes: notes.slice(0, 1),
      matches: good.length > 0 ? [] : [{ message: messageOf(named[0], { name, version, kind }) }],
    };
  },
});

/** A version that cannot be compared is not shown to be good enough. */
function meets(pkg: Package, version: string, kind: 'exact' | 'minimum'): boolean {
  if (pkg.version === version) return true;
  const order = kind === 'exact' ? undefined : versionsOf(pkg.type)?.compare(pkg.version, version);
  return order !== undefined && order >= 0;
}

interface Asked {
  readonly name: string;
  readonly version: string | undefined;
  readonly kind: 'exact' | 'minimum';
}

function messageOf(present: Package | undefined, { name, version, kind }: Asked): string {
  if (present === undefined) {
    // An empty version asks for none, though only a missing one lets any do.
    return `Required input package (${version ? `${name},${version}` : name}) is not present in container image`;
  }
  const found = `package (${engineName(present)}) is present (${present.version})`;
  return kind === 'minimum'
    ? `Required min-version input ${found}, but is lower version than what is specified in policy (${version})`
    : `Required input ${found}, but not at the version specified in policy (${name})`;
}

import type { Package } from '../../../model/package.ts';
import { engineName, engineVersion, isCalled } from '../../engine-package.ts';
import { trigger } from '../../gate.ts';
import { optional, required } from '../../parameter.ts';
import { text } from '../../parameter-kinds.ts';
import { amount, Tally } from '../../tally.ts';

export const deniedPackage = trigger({
  name: 'blacklist',
  aliases: ['denylist'],
  description: 'Fires for every package of this name, and of this version if one is given.',
  parameters: {
    name: required(text, { description: 'Name of the package.', example: 'openssh-server' }),
    version: optional(text, {
      description: 'The one version that is meant; of RPM and Alpine packages without the release.',
      example: '1.0.1',
    }),
  },
  check({ analysis: { packages } }, { name, version = '' }) {
    const tally = new Tally();
    const messages = new Set<string>();
    for (const pkg of packages) {
      const reason = isCalled(pkg, name) ? otherVersion(pkg, version) : 'of another name';
      if (reason === undefined)
        messages.add(`Package is blacklisted: ${engineName(pkg)}${version && `-${version}`}`);
      else tally.add(reason);
    }
    return {
      looked: amount(packages.length, 'package'),
      notes: tally.notes(),
      matches: Array.from(messages, (message) => ({ message })),
    };
  },
});

function otherVersion(pkg: Package, version: string): string | undefined {
  const compared = engineVersion(pkg);
  if (version === '' || compared === version) return undefined;
  return pkg.version === version ? `compared without its release, as ${compared}` : 'of another version';
}

import type { Package } from '../../model/package.ts';
import { engineName, licenseWords } from '../engine-package.ts';
import { type Gate, type Trigger, trigger } from '../gate.ts';
import { required } from '../parameter.ts';
import { list } from '../parameter-kinds.ts';
import { amount } from '../tally.ts';

interface Kind {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly parameter: string;
  readonly example: string;
  readonly message: string;
  /** How often the word counts. */
  readonly times: (word: string, denied: readonly string[]) => number;
}

export const licenses: Gate = {
  name: 'licenses',
  description: 'Licences that packages declare, word by word.',
  triggers: [
    licenseTrigger({
      name: 'blacklist_exact_match',
      aliases: ['denylist_exact_match'],
      description: 'Fires once when a word of a declared licence is one of those given.',
      parameter: 'Words as packages declare them.',
      example: 'GPLv2+,GPL-3+,BSD-2-clause',
      message: 'LICFULLMATCH Packages are installed that have blacklisted licenses: ',
      times: (word, denied) => (denied.includes(word) ? 1 : 0),
    }),
    licenseTrigger({
      name: 'blacklist_partial_match',
      aliases: ['denylist_partial_match'],
      description: 'Fires once when a word of a declared licence contains one of those given.',
      parameter: 'Parts of such words.',
      example: 'LGPL,BSD',
      message: 'LICSUBMATCH Packages are installed that have blacklisted licenses: ',
      times: (word, denied) => denied.filter((part) => word.includes(part)).length,
    }),
  ],
};

function licenseTrigger({ name, aliases, description, parameter, example, message, times }: Kind): Trigger {
  return trigger({
    name,
    aliases,
    description,
    parameters: { licenses: required(list, { description: parameter, example }) },
    check({ analysis: { packages } }, { licenses: denied }) {
      const clean = new Set<Package>(packages);
      const found: string[] = [];
      for (const pkg of packages) {
        for (const word of licenseWords(pkg)) {
          const count = times(word, denied);
          if (count === 0) continue;
          clean.delete(pkg);
          for (let each = 0; each < count; each += 1) found.push(`${engineName(pkg)}(${word})`);
        }
      }
      return {
        looked: amount(packages.length, 'package'),
        notes: clean.size === 0 ? [] : [`${amount(clean.size, 'package')} without such a licence`],
        matches: found.length === 0 ? [] : [{ message: `${message}${found.join(', ')}` }],
      };
    },
  });
}

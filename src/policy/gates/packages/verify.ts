import { counted } from '../../../core/units.ts';
import type { VerifyCheck, VerifyDifference } from '../../../model/inspection.ts';
import { trigger } from '../../gate.ts';
import { optional } from '../../parameter.ts';
import { choice, list } from '../../parameter-kinds.ts';
import { Tally } from '../../tally.ts';

/** The Engine compared no owners, no targets of links and no kinds of files. */
const compared: ReadonlySet<VerifyCheck> = new Set(['digest', 'size', 'mode']);

interface Limits {
  readonly only_packages: readonly string[] | undefined;
  readonly only_directories: readonly string[] | undefined;
  readonly check: 'changed' | 'missing' | undefined;
}

export const verifiedPackages = trigger({
  name: 'verify',
  description: 'Fires for every file that is missing or not as the package database of the image has it.',
  parameters: {
    only_packages: optional(list, {
      description: 'Names of the packages whose files to look at; all when left out.',
      example: 'libssl,openssl',
    }),
    only_directories: optional(list, {
      description: 'What the paths to look at begin with; all when left out.',
      example: '/usr,/var/lib',
    }),
    check: optional(choice('changed', 'missing'), {
      description: 'Whether to look for changed or for missing files; both when left out.',
      example: 'changed',
    }),
  },
  check({ analysis: { packages, packageFiles } }, limits) {
    if (packageFiles === undefined) {
      return { looked: 'nothing: no package database lists files', notes: [], matches: [] };
    }
    const names = new Map(packages.map(({ id, name }) => [id, name]));
    const tally = new Tally();
    const messages = new Set<string>();
    for (const difference of packageFiles.differences) {
      const name = names.get(difference.package ?? '') ?? '';
      const reason = passedOver(difference, name, limits);
      if (reason === undefined) messages.add(messageOf(difference, name));
      else tally.add(reason);
    }
    return {
      looked: counted(packageFiles.checked, 'file of packages', 'files of packages'),
      notes: tally.notes(),
      matches: Array.from(messages, (message) => ({ message })),
    };
  },
});

function passedOver(difference: VerifyDifference, name: string, limits: Limits): string | undefined {
  const { path, status, config = false, what = [] } = difference;
  const { only_packages: packages, only_directories: directories, check } = limits;
  if (status === 'extra') return 'that no package owns';
  if (packages && !packages.includes(name)) return 'of another package';
  if (directories && !directories.some((directory) => `/${path}`.startsWith(directory)))
    return 'in another directory';
  if (check !== undefined && check !== status) return status;
  if (status === 'missing') return undefined;
  if (config) return 'changed and meant to be: configuration';
  return what.some((one) => compared.has(one)) ? undefined : `that differ in ${what.join(' and ')} alone`;
}

function messageOf({ path, status }: VerifyDifference, name: string): string {
  return `VERIFY check against package db for package '${name}' failed on entry '/${path}' with status: '${status}'`;
}

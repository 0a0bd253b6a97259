import type { VersionScheme } from '../version/scheme.ts';

/**
 * Whether a range as findings tell it (`>= 0, < 1.5`, `= 1.2`) holds the version; undefined where that cannot be said,
 * and for a listed version that is another: there may be more in the list.
 */
export function holdsVersion(words: string, version: string, scheme: VersionScheme): boolean | undefined {
  const answers = words.split(', ').map((part) => {
    const [, operator, bound = ''] = /^(>=|<=|<|=) (\S+)$/.exec(part) ?? [];
    const order = operator === '>=' && bound === '0' ? 1 : scheme.compare(version, bound);
    if (operator === undefined || order === undefined) return undefined;
    if (operator === '=') return order === 0 ? true : undefined;
    if (operator === '>=') return order >= 0;
    return operator === '<' ? order < 0 : order <= 0;
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

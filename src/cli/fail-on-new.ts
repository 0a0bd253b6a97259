import { KedgeError } from '../core/errors.ts';
import { counted } from '../core/units.ts';
import type { ImageDiff } from '../model/diff.ts';
import { changesOf } from '../report/diff-text.ts';
import { endedText, foundText, hasEnded, hasUnlisted, meets, unlistedText } from './fail-on.ts';
import type { FailRule } from './fail-rule.ts';

/** Throws FAIL_ON, to be the last line, when one of the rules is met after and was not before. */
export function checkFailOnNew(rules: readonly FailRule[], diff: ImageDiff): void {
  const found = rules.flatMap((rule) => {
    const what = newlyMet(rule, diff);
    return what === undefined ? [] : [`${what} (--fail-on ${rule.text})`];
  });
  if (found.length > 0) throw new KedgeError('FAIL_ON', `${diff.after.name} has ${found.join(' and ')}`);
}

/** What meets the rule on the side after alone, in words: a finding too that has become worse. */
function newlyMet(
  rule: FailRule,
  { before, after, secrets, vulnerabilities }: ImageDiff,
): string | undefined {
  switch (rule.kind) {
    case 'secrets': {
      const found = changesOf(secrets).filter(({ kind }) => kind === 'new').length;
      if (found > 0) return counted(found, 'new secret');
      const isSame = before.image.id === after.image.id;
      return hasUnlisted(after) && !isSame ? unlistedText : undefined;
    }
    case 'eol':
      return hasEnded(after) && !hasEnded(before) ? endedText : undefined;
    default: {
      const found = changesOf(vulnerabilities).flatMap((change) => {
        const [was, is] = [change.before?.vulnerability, change.after?.vulnerability];
        const isMet = is !== undefined && meets(is, rule.conditions);
        return isMet && !(was !== undefined && meets(was, rule.conditions)) ? [is] : [];
      });
      return foundText(found, after.packages, ['new vulnerability', 'new vulnerabilities']);
    }
  }
}

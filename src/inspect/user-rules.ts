import { linearExpression } from './expression.ts';
import type { SecretRule } from './secret-rule.ts';
import type { UserRule } from './settings.ts';

/** Bytes; what a rule of the user's own may match when it does not say. */
const standardLongest = 512;

/** Throws CONFIG_INVALID, naming the rule, for a pattern that does not compile. */
export function toSecretRule(rule: UserRule): SecretRule {
  return {
    ...rule,
    pattern: linearExpression(rule.pattern, `the pattern of the rule ${rule.id}`),
    keywords: rule.keywords.map((keyword) => keyword.toLowerCase()),
    ...(rule.paths && { paths: rule.paths.map((path) => path.replace(/^\/+/, '')) }),
    longest: rule.longest ?? standardLongest,
    samples: { must: [], mustNot: [] },
  };
}

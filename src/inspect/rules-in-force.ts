import type { SecretRule } from './secret-rule.ts';
import { builtInRules } from './secret-rules/list.ts';
import type { SecretSettings } from './settings.ts';
import { toSecretRule } from './user-rules.ts';

/** What secrets are searched with: the built-in rules that are not switched off, then the user's own. */
export function rulesInForce({ rules, disabled }: SecretSettings): readonly SecretRule[] {
  return [...builtInRules.filter(({ id }) => !disabled.includes(id)), ...rules.map(toSecretRule)];
}

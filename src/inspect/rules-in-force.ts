import type { SecretRule } from './secret-rule.ts';
import { builtInRules, configRules } from './secret-rules/list.ts';
import type { SecretSettings } from './settings.ts';
import { toSecretRule } from './user-rules.ts';

/**
 * What secrets are searched with: the user's own rules, then the built-in ones that are not switched off. Of two that find
 * the same value the first tells what it is.
 */
export function rulesInForce({ rules, disabled }: SecretSettings): readonly SecretRule[] {
  return [...rules.map(toSecretRule), ...builtInRules.filter(({ id }) => !disabled.includes(id))];
}

/** What the image's config is searched with. */
export function configRulesInForce(settings: SecretSettings): readonly SecretRule[] {
  return [...rulesInForce(settings), ...configRules.filter(({ id }) => !settings.disabled.includes(id))];
}

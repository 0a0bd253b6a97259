import type { SecretRule } from '../secret-rule.ts';

/** Every built-in rule, by family. A new one is an entry in its family's file, with samples. */
export const builtInRules: readonly SecretRule[] = [];

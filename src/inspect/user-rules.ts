import { KedgeError } from '../core/errors.ts';
import { shortestMatch } from '../core/pattern-length.ts';
import { parsePython } from '../core/python-pattern.ts';
import { linearExpression } from './expression.ts';
import type { SecretRule } from './secret-rule.ts';
import type { UserRule } from './settings.ts';

/** Bytes; what a rule of the user's own may match when it does not say. */
const standardLongest = 512;

/** Throws CONFIG_INVALID, naming the rule, for a pattern that does not compile or can never match. */
export function toSecretRule(rule: UserRule): SecretRule {
  const longest = rule.longest ?? standardLongest;
  const pattern = linearExpression(rule.pattern, `the pattern of the rule ${rule.id}`);
  const shortest = shortestOf(rule.pattern);
  if (shortest > longest) throw neverMatches(rule.id, shortest, longest);
  return {
    ...rule,
    pattern,
    keywords: rule.keywords.map((keyword) => keyword.toLowerCase()),
    ...(rule.paths && { paths: rule.paths.map((path) => path.replace(/^\/+/, '')) }),
    longest,
    spellings: rule.keywords.flatMap((keyword) => [keyword, keyword.toLowerCase(), keyword.toUpperCase()]),
    samples: { must: [], mustNot: [] },
  };
}

/** What both syntaxes share is measured; what only RE2 has is not. */
function shortestOf(pattern: string): number {
  try {
    return shortestMatch(parsePython(pattern));
  } catch {
    return 0;
  }
}

function neverMatches(id: string, shortest: number, longest: number): KedgeError {
  return new KedgeError(
    'CONFIG_INVALID',
    `the pattern of the rule ${id} never matches: it takes ${shortest} bytes or more, and \`longest\` is ${longest}`,
    { remedy: 'Raise `longest` of the rule.' },
  );
}

import { KedgeError } from '../core/errors.ts';
import { encodeName } from '../core/name-bytes.ts';
import { type Pattern, pythonPattern } from '../core/pattern.ts';
import type { ParameterKind } from './parameter.ts';

/** A regular expression of a bundle, in Python's syntax. */
export interface Expression {
  /** As written. */
  readonly text: string;
  /** As `re.match`: whether a match begins at the start of `subject`, wherever it ends. */
  matches(subject: string): boolean;
}

export const expression: ParameterKind<Expression> = {
  name: 'type',
  expects: 'a regular expression',
  schema: { type: 'string' },
  read: compile,
};

/** The expression, or what is wrong with it as the end of "parameter NAME …". */
export function compile(text: string): { readonly value: Expression } | { readonly problem: string } {
  try {
    return { value: matcher(text, pythonPattern(text, '')) };
  } catch (error) {
    if (!(error instanceof KedgeError)) throw error;
    return { problem: error.message.trim() };
  }
}

function matcher(text: string, pattern: Pattern): Expression {
  const hint = hintOf(pattern);
  return {
    text,
    matches: (subject) => hint?.test(subject) !== false && pattern.matches(encodeName(subject)),
  };
}

/** Rules out most of what cannot match, at a fraction of the cost. */
function hintOf({ literals }: Pattern): RegExp | undefined {
  // Literals are bytes: beyond ASCII they are not what a text has.
  if (literals?.every((literal) => /^[\0-\x7f]*$/.test(literal)) !== true) return undefined;
  return new RegExp(
    literals
      .map((literal) =>
        literal.replace(/[^\w]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
      )
      .join('|'),
    'i',
  );
}

import { KedgeError } from '../core/errors.ts';
import { pythonTextPattern, type TextPattern } from '../core/pattern.ts';
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
    return { value: matcher(text, pythonTextPattern(text, '')) };
  } catch (error) {
    if (!(error instanceof KedgeError)) throw error;
    return { problem: error.message.trim() };
  }
}

function matcher(text: string, pattern: TextPattern): Expression {
  const hint = hintOf(pattern);
  return {
    text,
    matches: (subject) => hint?.test(subject) !== false && pattern.matches(subject),
  };
}

/** Rules out most of what cannot match, at a fraction of the cost. */
function hintOf({ literals }: TextPattern): RegExp | undefined {
  if (literals === undefined) return undefined;
  return new RegExp(literals.map(escaped).join('|').replaceAll('i', '[i\u0130\u0131]'), 'iu');
}

function escaped(literal: string): string {
  return literal.replace(/\W/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

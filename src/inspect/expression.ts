import { RE2JS, RE2JSException } from 're2js';
import { KedgeError } from '../core/errors.ts';
import { BytePatternFault, bytePattern } from './byte-pattern.ts';
import type { Expression, ExpressionMatch } from './secret-rule.ts';

const MAX_LENGTH = 4096;
/** Instructions: what a byte of text may cost. */
const MAX_PROGRAM = 5000;

/**
 * An expression of a user's own, in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), over UTF-8 as latin1,
 * in time linear in the text. `what` names it in the CONFIG_INVALID error for one that does not compile or is too large.
 */
export function linearExpression(pattern: string, what: string): Expression {
  if (pattern.length > MAX_LENGTH) throw invalid(what, `is longer than ${MAX_LENGTH} characters`);
  const compiled = compile(pattern, what);
  if (compiled.programSize() > MAX_PROGRAM) throw invalid(what, 'is too large: its repetitions multiply');
  const hasValue = Object.hasOwn(compiled.namedGroups(), 'secret');
  return {
    *matches(text) {
      const matcher = compiled.matcher(text);
      while (matcher.find()) yield matchOf(matcher, hasValue);
    },
  };
}

function compile(pattern: string, what: string): RE2JS {
  try {
    return RE2JS.compile(bytePattern(pattern));
  } catch (error) {
    if (error instanceof BytePatternFault) throw invalid(what, error.message);
    if (!(error instanceof RE2JSException) && !(error instanceof RangeError)) throw error;
    throw invalid(what, `does not compile: ${error.message}`);
  }
}

function invalid(what: string, why: string): KedgeError {
  return new KedgeError('CONFIG_INVALID', `${what} ${why}`, {
    remedy:
      'Expressions are those of RE2, https://github.com/google/re2/wiki/Syntax: without look-arounds and back-references.',
  });
}

/** A group that took no part in the match has no place. */
function matchOf(matcher: ReturnType<RE2JS['matcher']>, hasValue: boolean): ExpressionMatch {
  const start = matcher.start();
  const end = matcher.end();
  const valueStart = hasValue ? matcher.start('secret') : start;
  return valueStart < 0
    ? { start, end, valueStart: start, valueEnd: end }
    : { start, end, valueStart, valueEnd: hasValue ? matcher.end('secret') : end };
}

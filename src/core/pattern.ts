import { KedgeError } from './errors.ts';
import { Automaton } from './pattern-automaton.ts';
import { requiredLiterals } from './pattern-literals.ts';
import { compileProgram } from './pattern-program.ts';
import { leadingSets } from './pattern-start.ts';
import { type Alphabet, type ByteSet, beyondAscii, byteAlphabet } from './pattern-syntax.ts';
import { PatternFault } from './pattern-text.ts';
import { parsePython } from './python-pattern.ts';
import { TextAlphabet } from './text-alphabet.ts';

/** A regular expression that is answered in time linear in the text, whatever it is. */
export interface Pattern {
  /** As `re.match`: whether a match begins at the start of `text`. */
  matches(text: Uint8Array): boolean;
  /** One of these is in every match: the first of `literalChoices`. */
  readonly literals: readonly string[] | undefined;
  /** See `requiredLiterals`. */
  readonly literalChoices: readonly (readonly string[])[];
  /** See `leadingSets`. */
  readonly leading: readonly ByteSet[];
  /** Steps taken so far. */
  readonly cost: number;
}

const MAX_LENGTH = 4096;

/**
 * An expression of Python's `re` for bytes, as the Engine has them, look-arounds of any width included. `what` names it
 * in the CONFIG_INVALID error for one that does not compile, is too large or could run away.
 */
export function pythonPattern(expression: string, what: string): Pattern {
  return patternOf(expression, what, byteAlphabet);
}

/** An expression of Python's `re` for texts. */
export interface TextPattern {
  /** As `re.match`: whether a match begins at the start of `text`. */
  matches(text: string): boolean;
  /** ASCII texts in lower case, one of which is in every match in some case, be it one beyond ASCII (`\u212a` for `k`). */
  readonly literals: readonly string[] | undefined;
}

/** The same for texts, whose characters may be any of Unicode. */
export function pythonTextPattern(expression: string, what: string): TextPattern {
  const alphabet = new TextAlphabet();
  const pattern = patternOf(expression, what, alphabet);
  const literals = pattern.literals?.map(longestAscii);
  return {
    matches: (text) => pattern.matches(alphabet.symbols(text)),
    literals: literals?.every((literal) => literal !== '') === true ? literals : undefined,
  };
}

function longestAscii(literal: string): string {
  const runs = literal.split(String.fromCharCode(beyondAscii));
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}

function patternOf(expression: string, what: string, alphabet: Alphabet): Pattern {
  if (expression.length > MAX_LENGTH) throw invalid(what, `is longer than ${MAX_LENGTH} characters`);
  try {
    const node = parsePython(expression, alphabet);
    compileProgram(node, alphabet.words);
    const literalChoices = requiredLiterals(node);
    // Most images never ask, and what is remembered of 100,000 expressions fills the memory.
    let automaton: Automaton | undefined;
    const compiled = () => new Automaton(compileProgram(parsePython(expression, alphabet), alphabet.words));
    return {
      matches: (text) => (automaton ??= compiled()).matches(text),
      literals: literalChoices[0],
      literalChoices,
      get leading() {
        return leadingSets(parsePython(expression, alphabet));
      },
      get cost() {
        return automaton?.cost ?? 0;
      },
    };
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    throw invalid(what, `cannot be used: it has ${error.message}`);
  }
}

function invalid(what: string, why: string): KedgeError {
  return new KedgeError('CONFIG_INVALID', `${what} ${why}`, {
    remedy:
      'Expressions are those of Python’s re module without back-references, conditions, atomic groups and possessive quantifiers.',
  });
}

import { encodeName } from '../core/name-bytes.ts';
import { type Pattern, pythonPattern } from '../core/pattern.ts';

/** What bundles name images and findings by: a text with `*` as a wildcard, or `regexp:` and an expression of Python's. */
export interface Wildcard {
  /** The texts between the wildcards; undefined for an expression. */
  readonly pieces?: readonly string[];
  /** Of an expression; it matches the bytes of a text. */
  readonly pattern?: Pattern;
  matches(text: string): boolean;
}

const expressionPrefix = 'regexp:';

/** Throws CONFIG_INVALID for an expression that cannot be used, naming it by `what`. */
export function wildcard(written: string, what: string): Wildcard {
  const trimmed = written.trimStart();
  if (trimmed.startsWith(expressionPrefix)) return expression(trimmed.slice(expressionPrefix.length), what);
  const pieces = written.split('*');
  const matches = (text: string): boolean => (pieces.length === 1 ? text === written : inOrder(text, pieces));
  return { pieces, matches };
}

function expression(written: string, what: string): Wildcard {
  const pattern = pythonPattern(written, what);
  return { pattern, matches: (text) => pattern.matches(encodeName(text)) };
}

/** Whether `text` is the pieces with anything in between that holds no line end. */
function inOrder(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let position = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, position);
    if (found < 0 || found + piece.length > end || text.slice(position, found).includes('\n')) return false;
    position = found + piece.length;
  }
  return !text.slice(position, end).includes('\n');
}

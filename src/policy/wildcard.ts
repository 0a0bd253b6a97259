import { pythonPattern } from '../core/pattern.ts';

/** What bundles name images and findings by: a text with `*` as a wildcard, or `regexp:` and an expression of Python's. */
export interface Wildcard {
  matches(text: string): boolean;
}

const expressionPrefix = 'regexp:';

/** The expression behind `regexp:`, if that is what `written` is. */
export function expressionOf(written: string): string | undefined {
  const trimmed = written.trimStart();
  return trimmed.startsWith(expressionPrefix) ? trimmed.slice(expressionPrefix.length) : undefined;
}

/** Throws CONFIG_INVALID for an expression that cannot be used, naming it by `what`. */
export function wildcard(written: string, what: string): Wildcard {
  const expression = expressionOf(written);
  if (expression !== undefined) {
    const pattern = pythonPattern(expression, what);
    const encoder = new TextEncoder();
    return { matches: (text) => pattern.matches(encoder.encode(text)) };
  }
  const pieces = written.split('*');
  return pieces.length === 1
    ? { matches: (text) => text === written }
    : { matches: (text) => inOrder(text, pieces) };
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

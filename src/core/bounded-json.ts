import { KedgeError } from './errors.ts';

/**
 * JSON from an image: a byte order mark is dropped, nesting beyond `maxDepth` is refused before it is parsed.
 * Throws FILE_MALFORMED or LIMIT_EXCEEDED; `what` names the file.
 */
export function parseBoundedJson(text: string, what: string, maxDepth = 100): unknown {
  if (nesting(text) > maxDepth) {
    throw new KedgeError('LIMIT_EXCEEDED', `${what} is nested more than ${maxDepth} levels deep`);
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return value;
  } catch (cause) {
    throw new KedgeError('FILE_MALFORMED', `${what} is not valid JSON`, { cause });
  }
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

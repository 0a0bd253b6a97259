import type { ByteSet, PatternNode } from './pattern-syntax.ts';

/** Texts of a node are told one by one only while they are few and short. */
const MAX_TEXTS = 16;
const MAX_LENGTH = 32;
const MIN_LENGTH = 3;
const LINE_FEED = 10;

interface Known {
  /** All texts the node can match, in lower case; undefined when they are too many. */
  readonly texts: readonly string[] | undefined;
  /** One of these is in every match. */
  readonly required: readonly string[] | undefined;
}

/**
 * Lower-case texts (latin1) without line feeds, one of which is in every match, in any case; undefined when nothing
 * of three bytes or more can be told.
 */
export function requiredLiterals(node: PatternNode): readonly string[] | undefined {
  return rarest([requiredOf(know(node))]);
}

function know(node: PatternNode): Known {
  switch (node.kind) {
    case 'byte':
      return { texts: letters(node.set), required: undefined };
    case 'sequence':
      return sequence(node.parts.map(know));
    case 'choice':
      return choice(node.options.map(know));
    case 'repeat': {
      if (node.min === 0) return { texts: undefined, required: undefined };
      const item = know(node.item);
      const once = node.min === 1 && node.max === 1;
      return { texts: once ? item.texts : undefined, required: requiredOf(item) };
    }
    default:
      return { texts: [''], required: undefined };
  }
}

function letters(set: ByteSet): string[] | undefined {
  const texts = new Set<string>();
  for (let byte = 0; byte < 256; byte += 1) {
    if (set[byte] !== 1) continue;
    if (byte === LINE_FEED || texts.size === MAX_TEXTS) return undefined;
    texts.add(lower(byte));
  }
  return [...texts];
}

function lower(byte: number): string {
  return String.fromCharCode(byte >= 65 && byte <= 90 ? byte + 32 : byte);
}

function sequence(parts: readonly Known[]): Known {
  const found: (readonly string[] | undefined)[] = [];
  let run: readonly string[] = [''];
  let whole = true;
  for (const part of parts) {
    const joined = part.texts && joinTexts(run, part.texts);
    if (joined) {
      run = joined;
      continue;
    }
    whole = false;
    found.push(run, requiredOf(part));
    run = part.texts ?? [''];
  }
  return whole
    ? { texts: run, required: undefined }
    : { texts: undefined, required: rarest([...found, run]) };
}

function joinTexts(before: readonly string[], after: readonly string[]): string[] | undefined {
  if (before.length * after.length > MAX_TEXTS) return undefined;
  const joined = before.flatMap((start) => after.map((end) => start + end));
  return joined.some((text) => text.length > MAX_LENGTH) ? undefined : joined;
}

function choice(options: readonly Known[]): Known {
  const texts = options.every((option) => option.texts) ? options.flatMap(({ texts }) => texts ?? []) : [];
  if (texts.length > 0 && texts.length <= MAX_TEXTS)
    return { texts: [...new Set(texts)], required: undefined };
  const required = options.map(requiredOf);
  const all = required.every((one) => one !== undefined) ? required.flat() : [];
  return { texts: undefined, required: all.length > 0 ? all : undefined };
}

function requiredOf({ texts, required }: Known): readonly string[] | undefined {
  return texts ?? required;
}

/** The choice with the longest shortest text. */
function rarest(choices: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  let length = MIN_LENGTH - 1;
  for (const texts of choices) {
    const shortest = texts && Math.min(...texts.map((text) => text.length));
    if (shortest === undefined || shortest === Infinity || shortest <= length) continue;
    best = texts;
    length = shortest;
  }
  return best;
}

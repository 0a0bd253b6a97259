import type { ByteSet, PatternNode } from './pattern-syntax.ts';

/** Texts of a node are told one by one only while they are few and short. */
const MAX_TEXTS = 16;
const MAX_LENGTH = 32;
const MIN_LENGTH = 3;
const MAX_CHOICES = 8;
const LINE_FEED = 10;

interface Known {
  /** All texts the node can match, in lower case; undefined when they are too many. */
  readonly texts: readonly string[] | undefined;
  /** Of each, one is in every match. */
  readonly required: readonly (readonly string[])[];
}

/**
 * Lists of lower-case texts (latin1) without line feeds: one of each list is in every match, in any case. The longest
 * first; without those that have a text of less than three bytes.
 */
export function requiredLiterals(node: PatternNode): readonly (readonly string[])[] {
  return longest(requiredOf(know(node)));
}

function know(node: PatternNode): Known {
  switch (node.kind) {
    case 'byte':
      return { texts: letters(node.set), required: [] };
    case 'sequence':
      return sequence(node.parts.map(know));
    case 'choice':
      return choice(node.options.map(know));
    case 'repeat': {
      if (node.min === 0) return { texts: undefined, required: [] };
      const item = know(node.item);
      const once = node.min === 1 && node.max === 1;
      return { texts: once ? item.texts : undefined, required: requiredOf(item) };
    }
    default:
      return { texts: [''], required: [] };
  }
}

const knownLetters = new WeakMap<ByteSet, readonly string[] | undefined>();

function letters(set: ByteSet): readonly string[] | undefined {
  if (knownLetters.has(set)) return knownLetters.get(set);
  const read = readLetters(set);
  knownLetters.set(set, read);
  return read;
}

function readLetters(set: ByteSet): string[] | undefined {
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
  const found: (readonly string[])[] = [];
  let run: readonly string[] = [''];
  let whole = true;
  for (const part of parts) {
    const joined = part.texts && joinTexts(run, part.texts);
    if (joined) {
      run = joined;
      continue;
    }
    whole = false;
    found.push(run, ...requiredOf(part));
    run = part.texts ?? [''];
  }
  return whole ? { texts: run, required: [] } : { texts: undefined, required: longest([...found, run]) };
}

function joinTexts(before: readonly string[], after: readonly string[]): string[] | undefined {
  if (before.length * after.length > MAX_TEXTS) return undefined;
  const joined = before.flatMap((start) => after.map((end) => start + end));
  return joined.some((text) => text.length > MAX_LENGTH) ? undefined : joined;
}

function choice(options: readonly Known[]): Known {
  const texts = options.every((option) => option.texts)
    ? options.flatMap((option) => option.texts ?? [])
    : [];
  if (texts.length > 0 && texts.length <= MAX_TEXTS) return { texts: [...new Set(texts)], required: [] };
  const required = options.map((option) => requiredOf(option)[0]);
  const all = required.every((one) => one !== undefined) ? required.flat() : [];
  return { texts: undefined, required: all.length > 0 ? [all] : [] };
}

function requiredOf({ texts, required }: Known): readonly (readonly string[])[] {
  return texts ? [texts] : required;
}

/** By the shortest text of each, without those that say little. */
function longest(choices: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return choices
    .map((texts) => ({ texts, shortest: Math.min(...texts.map((text) => text.length)) }))
    .filter(({ texts, shortest }) => texts.length > 0 && shortest >= MIN_LENGTH)
    .sort((a, b) => b.shortest - a.shortest)
    .slice(0, MAX_CHOICES)
    .map(({ texts }) => texts);
}

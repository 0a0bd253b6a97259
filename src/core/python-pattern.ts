import {
  type Alphabet,
  byteAlphabet,
  type CharacterClass,
  type Edge,
  type PatternFlags,
  type PatternNode,
} from './pattern-syntax.ts';
import { PatternText, patternFault } from './pattern-text.ts';
import { just, readClass, readEscape } from './python-escape.ts';

// Regular expressions of Python's `re`: https://docs.python.org/3/library/re.html. Back-references,
// conditions, atomic groups and possessive quantifiers are refused: they cannot be answered in linear time.

const MAX_DEPTH = 100;

/** Throws a PatternFault for what Python would not compile, and for what is refused. */
export function parsePython(pattern: string, alphabet: Alphabet = byteAlphabet): PatternNode {
  const none: PatternFlags = {
    ignoreCase: false,
    multiline: false,
    dotAll: false,
    verbose: false,
    ascii: !alphabet.isText,
  };
  const found = new Parser(pattern, alphabet, none).parse();
  // Flags for the whole expression may stand behind what they change.
  return sameFlags(found.flags, none) ? found.node : new Parser(pattern, alphabet, found.flags).parse().node;
}

function sameFlags(a: PatternFlags, b: PatternFlags): boolean {
  return flagNames.every((name) => a[name] === b[name]);
}

const flagNames = ['ignoreCase', 'multiline', 'dotAll', 'verbose', 'ascii'] as const;
const flagLetters: Readonly<Record<string, keyof PatternFlags | undefined>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'verbose',
};
/** What categories and cases go by: ASCII, the locale, Unicode. An expression has one of them, and keeps it. */
const kinds = { bytes: 'aL', text: 'au' };

class Parser {
  readonly #text: PatternText;
  readonly #alphabet: Alphabet;
  readonly #names = new Set<string>();
  #kind = '';
  #global: PatternFlags;
  #depth = 0;

  constructor(pattern: string, alphabet: Alphabet, flags: PatternFlags) {
    this.#text = new PatternText(pattern, alphabet.isText);
    this.#alphabet = alphabet;
    this.#global = flags;
  }

  parse(): { readonly node: PatternNode; readonly flags: PatternFlags } {
    const node = this.#choice(this.#global);
    if (!this.#text.atEnd) throw patternFault('a closing parenthesis without an opening one');
    return { node, flags: this.#global };
  }

  #choice(flags: PatternFlags): PatternNode {
    const options = [this.#sequence(flags)];
    while (this.#text.take('|')) options.push(this.#sequence(flags));
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  #sequence(flags: PatternFlags): PatternNode {
    const parts: PatternNode[] = [];
    for (;;) {
      if (flags.verbose) this.#text.skipComment();
      const next = this.#text.peek;
      if (next === '' || next === '|' || next === ')') return { kind: 'sequence', parts };
      const times = this.#quantifier();
      if (times) parts.push(repeated(parts.pop(), times));
      else {
        const part = this.#part(flags);
        if (part) parts.push(part);
      }
    }
  }

  #quantifier(): Times | undefined {
    const text = this.#text;
    const times = text.take('?')
      ? { min: 0, max: 1 }
      : text.take('*')
        ? { min: 0, max: Infinity }
        : text.take('+')
          ? { min: 1, max: Infinity }
          : this.#braces();
    if (times === undefined) return undefined;
    if (times.max < times.min) throw patternFault('a repetition with its bounds the wrong way round');
    if (text.take('+')) throw patternFault('a possessive quantifier');
    text.take('?');
    return times;
  }

  /** Braces that hold no bounds stand for themselves. */
  #braces(): Times | undefined {
    const [all, least = '', comma, most = ''] = this.#text.match(/\{(\d*)(?:(,)(\d*))?\}/y) ?? [];
    if (all === undefined) return undefined;
    if (all === '{}') {
      this.#text.back(2);
      return undefined;
    }
    const min = least === '' ? 0 : Number(least);
    return { min, max: comma === undefined ? min : most === '' ? Infinity : Number(most) };
  }

  #part(flags: PatternFlags): PatternNode | undefined {
    const character = this.#text.next();
    if (character === '(') return this.#group(flags);
    if (character === '[') return this.#oneOf(readClass(this.#text), flags);
    if (character === '.')
      return this.#oneOf({ members: flags.dotAll ? [] : lineFeed, inverted: true }, flags);
    if (character === '^') return { kind: 'edge', edge: flags.multiline ? 'line-start' : 'start' };
    if (character === '$') return { kind: 'edge', edge: flags.multiline ? 'line-end' : 'last' };
    if (character !== '\\') return this.#oneOf(just(character.codePointAt(0) ?? 0), flags);
    const escape = readEscape(this.#text);
    if (typeof escape !== 'string') return this.#oneOf(escape, flags);
    return { kind: 'edge', edge: flags.ascii ? (asciiEdges.get(escape) ?? escape) : escape };
  }

  #oneOf(wanted: CharacterClass, flags: PatternFlags): PatternNode {
    return { kind: 'byte', set: this.#alphabet.set(wanted, flags) };
  }

  #group(flags: PatternFlags): PatternNode | undefined {
    const text = this.#text;
    if (!text.take('?')) return this.#inside(flags);
    if (text.take(':') || this.#name()) return this.#inside(flags);
    const look = text.match(/(<?)([=!])/y);
    if (look) {
      const item = this.#inside(flags);
      return { kind: 'look', item, behind: look[1] === '<', negative: look[2] === '!' };
    }
    if (text.take('#')) {
      if (!text.match(/[^)]*\)/y)) throw patternFault('a comment without its end');
      return undefined;
    }
    if (text.take('(')) throw patternFault('a condition on a group');
    if (text.take('>')) throw patternFault('an atomic group');
    if (text.match(/P=/y)) throw patternFault('a back-reference');
    return this.#flagged(flags);
  }

  /** Takes what makes the group that was just opened a named one. */
  #name(): boolean {
    const form = this.#text.isText ? /P<([\p{ID_Start}_]\p{ID_Continue}*)>/uy : /P<([^\W\d]\w*)>/y;
    const [, name] = this.#text.match(form) ?? [];
    if (name === undefined) return false;
    if (this.#names.has(name)) throw patternFault('two groups of one name');
    this.#names.add(name);
    return true;
  }

  #inside(flags: PatternFlags): PatternNode {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw patternFault(`more than ${MAX_DEPTH} groups in each other`);
    const node = this.#choice(flags);
    if (!this.#text.take(')')) throw patternFault('a group without its closing parenthesis');
    this.#depth -= 1;
    return node;
  }

  #flagged(flags: PatternFlags): PatternNode | undefined {
    const [, on = '', off = '', end] = this.#text.match(/([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/y) ?? [];
    if (end === undefined || (on === '' && off === '')) throw patternFault('a group of an unknown kind');
    const kind = this.#kindIn(on, off);
    if (end === ':') return this.#inside(changed(changed(flags, on, true), off, false));
    if (off !== '') throw patternFault('a flag switched off for the whole expression');
    if (this.#kind !== '' && kind !== '' && this.#kind !== kind) throw contradiction();
    this.#kind ||= kind;
    this.#global = changed(this.#global, on, true);
    return undefined;
  }

  /** The flag that says what categories and cases go by; nothing without one. */
  #kindIn(on: string, off: string): string {
    const { isText } = this.#alphabet;
    const [kind = '', ...others] = new Set(on.replace(/[^aLu]/g, ''));
    if (others.length > 0) throw contradiction();
    if (!(isText ? kinds.text : kinds.bytes).includes(kind))
      throw patternFault(`the flag ${kind}, which it cannot have`);
    const [switched] = /[aLu]/.exec(off) ?? [];
    if (switched !== undefined) throw patternFault(`the flag ${switched} switched off`);
    return kind;
  }
}

interface Times {
  readonly min: number;
  readonly max: number;
}

function repeated(item: PatternNode | undefined, { min, max }: Times): PatternNode {
  if (item === undefined || item.kind === 'edge') throw patternFault('a quantifier with nothing to repeat');
  if (item.kind === 'repeat') throw patternFault('a quantifier behind a quantifier');
  return { kind: 'repeat', item, min, max };
}

function changed(flags: PatternFlags, letters: string, value: boolean): PatternFlags {
  let result = flags;
  for (const letter of letters) {
    const name = Object.hasOwn(flagLetters, letter) ? flagLetters[letter] : undefined;
    if (name !== undefined) result = { ...result, [name]: value };
    else if (letter === 'u' || letter === 'a') result = { ...result, ascii: letter === 'a' };
    else if (letter !== 'L') throw patternFault(`the flag ${letter}, which it cannot have`);
  }
  return result;
}

function contradiction(): Error {
  return patternFault('flags that contradict each other');
}

const lineFeed = [{ low: 10, high: 10 }];

const asciiEdges = new Map<Edge, Edge>([
  ['word', 'ascii-word'],
  ['not-word', 'not-ascii-word'],
]);

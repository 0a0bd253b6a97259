import {
  anyByte,
  type ByteSet,
  caseless,
  inverse,
  notLineFeed,
  oneByte,
  type PatternFlags,
  type PatternNode,
} from './pattern-syntax.ts';
import { PatternText, patternFault } from './pattern-text.ts';
import { type ByteClass, readClass, readEscape } from './python-escape.ts';

// Regular expressions of Python's `re` for bytes: https://docs.python.org/3/library/re.html. Back-references,
// conditions, atomic groups and possessive quantifiers are refused: they cannot be answered in linear time.

const MAX_DEPTH = 100;

/** Throws a PatternFault for what Python would not compile, and for what is refused. */
export function parsePython(pattern: string): PatternNode {
  const none: PatternFlags = { ignoreCase: false, multiline: false, dotAll: false, verbose: false };
  const found = new Parser(pattern, none).parse();
  // Flags for the whole expression may stand behind what they change.
  return sameFlags(found.flags, none) ? found.node : new Parser(pattern, found.flags).parse().node;
}

function sameFlags(a: PatternFlags, b: PatternFlags): boolean {
  return flagNames.every((name) => a[name] === b[name]);
}

const flagNames = ['ignoreCase', 'multiline', 'dotAll', 'verbose'] as const;
const flagLetters: Readonly<Record<string, keyof PatternFlags | undefined>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'verbose',
};
/** Change nothing for bytes: ASCII, locale. */
const idleFlags = 'aL';

class Parser {
  readonly #text: PatternText;
  #global: PatternFlags;
  #depth = 0;

  constructor(pattern: string, flags: PatternFlags) {
    this.#text = new PatternText(pattern);
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
    const byte = this.#text.next();
    if (byte === '(') return this.#group(flags);
    if (byte === '[') return oneOf(readClass(this.#text), flags);
    if (byte === '.') return { kind: 'byte', set: flags.dotAll ? anyByte : notLineFeed };
    if (byte === '^') return { kind: 'edge', edge: flags.multiline ? 'line-start' : 'start' };
    if (byte === '$') return { kind: 'edge', edge: flags.multiline ? 'line-end' : 'last' };
    if (byte !== '\\') return oneOf({ set: oneByte(byte.charCodeAt(0)) }, flags);
    const escape = readEscape(this.#text);
    return typeof escape === 'string' ? { kind: 'edge', edge: escape } : oneOf(escape, flags);
  }

  #group(flags: PatternFlags): PatternNode | undefined {
    const text = this.#text;
    if (!text.take('?')) return this.#inside(flags);
    if (text.match(/P<[^\W\d]\w*>|:/y)) return this.#inside(flags);
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
    if (end === ':') return this.#inside(changed(changed(flags, on, true), off, false));
    if (off !== '') throw patternFault('a flag switched off for the whole expression');
    this.#global = changed(this.#global, on, true);
    return undefined;
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
    else if (!idleFlags.includes(letter)) throw patternFault(`the flag ${letter}, which it cannot have`);
  }
  return result;
}

/** Letters lose their case before a class is turned round. */
function oneOf({ set, inverted = false }: ByteClass, { ignoreCase }: PatternFlags): PatternNode {
  const cased: ByteSet = ignoreCase ? caseless(set) : set;
  return { kind: 'byte', set: inverted ? inverse(cased) : cased };
}

import {
  type Alphabet,
  addCategory,
  type ByteSet,
  beyondAscii,
  type Category,
  type CharacterClass,
  caseless,
  categories,
  inverse,
  type Member,
  type PatternFlags,
  wordBytes,
} from './pattern-syntax.ts';
import { patternFault } from './pattern-text.ts';

/** https://docs.python.org/3/library/stdtypes.html#str.isalnum and #str.isspace */
const unicode: Readonly<Record<Category, RegExp>> = {
  digit: /\p{Nd}/u,
  space: /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/,
  word: /[\p{L}\p{N}_]/u,
};

const textSpaces: ByteSet = categories.space.map((has, code) => (code >= 0x1c && code <= 0x1f ? 1 : has));

/** Symbols: those of no set, of words, of digits and of blanks are four. */
const MAX_WEIGHT = 256 - beyondAscii - 5;

/** So few sets cannot tell more characters apart than there are symbols. */
const FEW_SETS = 6;

const rangeWeight = 8;

/** Letters beyond ASCII that are one of it in another case: I with a dot and without, long s, the sign for kelvin. */
const strangeLetters = new Map([
  [0x130, 0x69],
  [0x131, 0x69],
  [0x17f, 0x73],
  [0x212a, 0x6b],
]);

/** Of longer ranges, hardly a letter has its other case outside. */
const fewCharacters = 512;

/** Of ASCII. */
const lowerToUpper = 32;

type Range = Extract<Member, { readonly low: number }>;

interface Registered {
  readonly set: ByteSet;
  readonly has: (code: number) => boolean;
}

/**
 * The characters of a text as symbols of one byte: ASCII stands for itself, and of what is beyond, all that the sets of
 * one expression do not tell apart share a symbol, which they get when a text first has it.
 */
export class TextAlphabet implements Alphabet {
  readonly isText = true;
  /** Symbols of letters, digits and the underscore. */
  readonly words: ByteSet = wordBytes.slice();
  readonly #registered: Registered[] = [{ set: this.words, has: (code) => inCategory(code, 'word') }];
  readonly #known = new Map<string, ByteSet>();
  readonly #weights = new Map<string, number>();
  /** By 256 characters; 0 for what was not met. */
  readonly #pages = new Map<number, Uint8Array>();
  readonly #symbols = new Map<string, number>();

  set(wanted: CharacterClass, flags: PatternFlags): ByteSet {
    const folds = flags.ignoreCase && !flags.ascii;
    const members = folds ? wanted.members.flatMap(withCases) : wanted.members;
    const onlyAscii = members.every(isAscii) && !(folds && members.some(hasStrange));
    if (onlyAscii && !wanted.inverted) return plainSet(members, wanted, flags);
    const key = JSON.stringify([members, wanted.inverted, flags.ignoreCase, flags.ascii]);
    const known = this.#known.get(key);
    if (known) return known;
    const set = asciiPart(members, wanted, flags);
    if (wanted.inverted || wanted.members.some((member) => !isAscii(member))) set[beyondAscii] = 1;
    const anyHas = (code: number): boolean => members.some((member) => holds(member, code, flags.ascii));
    const has = (code: number): boolean => (folds ? cases(code) : [code]).some(anyHas) !== wanted.inverted;
    this.#registered.push({ set, has });
    this.#known.set(key, set);
    this.#weigh(wanted.members, folds);
    return set;
  }

  /** The text as the automaton reads it. */
  symbols(text: string): Uint8Array {
    const bytes = Buffer.from(text);
    // Whatever is not ASCII takes more bytes than UTF-16 has units.
    if (bytes.length === text.length) return bytes;
    const symbols = new Uint8Array(text.length);
    let length = 0;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      symbols[length] = code < beyondAscii ? code : this.#symbolOf(code);
      length += 1;
    }
    return symbols.subarray(0, length);
  }

  #symbolOf(code: number): number {
    const page = this.#pages.get(code >> 8) ?? new Uint8Array(256);
    this.#pages.set(code >> 8, page);
    const known = page[code & 255] ?? 0;
    if (known !== 0) return known;
    const had = this.#registered.map(({ has }) => (has(code) ? 1 : 0));
    const key = had.join('');
    const symbol = this.#symbols.get(key) ?? Math.min(beyondAscii + 1 + this.#symbols.size, 255);
    this.#symbols.set(key, symbol);
    for (const [index, { set }] of this.#registered.entries()) set[symbol] = had[index] ?? 0;
    page[code & 255] = symbol;
    return symbol;
  }

  #weigh(members: readonly Member[], folds: boolean): void {
    for (const member of members) {
      if ('category' in member || isAscii(member)) continue;
      const weight = member.low === member.high ? 1 : folds ? 2 * rangeWeight : rangeWeight;
      this.#weights.set(`${member.low}-${member.high}-${folds}`, weight);
    }
    const weight = [...this.#weights.values()].reduce((sum, each) => sum + each, 0);
    if (weight > MAX_WEIGHT && this.#registered.length > FEW_SETS)
      throw patternFault('too many different characters beyond ASCII');
  }
}

/** Sets that expressions share: of single characters of ASCII, by their codes, and those that ignore case behind. */
const singles: ByteSet[] = [];

function plainSet(members: readonly Member[], wanted: CharacterClass, flags: PatternFlags): ByteSet {
  const [only] = members;
  if (members.length !== 1 || only === undefined || 'category' in only || only.low !== only.high)
    return asciiPart(members, wanted, flags);
  return (singles[only.low + (flags.ignoreCase ? beyondAscii : 0)] ??= asciiPart(members, wanted, flags));
}

/** What of a class is ASCII. */
function asciiPart(
  members: readonly Member[],
  { inverted }: CharacterClass,
  { ignoreCase, ascii }: PatternFlags,
): ByteSet {
  const set = new Uint8Array(256);
  for (const member of members) {
    if (!('category' in member))
      set.fill(1, Math.min(member.low, beyondAscii), Math.min(member.high + 1, beyondAscii));
    else {
      const category = member.category === 'space' && !ascii ? textSpaces : categories[member.category];
      addCategory(set, category, member.negative);
    }
  }
  const cased = ignoreCase ? caseless(set) : set;
  return (inverted ? inverse(cased) : cased).fill(0, beyondAscii);
}

function isAscii(member: Member): boolean {
  return 'low' in member && member.high < beyondAscii;
}

function holds(member: Member, code: number, ascii: boolean): boolean {
  if ('low' in member) return contains(member, code);
  return (!ascii && inCategory(code, member.category)) !== member.negative;
}

function inCategory(code: number, category: Category): boolean {
  return unicode[category].test(String.fromCodePoint(code));
}

/** A character with what differs from it by case alone. */
function cases(code: number): number[] {
  const character = String.fromCodePoint(code);
  const upper = character.toUpperCase();
  const forms = [character, character.toLowerCase(), upper, upper.toLowerCase()];
  const points = forms.flatMap((form) => {
    const point = form.codePointAt(0) ?? 0;
    return form.length === String.fromCodePoint(point).length ? [point] : [];
  });
  const letter = strangeLetters.get(code);
  return letter === undefined ? points : [...points, letter, letter - lowerToUpper];
}

function withCases(member: Member): Member[] {
  if ('category' in member) return [member];
  const { low, high } = member;
  const few = Array.from(
    { length: high - low < fewCharacters ? high - low + 1 : 0 },
    (_, index) => low + index,
  );
  const more = few.length > 0 ? few : [...strangeLetters.keys()].filter((code) => contains(member, code));
  const outside = more.flatMap(cases).filter((code) => !contains(member, code));
  return [member, ...[...new Set(outside)].map(alone)];
}

/** Whether it has a letter that is one beyond ASCII in another case. */
function hasStrange(member: Member): boolean {
  if ('category' in member) return false;
  return [...strangeLetters.values()].some(
    (letter) => contains(member, letter) || contains(member, letter - lowerToUpper),
  );
}

function contains({ low, high }: Range, code: number): boolean {
  return code >= low && code <= high;
}

function alone(code: number): Range {
  return { low: code, high: code };
}

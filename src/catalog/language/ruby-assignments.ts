/** A text, or a list of texts. */
export type RubyValue = string | readonly string[];

const maxListLength = 1000;

/**
 * The attributes a gemspec gives plain texts: `s.name = "x".freeze`, `s.licenses = ["MIT"]`. Anything that would have to
 * be evaluated is left out. Linear: what looks like an assignment inside a literal that was read is passed over.
 */
export function assignments(source: string): ReadonlyMap<string, RubyValue> {
  const values = new Map<string, RubyValue>();
  const variable = /Gem::Specification\.new\s+do\s*\|\s*(\w{1,64})\s*\|/.exec(source)?.[1];
  if (variable === undefined) return values;
  let read = 0;
  for (const match of source.matchAll(
    /^[ \t]*(\w{1,64})\.(\w{1,64})[ \t]*=[ \t]*(?:Gem::Version\.new[ \t(]*)?/gm,
  )) {
    const [all, receiver, attribute = ''] = match;
    if (match.index < read || receiver !== variable || values.has(attribute)) continue;
    const { value, end } = valueAt(source, match.index + all.length);
    read = end;
    if (value !== undefined) values.set(attribute, value);
  }
  return values;
}

interface Literal<T extends RubyValue> {
  /** Undefined when it is not plain, or not closed. */
  readonly value: T | undefined;
  /** Index after what was read of it. */
  readonly end: number;
}

function valueAt(source: string, at: number): Literal<RubyValue> {
  if (source[at] !== '[') return textAt(source, at);
  const list: string[] = [];
  let next = at + 1;
  for (;;) {
    while (/[\s,]/.test(source.charAt(next))) next++;
    if (source[next] === ']') return { value: list, end: next + 1 };
    const item = textAt(source, next);
    if (item.value === undefined || list.length >= maxListLength) return { value: undefined, end: item.end };
    list.push(item.value);
    next = source.startsWith('.freeze', item.end) ? item.end + '.freeze'.length : item.end;
  }
}

const closing: Readonly<Record<string, string>> = { '<': '>', '(': ')', '[': ']', '{': '}' };
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  e: '\u001b',
  s: ' ',
  '0': '\0',
};

/** A literal in single or double quotes or after %q; one with interpolation is not plain. */
function textAt(source: string, at: number): Literal<string> {
  const [opening = ''] = /^(?:["']|%[qQ][<([{|!])/.exec(source.slice(at, at + 3)) ?? [];
  if (opening === '') return { value: undefined, end: at };
  const last = opening.slice(-1);
  const end = closing[last] ?? last;
  const rich = opening === '"' || opening.startsWith('%Q');
  let text = '';
  for (let index = at + opening.length; index < source.length; index++) {
    const character = source.charAt(index);
    if (character === end) return { value: text, end: index + 1 };
    if (rich && character === '#' && source[index + 1] === '{') return { value: undefined, end: index };
    if (character !== '\\') text += character;
    else if (rich) {
      const escaped = unescape(source, index + 1);
      text += escaped.value;
      index = escaped.end - 1;
    } else text += singleEscape(source.charAt(++index), end);
  }
  return { value: undefined, end: source.length };
}

function singleEscape(character: string, end: string): string {
  return character === end || character === '\\' ? character : `\\${character}`;
}

function unescape(source: string, at: number): Literal<string> & { readonly value: string } {
  const [all, long, short] = /^u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/i.exec(source.slice(at, at + 9)) ?? [];
  const point = Number.parseInt(long ?? short ?? '', 16);
  if (all !== undefined && point <= 0x10ffff)
    return { value: String.fromCodePoint(point), end: at + all.length };
  const character = source.charAt(at);
  return { value: escapes[character] ?? character, end: at + 1 };
}

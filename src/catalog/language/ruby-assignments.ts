/** A text, or a list of texts. */
export type RubyValue = string | readonly string[];

const maxListLength = 1000;

/**
 * The attributes a gemspec gives plain texts: `s.name = "x".freeze`, `s.licenses = ["MIT"]`. Anything that would have to
 * be evaluated is left out. Linear: every position is read once or twice.
 */
export function assignments(source: string): ReadonlyMap<string, RubyValue> {
  const values = new Map<string, RubyValue>();
  const variable = /Gem::Specification\.new\s+do\s*\|\s*(\w{1,64})\s*\|/.exec(source)?.[1];
  if (variable === undefined) return values;
  for (const match of source.matchAll(
    /^[ \t]*(\w{1,64})\.(\w{1,64})[ \t]*=[ \t]*(?:Gem::Version\.new[ \t(]*)?/gm,
  )) {
    const [all, receiver, attribute = ''] = match;
    if (receiver !== variable || values.has(attribute)) continue;
    const value = valueAt(source, match.index + all.length);
    if (value !== undefined) values.set(attribute, value);
  }
  return values;
}

function valueAt(source: string, at: number): RubyValue | undefined {
  if (source[at] !== '[') return textAt(source, at)?.text;
  const list: string[] = [];
  let next = at + 1;
  for (;;) {
    while (/[\s,]/.test(source.charAt(next))) next++;
    if (source[next] === ']') return list;
    const item = textAt(source, next);
    if (item === undefined || list.length >= maxListLength) return undefined;
    list.push(item.text);
    next = source.startsWith('.freeze', item.end) ? item.end + '.freeze'.length : item.end;
  }
}

interface Text {
  readonly text: string;
  /** Index after it. */
  readonly end: number;
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
function textAt(source: string, at: number): Text | undefined {
  const [opening = ''] = /^(?:["']|%[qQ][<([{|!])/.exec(source.slice(at, at + 3)) ?? [];
  if (opening === '') return undefined;
  const last = opening.slice(-1);
  const end = closing[last] ?? last;
  const rich = opening === '"' || opening.startsWith('%Q');
  let text = '';
  for (let index = at + opening.length; index < source.length; index++) {
    const character = source.charAt(index);
    if (character === end) return { text, end: index + 1 };
    if (rich && character === '#' && source[index + 1] === '{') return undefined;
    if (character !== '\\') text += character;
    else if (rich) {
      const escaped = unescape(source, index + 1);
      text += escaped.text;
      index = escaped.end - 1;
    } else text += singleEscape(source.charAt(++index), end);
  }
  return undefined;
}

function singleEscape(character: string, end: string): string {
  return character === end || character === '\\' ? character : `\\${character}`;
}

function unescape(source: string, at: number): Text {
  const [all, long, short] = /^u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/i.exec(source.slice(at, at + 9)) ?? [];
  const point = Number.parseInt(long ?? short ?? '', 16);
  if (all !== undefined && point <= 0x10ffff)
    return { text: String.fromCodePoint(point), end: at + all.length };
  const character = source.charAt(at);
  return { text: escapes[character] ?? character, end: at + 1 };
}

export type JsonPath = readonly (string | number)[];

/** A member of an object or an item of an array. */
export interface JsonVisit {
  /** Valid until the next visit. */
  readonly path: JsonPath;
  /** Where the name of the member stands, or the item. */
  readonly offset: number;
  /** Whether the object has a member of that name already. */
  readonly twice: boolean;
}

interface Open {
  /** Undefined in an array. */
  readonly names: Set<string> | undefined;
  /** Of an object: whether the next value is that of a name already seen. */
  named: boolean;
  index: number;
}

/** Goes through `text`, which `JSON.parse` has taken, in order. */
export function walkJson(text: string, visit: (member: JsonVisit) => void): void {
  const path: (string | number)[] = [];
  const open: Open[] = [];
  const reach = (key: string | number, offset: number, twice: boolean): void => {
    path.length = open.length;
    path[open.length - 1] = key;
    visit({ path, offset, twice });
  };
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? '';
    const around = open.at(-1);
    if (between.includes(character)) {
      if (around && character === ',') around.named = false;
      if (character === '}' || character === ']') open.pop();
      at += 1;
      continue;
    }
    const end = tokenEnd(text, at);
    if (around?.names && !around.named) {
      const name = nameAt(text, at, end);
      reach(name, at, around.names.has(name));
      around.names.add(name);
      around.named = true;
    } else {
      if (around && !around.names) reach(around.index++, at, false);
      if (character === '{') open.push({ names: new Set(), named: false, index: 0 });
      if (character === '[') open.push({ names: undefined, named: false, index: 0 });
    }
    at = end;
  }
}

/** What separates tokens, and the ends of objects and arrays. */
const between = ' \t\r\n\ufeff,:}]';
const scalar = /[^\s,\]}]+/y;

function tokenEnd(text: string, start: number): number {
  const first = text[start];
  if (first === '{' || first === '[') return start + 1;
  if (first === '"') return textEnd(text, start);
  scalar.lastIndex = start;
  scalar.test(text);
  return Math.max(scalar.lastIndex, start + 1);
}

/** Behind the quote that ends the text beginning at `start`. */
function textEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function nameAt(text: string, start: number, end: number): string {
  const written = text.slice(start, end);
  return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
}

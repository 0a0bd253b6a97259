// The Engine's validators: what it took is taken, and what it refused is refused. Beyond that, numbers have to be some.
import type { ParameterKind } from './parameter.ts';

export const text: ParameterKind<string> = {
  name: 'type',
  expects: 'a text',
  schema: { type: 'string' },
  read: (value) => ({ value }),
};

export const list: ParameterKind<readonly string[]> = listOf('CommaDelimitedStringList', ',');

export const pipeList: ParameterKind<readonly string[]> = listOf('PipeDelimitedStringList', '|');

export const integer: ParameterKind<number> = {
  name: 'IntegerString',
  expects: 'a whole number',
  schema: { type: 'string', pattern: '^\\s*[\\d]+\\s*$' },
  read: (value) => (/^\s*\d{1,15}\s*$/.test(value) ? { value: Number(value) } : refused(integer)),
};

export const float: ParameterKind<number> = {
  name: 'FloatString',
  expects: 'a number',
  schema: { type: 'string', pattern: '^\\s*-*(\\d)*(\\.\\d*)?\\s*$' },
  read: (value) =>
    /^\s*-?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})\s*$/.test(value)
      ? { value: Number(value) }
      : refused(float),
};

export const numberList: ParameterKind<readonly number[]> = {
  name: 'CommaDelimitedStringOfNumbers',
  expects: 'whole numbers, separated by commas',
  schema: { type: 'string', pattern: '^\\s*(\\s*(\\d+)\\s*,)*\\s*(\\d+){1}\\s*$' },
  read(value) {
    const items = value.split(',').map((item) => item.trim());
    return items.every((item) => /^\d{1,15}$/.test(item))
      ? { value: items.map(Number) }
      : refused(numberList);
  },
};

export const boolean: ParameterKind<boolean> = {
  name: 'BooleanString',
  expects: 'true or false',
  schema: { type: 'string', enum: ['true', 'false'] },
  read(value) {
    const lower = value.toLowerCase();
    return lower === 'true' || lower === 'false' ? { value: lower === 'true' } : refused(boolean);
  },
};

/** `name|version,name|version` */
export const nameVersions: ParameterKind<ReadonlyMap<string, string>> = {
  name: 'CommaDelimitedStringOfNameVersionPairs',
  expects: 'name|version pairs, separated by commas',
  schema: { type: 'string', pattern: '^\\s*(\\s*([^|,]+\\|[^|,]+)\\s*,)*\\s*([^|,]+\\|[^|,]+){1}\\s*$' },
  read(value) {
    const pairs = new Map<string, string>();
    for (const item of value.split(',')) {
      const [name = '', version = '', more] = item.split('|').map((part) => part.trim());
      if (name === '' || version === '' || more !== undefined) return refused(nameVersions);
      pairs.set(name, version);
    }
    return { value: pairs };
  },
};

export function choice<const T extends string>(...choices: readonly T[]): ParameterKind<T> {
  const kind: ParameterKind<T> = {
    name: 'EnumString',
    expects: `one of ${choices.join(', ')}`,
    schema: { type: 'string', enum: choices },
    read(value) {
      const found = choices.find((each) => each === value);
      return found === undefined ? refused(kind) : { value: found };
    },
  };
  return kind;
}

/** Some of `choices`, separated by commas. */
export function choices<const T extends string>(...all: readonly T[]): ParameterKind<readonly T[]> {
  const kind: ParameterKind<readonly T[]> = {
    name: 'DelimitedEnumString',
    expects: `some of ${all.join(', ')}, separated by commas`,
    schema: { type: 'string', pattern: `^\\s*((${all.join('|')})\\s*,\\s*)*(${all.join('|')})\\s*$` },
    read(value) {
      const items = value.split(',').map((item) => all.find((each) => each === item.trim()));
      const found = items.filter((item) => item !== undefined);
      return found.length === items.length ? { value: found } : refused(kind);
    },
  };
  return kind;
}

function listOf(name: string, separator: ',' | '|'): ParameterKind<readonly string[]> {
  const [expression, word] = separator === ',' ? [',', 'commas'] : ['\\|', 'bars'];
  const item = `[^${separator}]+`;
  const kind: ParameterKind<readonly string[]> = {
    name,
    expects: `names, separated by ${word}`,
    schema: { type: 'string', pattern: `^\\s*(\\s*(${item})\\s*${expression})*\\s*(${item}){1}\\s*$` },
    read(value) {
      const items = value.split(separator);
      return items.every((each) => each !== '') ? { value: items.map((each) => each.trim()) } : refused(kind);
    },
  };
  return kind;
}

function refused(kind: ParameterKind<unknown>): { readonly problem: string } {
  return { problem: `must be ${kind.expects}` };
}

/**
 * Many globs as one lookup. `**` is any number of directories, `*` and `?` stay within a name, `[…]` is a set,
 * `{a,b}` an alternative. Paths have no leading slash. Patterns are the program's own, never an image's.
 */
export function compileGlobs(patterns: readonly string[]): (path: string) => boolean {
  const lookup = globLookup(patterns.map((glob) => ({ glob, value: true })));
  return (path) => lookup(path).length > 0;
}

interface Rule<T> {
  readonly pattern: RegExp;
  readonly value: T;
}

/**
 * The values whose glob matches a path. A path is first looked up by its base name and by its last extension, so that
 * a hundred thousand paths cost a few map look-ups each and not a hundred expressions.
 */
export function globLookup<T>(
  entries: readonly { glob: string; value: T }[],
): (path: string) => readonly T[] {
  const byName = new Map<string, Rule<T>[]>();
  const byExtension = new Map<string, Rule<T>[]>();
  const others: Rule<T>[] = [];
  for (const { glob, value } of entries) {
    for (const plain of expandBraces(glob)) {
      const name = plain.slice(plain.lastIndexOf('/') + 1);
      const rule = { pattern: toRegExp(plain), value };
      const extension = /^\*(\.[^*?[\]]+)$/.exec(name)?.[1];
      if (!/[*?[\]]/.test(name)) append(byName, name, rule);
      else if (extension !== undefined && extension.lastIndexOf('.') === 0)
        append(byExtension, extension, rule);
      else others.push(rule);
    }
  }
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    const candidates = [byName.get(name), dot < 0 ? undefined : byExtension.get(name.slice(dot)), others];
    const values: T[] = [];
    for (const rules of candidates) {
      if (!rules) continue;
      for (const { pattern, value } of rules)
        if (!values.includes(value) && pattern.test(path)) values.push(value);
    }
    return values;
  };
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function expandBraces(glob: string): string[] {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/.exec(glob);
  if (!match) return [glob];
  const [, before = '', inside = '', after = ''] = match;
  return inside.split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}

function toRegExp(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\/\*\*$|\*\*|\*|\?|\[[^\]]*\]|[^*?[]/g, (token) => {
    if (token === '**/') return '(?:[^]*/)?';
    if (token === '/**') return '/[^]*';
    if (token === '**') return '[^]*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.startsWith('[')) return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    return token.replace(/[\\^$.|+(){}\]]/, '\\$&');
  });
  return new RegExp(`^${source}$`);
}

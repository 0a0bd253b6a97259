import { type ByteSet, byteSet, type PatternNode } from './pattern-syntax.ts';

/** As long as most ids of findings. */
const MAX_LENGTH = 40;

interface Start {
  readonly sets: readonly ByteSet[];
  /** Nothing of the node stands behind them. */
  readonly whole: boolean;
}

/** What the first bytes of every match are among, one set a byte, as far as it can be told. */
export function leadingSets(node: PatternNode): readonly ByteSet[] {
  return startOf(node).sets;
}

function startOf(node: PatternNode): Start {
  switch (node.kind) {
    case 'byte':
      return { sets: [node.set], whole: true };
    case 'sequence':
      return sequence(node.parts);
    case 'choice':
      return choice(node.options.map(startOf));
    case 'repeat':
      return repeat(node);
    default:
      // Of the place, not of the bytes.
      return { sets: [], whole: true };
  }
}

function sequence(parts: readonly PatternNode[]): Start {
  let sets: readonly ByteSet[] = [];
  for (const part of parts) {
    const start = startOf(part);
    sets = [...sets, ...start.sets];
    if (!start.whole || sets.length > MAX_LENGTH) return cut(sets);
  }
  return { sets, whole: true };
}

function choice(options: readonly Start[]): Start {
  const lengths = options.map(({ sets }) => sets.length);
  const length = Math.min(...lengths);
  const sets = Array.from({ length }, (_, at) =>
    byteSet((byte) => options.some((option) => option.sets[at]?.[byte] === 1)),
  );
  return { sets, whole: options.every(({ whole }) => whole) && Math.max(...lengths) === length };
}

function repeat({ item, min, max }: Extract<PatternNode, { kind: 'repeat' }>): Start {
  const once = startOf(item);
  if (min === 0) return { sets: [], whole: max === 0 };
  if (!once.whole || once.sets.length === 0) return once;
  const times = Math.ceil((MAX_LENGTH + 1) / once.sets.length);
  const sets = Array.from({ length: Math.min(min, times) }, () => once.sets).flat();
  return min === max && sets.length <= MAX_LENGTH ? { sets, whole: true } : cut(sets);
}

function cut(sets: readonly ByteSet[]): Start {
  return { sets: sets.slice(0, MAX_LENGTH), whole: false };
}

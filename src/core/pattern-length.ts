import type { PatternNode } from './pattern-syntax.ts';

/** Bytes of the shortest text that the node matches. */
export function shortestMatch(node: PatternNode): number {
  switch (node.kind) {
    case 'byte':
      return 1;
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + shortestMatch(part), 0);
    case 'choice':
      return node.options.reduce((least, option) => Math.min(least, shortestMatch(option)), Infinity);
    case 'repeat':
      return node.min === 0 ? 0 : node.min * shortestMatch(node.item);
    default:
      return 0;
  }
}

/** As the Engine writes them. */
export const comparisons = ['=', '!=', '<', '>', '<=', '>='] as const;

export type Comparison = (typeof comparisons)[number];

export function holds(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    default:
      return left >= right;
  }
}

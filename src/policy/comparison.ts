/** As the Engine writes them. */
export const comparisons = ['=', '!=', '<', '>', '<=', '>='] as const;

export type Comparison = (typeof comparisons)[number];

export function holds<T extends number | string>(left: T, comparison: Comparison, right: T): boolean {
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

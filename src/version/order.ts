/** Digits of any length as numbers: versions hold dates and hashes that no float can. */
export function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareText(left, right);
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first difference of two lists; what a shorter one lacks is `missing`. */
export function compareLists<T>(
  a: readonly T[],
  b: readonly T[],
  { missing, compare }: { readonly missing: T; readonly compare: (a: T, b: T) => number },
): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = compare(a[at] ?? missing, b[at] ?? missing);
    if (order !== 0) return order;
  }
  return 0;
}

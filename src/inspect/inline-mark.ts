/** Whether any line may have a mark. */
export function hasMark(text: Uint8Array): boolean {
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).includes(':allow');
}

/**
 * Whether a mark on this line accepts what the rule found there: `kedge:allow` for every rule, `kedge:allow ID,ID` for
 * those alone, and gitleaks' `gitleaks:allow`. A word behind it that is no rule's id accepts nothing.
 */
export function isAllowed(line: string, rule: string): boolean {
  if (!line.includes(':allow')) return false;
  if (line.includes('gitleaks:allow')) return true;
  const marks = line.matchAll(
    /kedge:allow(?![\w-])(?:[ \t]{1,8}([A-Za-z0-9][\w-]*(?:, ?[A-Za-z0-9][\w-]*)*))?/g,
  );
  return marks.some(([, ids]) => ids === undefined || ids.split(/, ?/).includes(rule));
}

/** Which part of a file an answer holds. https://www.rfc-editor.org/rfc/rfc9110#name-content-range */
export interface ContentRange {
  readonly start: number;
  /** Bytes of the whole file, when told. */
  readonly total: number | undefined;
}

export function parseContentRange(header: string | null): ContentRange | undefined {
  const [, start, total = '*'] = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(header ?? '') ?? [];
  if (start === undefined) return undefined;
  return { start: Number(start), total: total === '*' ? undefined : Number(total) };
}

export interface BasicPair {
  readonly user: string;
  readonly password: string;
}

/** User and password as RFC 7617 puts them into base64; undefined when that is not what it holds. */
export function basicPair(text: string): BasicPair | undefined {
  const plain = Buffer.from(text, 'base64').toString('latin1');
  const at = plain.indexOf(':');
  if (at < 0 || at === plain.length - 1 || !/^[ -~\x80-\xff]+$/.test(plain)) return undefined;
  return { user: plain.slice(0, at), password: plain.slice(at + 1) };
}

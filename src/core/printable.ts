/**
 * `text` made safe for a terminal or a log: control characters, bidirectional overrides and bytes that were not UTF-8
 * (kept as lone surrogates U+DC80…U+DCFF, see `decodeName`) are shown as `\xHH` or `\u{HHHH}`.
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udfff]/gu,
    escape,
  );
}

function escape(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0xdc80 && point <= 0xdcff) return `\\x${(point - 0xdc00).toString(16)}`;
  if (point <= 0xff) return `\\x${point.toString(16).padStart(2, '0')}`;
  return `\\u{${point.toString(16)}}`;
}

/**
 * File names are bytes. They are held as strings in which every byte that is not part of valid UTF-8 stands as the
 * lone surrogate U+DC00 + byte (PEP 383, "surrogateescape"), so that two names are equal exactly when their bytes are.
 */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decodeName(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLossless(bytes);
  }
}

export function encodeName(name: string): Uint8Array {
  if (!/[\ud800-\udfff]/u.test(name)) return Buffer.from(name, 'utf8');
  return Buffer.concat(
    Array.from(name, (character) => {
      const point = character.codePointAt(0) ?? 0;
      return point >= 0xdc80 && point <= 0xdcff ? Buffer.of(point - 0xdc00) : Buffer.from(character, 'utf8');
    }),
  );
}

/** `text` with bytes that are not UTF-8 (see `decodeName`) as `\xHH`, and any other lone surrogate as U+FFFD. */
export function wellFormed(text: string): string {
  if (text.isWellFormed()) return text;
  return text
    .replace(/[\udc80-\udcff]/gu, (unit) => `\\x${(unit.charCodeAt(0) - 0xdc00).toString(16)}`)
    .toWellFormed();
}

function decodeLossless(bytes: Uint8Array): string {
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    name +=
      length > 0
        ? strict.decode(bytes.subarray(at, at + length))
        : String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
    at += Math.max(length, 1);
  }
  return name;
}

/** Length of the valid UTF-8 sequence at `at`, 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}

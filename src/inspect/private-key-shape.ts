import { Buffer } from 'node:buffer';

const sequence = 0x30;
const integer = 0x02;
const octets = 0x04;
const identifier = 0x06;

/** How a key in DER goes on after the SEQUENCE that it is. */
const derStarts = {
  /** RFC 8017 A.1.2, and the DSA keys of OpenSSL: version 0, then an INTEGER. */
  numbers: [[integer, 1, 0, integer]],
  /** RFC 5915: version 1, then an OCTET STRING. */
  curve: [[integer, 1, 1, octets]],
  /** RFC 5958: version 0 or 1, then the algorithm. */
  pkcs8: [
    [integer, 1, 0, sequence],
    [integer, 1, 1, sequence],
  ],
} as const;

/** Whether the text between the lines of a PEM block begins a private key of that kind. */
export function isDerKey(kind: keyof typeof derStarts, text: string): boolean {
  const content = derContent(pemBytes(text));
  return (
    content !== undefined && derStarts[kind].some((start) => start.every((byte, at) => content[at] === byte))
  );
}

/** EncryptedPrivateKeyInfo of RFC 5958: the algorithm comes first. */
export function isEncryptedDerKey(text: string): boolean {
  const content = derContent(pemBytes(text));
  return content?.[0] === sequence && derContent(content)?.[0] === identifier;
}

/** `openssh-key-v1`, NUL, then the name of the cipher. https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
export function isOpensshKey(text: string, { encrypted }: { readonly encrypted: boolean }): boolean {
  const bytes = pemBytes(text);
  if (bytes.toString('latin1', 0, 15) !== 'openssh-key-v1\0' || bytes.length < 24) return false;
  const length = bytes.readUInt32BE(15);
  const cipher = bytes.toString('latin1', 19, 19 + Math.min(length, 40));
  return encrypted ? /^[a-z][\w@.-]{3,}$/.test(cipher) && cipher !== 'none' : cipher === 'none';
}

/** A secret-key packet of OpenPGP, of a version that there is. RFC 9580, 4.2 and 5.5.2. */
export function isPgpSecretKey(text: string): boolean {
  const bytes = pemBytes(text);
  const tag = bytes[0] ?? 0;
  const old = (tag & 0xfc) === 0x94 ? 1 + 2 ** (tag & 3) : 0;
  const recent = tag === 0xc5 ? 1 + lengthBytes(bytes[1] ?? 0) : 0;
  const version = bytes[old || recent] ?? 0;
  return (old > 0 || recent > 0) && version >= 2 && version <= 6;
}

/** What base64 holds, however its lines are quoted and joined. */
export function pemBytes(text: string): Buffer {
  return Buffer.from(text.replace(/\\+[nrt]|[^0-9A-Za-z+/=]/g, ''), 'base64');
}

/** What is in a SEQUENCE of a length that a key may have. */
function derContent(bytes: Buffer): Buffer | undefined {
  const [tag, length = 0] = bytes;
  if (tag !== sequence) return undefined;
  if (length < 0x80) return length >= 8 ? bytes.subarray(2) : undefined;
  return length === 0x81 || length === 0x82 ? bytes.subarray(length - 0x80 + 2) : undefined;
}

/** RFC 9580, 4.2.1. */
function lengthBytes(first: number): number {
  if (first < 192) return 1;
  return first === 255 ? 5 : 2;
}

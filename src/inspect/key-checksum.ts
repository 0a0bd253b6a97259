import { createHash } from 'node:crypto';

const bech32Set = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const bech32Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether the last six characters are the checksum of BIP 173. */
export function endsInBech32Checksum(text: string): boolean {
  const lower = text.toLowerCase();
  const at = lower.lastIndexOf('1');
  const prefix = [...Buffer.from(lower.slice(0, at), 'latin1')];
  const data = lower
    .slice(at + 1)
    .split('')
    .map((character) => bech32Set.indexOf(character));
  const values = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data];
  return at > 0 && data.length >= 6 && !data.includes(-1) && polymod(values) === 1;
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of bech32Generator.entries()) if ((top >> bit) & 1) sum ^= generator;
  }
  return sum;
}

const base58Set = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Whether the last four of so many bytes in base 58 are the start of the double SHA-256 of the others. */
export function endsInBase58Checksum(text: string, bytes: number): boolean {
  let number = 0n;
  for (const character of text) number = number * 58n + BigInt(base58Set.indexOf(character));
  const digits = number.toString(16).padStart(2 * bytes, '0');
  if (number < 0n || digits.length !== 2 * bytes) return false;
  const content = Buffer.from(digits, 'hex');
  const once = createHash('sha256').update(content.subarray(0, -4)).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4).equals(content.subarray(-4));
}

const base32Set = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Whether the last two bytes in base 32 are the CRC-16 (XMODEM) of the others, as in the keys of NATS. */
export function endsInBase32Crc16(text: string): boolean {
  let bits = '';
  for (const character of text) bits += base32Set.indexOf(character).toString(2).padStart(5, '0');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  if (bytes.length < 3) return false;
  let sum = 0;
  for (const byte of bytes.subarray(0, -2)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return sum === bytes.readUInt16LE(bytes.length - 2);
}

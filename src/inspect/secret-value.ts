import { createHmac } from 'node:crypto';

/** The first characters: four at most, and at most a sixth of the value. */
export function preview(value: string): string {
  const shown = value.slice(0, Math.min(4, Math.floor(value.length / 6)));
  return `${shown.replaceAll(/[^\x20-\x7e]/g, '?')}…`;
}

export interface FingerprintOf {
  /** Id. */
  readonly rule: string;
  /** As latin1: a character a byte. */
  readonly value: string;
  /** Hex. */
  readonly key: string;
}

/** 32 hex digits that tell nothing of the value to who has no key. */
export function fingerprint({ rule, value, key }: FingerprintOf): string {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`${rule}\0`)
    .update(value, 'latin1')
    .digest('hex')
    .slice(0, 32);
}

/** Shannon entropy, bits a byte. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const byte of value) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

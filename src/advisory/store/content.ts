import { hash } from 'node:crypto';
import { type Digest, digestOf } from '../../core/digest.ts';

/**
 * The content of a feed as a sum over its records, LtHash with 1024 lanes of 16 bits: records are added and taken away
 * one at a time, in any order, and whoever could find two sets with the same sum could solve hard lattice problems.
 * A sum of plain SHA-256 values could be forged with a few ten thousand records. https://eprint.iacr.org/2019/227
 */
export type Content = Uint16Array;

const lanes = 1024;

export function emptyContent(): Content {
  return new Uint16Array(lanes);
}

/** `recordHash` is of 32 bytes. */
export function addRecord(content: Content, recordHash: Uint8Array): void {
  const share = expanded(recordHash);
  for (let lane = 0; lane < lanes; lane += 1) content[lane] = (content[lane] ?? 0) + (share[lane] ?? 0);
}

export function removeRecord(content: Content, recordHash: Uint8Array): void {
  const share = expanded(recordHash);
  for (let lane = 0; lane < lanes; lane += 1) content[lane] = (content[lane] ?? 0) - (share[lane] ?? 0);
}

function expanded(recordHash: Uint8Array): Uint16Array {
  const bytes = hash('shake128', recordHash, { outputLength: 2 * lanes, outputEncoding: 'buffer' });
  return new Uint16Array(bytes.buffer, bytes.byteOffset, lanes);
}

export function contentBytes(content: Content): Uint8Array {
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
}

/** Undefined when the bytes are none. */
export function contentFrom(bytes: Uint8Array): Content | undefined {
  return bytes.length === 2 * lanes ? new Uint16Array(Uint8Array.from(bytes).buffer) : undefined;
}

/** Of a store, from what its feeds hold. A feed without records counts as absent. */
export function storeDigest(
  feeds: Iterable<{ readonly id: string; readonly records: number; readonly content: Uint8Array }>,
): Digest {
  const lines = Array.from(feeds)
    .filter(({ records }) => records > 0)
    .map(({ id, content }) => JSON.stringify([id, digestOf(content)]))
    .sort();
  return digestOf(`kedge advisories 1\n${lines.join('\n')}`);
}

import type { SQLOutputValue } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import { damaged } from './failure.ts';

/** Of a feed: what its records have in common. None while it holds but a few of them. */
export type Dictionary = Uint8Array | undefined;

/** A longer one packs little better and takes longer to set up than most texts to pack. */
const dictionaryLength = 8 * 1024;
/** What is taken of one record, so that a dictionary is of many. */
const sampleLength = 640;
/** Packing a shorter text saves little and takes as long. */
const leastLength = 300;
/** No text of a store is longer unpacked. */
const maxUnpackedLength = 64 * 1024 * 1024;

/** Half the time of the defaults and less memory to set up for each text, for results a twentieth longer. */
const quick = { level: 3, windowBits: 14, memLevel: 6 };

/** Text as it lies in a column: short ones as they are, others deflated, with a checksum. */
export function pack(text: string, dictionary: Dictionary): string | Uint8Array {
  if (text.length < leastLength) return text;
  const options = { ...quick, chunkSize: Math.min(Math.max(text.length >> 1, 1024), 16_384) };
  return deflateSync(text, dictionary === undefined ? options : { ...options, dictionary });
}

export function unpack(value: SQLOutputValue | undefined, dictionary: Dictionary): string {
  if (typeof value === 'string') return value;
  if (!(value instanceof Uint8Array)) throw damaged('a text is missing');
  const options = { maxOutputLength: maxUnpackedLength };
  return inflateSync(value, dictionary === undefined ? options : { ...options, dictionary }).toString();
}

/** Gathers the first records of a feed until they make a dictionary. */
export class DictionarySample {
  #text = '';

  /** Whether that is enough. */
  add(text: string): boolean {
    this.#text += text.slice(0, sampleLength);
    return this.#text.length >= dictionaryLength;
  }

  /** Undefined when they are not enough. */
  dictionary(): Dictionary {
    if (this.#text.length < dictionaryLength) return undefined;
    return Buffer.from(this.#text).subarray(-dictionaryLength);
  }
}

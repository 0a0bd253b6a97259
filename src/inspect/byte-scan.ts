import { type Code, i8x16, i32, loadProgram, repeat, wasmProgram, when } from '../core/wasm.ts';

/*
 * What looks at every byte of an image, as a program for the processor's vectors: WebAssembly goes over text twice as
 * fast as JavaScript, and over what is no text several times as fast.
 */

/** So many bytes are looked at at a time: all that is needed for them stays near the processor. */
export const batchBytes = 16 * 1024;

/** A trigram and what follows it, from the last place on. */
export const seamBytes = 4;

export interface ByteScan {
  /** Adds a trigram in which bit 5 of each byte is set; `follows` is what may stand behind it, or undefined for anything. */
  know(trigram: number, follows: number | undefined): void;
  /**
   * Looks for known trigrams at every second place in the first `batchBytes` of `bytes`, and queues the places: all
   * where there is one, whatever bit 5 of its bytes is, and some others, even behind the end. Answers how many these
   * are. At most `seamBytes` more tell what follows the last place.
   */
  suspects(bytes: Uint8Array): number;
  /** Places in the bytes that were looked at last. */
  readonly queue: Int32Array;
  /** In `batchBytes` at most. */
  lineBreaks(bytes: Uint8Array): number;
}

/** `printable`: trigrams are of printable ASCII, tabs and line feeds alone, which spares most of what is no text. */
export function byteScan(printable: boolean): ByteScan {
  program ??= scanProgram();
  const loaded = loadProgram(program, pages);
  const table = new Int32Array(loaded.memory, tableAt, 1 << tableBits);
  const input = new Uint8Array(loaded.memory, inputAt, batchBytes + padding);
  const suspects = loaded.function(printable ? 'printableSuspects' : 'suspects');
  const lineBreaks = loaded.function('lineBreaks');
  return {
    know(trigram, follows) {
      const at = Math.imul(trigram << 8, factor) >>> (32 - tableBits);
      table[at] = (table[at] ?? 0) | (follows === undefined ? -1 : 1 << follows);
    },
    suspects(bytes) {
      input.set(bytes);
      return suspects(inputAt + Math.min(bytes.length, batchBytes));
    },
    queue: new Int32Array(loaded.memory, queueAt),
    lineBreaks(bytes) {
      input.set(bytes);
      input.fill(0, bytes.length, bytes.length + vectorBytes);
      return lineBreaks(inputAt + bytes.length);
    },
  };
}

let program: WebAssembly.Module | undefined;

const vectorBytes = 16;
/** By the hash of a trigram: a bit for the last five of each byte that may follow it. */
const tableAt = 0;
const tableBits = 14;
const inputAt = tableAt + (4 << tableBits);
/** What is read behind the input means nothing. */
const padding = 2 * vectorBytes;
const queueAt = inputAt + batchBytes + padding;
const pageBytes = 64 * 1024;
const pages = Math.ceil((queueAt + (batchBytes / 2 + vectorBytes) * 4) / pageBytes);
/** Fibonacci hashing: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing */
const factor = 0x9e3779b1;
/** Sets the one bit in which the cases of a letter differ. */
const fold = 0x20202020;

function scanProgram(): WebAssembly.Module {
  const functions = [
    { name: 'suspects', parameters: 1, locals: 5, body: suspectsBody(lookAtVector()) },
    { name: 'printableSuspects', parameters: 1, locals: 5, body: suspectsBody(ifPrintable(lookAtVector())) },
    { name: 'lineBreaks', parameters: 1, locals: 5, body: lineBreaksBody() },
  ];
  return wasmProgram(functions, pages);
}

const local = { end: 0, at: 1, queued: 2, word: 3, here: 4, next: 5 } as const;
const { get, set } = i32;

/** Each vector of the input. */
function eachVector(body: Code): Code {
  const forward = set(local.at, i32.add(get(local.at), i32.of(vectorBytes)));
  return [
    ...set(local.at, i32.of(inputAt)),
    ...repeat([...body, ...forward], i32.lessThan(get(local.at), get(local.end))),
  ];
}

function suspectsBody(look: Code): Code {
  return [...set(local.here, printableAt(inputAt)), ...eachVector(look), ...get(local.queued)];
}

/** No step depends on the one before, nor branches: so a processor overlaps them. */
function lookAtVector(): Code {
  return Array.from({ length: vectorBytes / 2 }, (_, pair) => lookAt(pair * 2)).flat();
}

/** Queues the place, and counts it if its trigram is known. */
function lookAt(offset: number): Code {
  const entry = i32.shiftLeft(get(local.queued), i32.of(2));
  const place = i32.add(get(local.at), i32.of(offset - inputAt));
  const trigram = i32.shiftLeft(get(local.word), i32.of(8));
  const hash = i32.shiftRight(i32.multiply(trigram, i32.of(factor)), i32.of(32 - tableBits));
  const followers = i32.load(i32.shiftLeft(hash, i32.of(2)), tableAt);
  // Of the count of a shift, five bits are taken.
  const known = i32.shiftRight(followers, i32.shiftRight(get(local.word), i32.of(24)));
  return [
    ...set(local.word, i32.or(i32.load(get(local.at), offset), i32.of(fold))),
    ...i32.store(entry, place, queueAt),
    ...set(local.queued, i32.add(get(local.queued), i32.and(known, i32.of(1)))),
  ];
}

/** Only where three printable bytes begin at one of the places. */
function ifPrintable(look: Code): Code {
  const next = i32.shiftLeft(get(local.next), i32.of(vectorBytes));
  const both = get(local.word);
  const twice = i32.and(both, i32.shiftRight(both, i32.of(1)));
  const thrice = i32.and(twice, i32.shiftRight(both, i32.of(2)));
  return [
    ...set(local.next, printableIn(get(local.at), vectorBytes)),
    ...set(local.word, i32.or(get(local.here), next)),
    ...when(i32.and(thrice, i32.of(0x5555)), look),
    ...set(local.here, get(local.next)),
  ];
}

function printableAt(address: number): Code {
  return printableIn(i32.of(address), 0);
}

/** A bit for each byte of a vector. */
function printableIn(address: Code, offset: number): Code {
  const bytes = i8x16.load(address, offset);
  const between = (first: number, last: number): Code =>
    i8x16.lessThan(i8x16.subtract(bytes, i8x16.of(first)), i8x16.of(last + 1 - first));
  return i8x16.bits(i8x16.or(between(0x20, 0x7e), between(0x09, 0x0a)));
}

function lineBreaksBody(): Code {
  const breaks = i8x16.bits(i8x16.equal(i8x16.load(get(local.at)), i8x16.of(0x0a)));
  const count = set(local.queued, i32.add(get(local.queued), i32.ones(breaks)));
  return [...eachVector(count), ...get(local.queued)];
}
